import ArticleModel

extension Library {
    /// The annotations of an article, by where their words stand. Annotations that this version cannot
    /// understand are left out here and kept in the file.
    public func annotations(_ id: String) throws(LibraryError) -> [Annotation] {
        try checkID(id)
        let annotations = try annotationFile(id)?.items.compactMap {
            AnnotationDocument.annotation($0, article: id)
        }
        return (annotations ?? []).sorted {
            ($0.anchor.position.start, $0.anchor.position.end, $0.id)
                < ($1.anchor.position.start, $1.anchor.position.end, $1.id)
        }
    }

    /// The annotations of an article as W3C annotations, in the order of the file.
    public func annotationItems(_ id: String) throws(LibraryError) -> [JSONValue] {
        try checkID(id)
        return try annotationFile(id)?.items ?? []
    }

    /// Saves an annotation: a new one is added, one with the same id replaced. Others that were written
    /// meanwhile stay. A deleted one comes back whole with `item`, the W3C annotation that it was.
    public func save(_ annotation: Annotation, as item: JSONValue? = nil) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            let article = try article(annotation.article)
            let source = article.document.url ?? AnnotationDocument.urn(ofArticle: article.id)
            try changeAnnotations(of: article.id) { items throws(LibraryError) in
                if let index = items.firstIndex(where: { $0["id"]?.string == annotation.id }) {
                    items[index] = AnnotationDocument.json(annotation, source: source, over: items[index])
                } else {
                    items.append(AnnotationDocument.json(annotation, source: source, over: item))
                }
            }
        }
    }

    /// Deletes an annotation of an article.
    public func deleteAnnotation(_ annotationID: String, article: String) throws(LibraryError) {
        try checkID(article)
        try locked { () throws(LibraryError) in
            try changeAnnotations(of: article) { items throws(LibraryError) in
                guard let index = items.firstIndex(where: { $0["id"]?.string == annotationID }) else {
                    throw .noSuchAnnotation(id: annotationID)
                }
                items.remove(at: index)
            }
        }
    }

    /// Reads the file again, changes it and writes it; the library must be locked. A damaged file is set aside, and what
    /// is changed is its last good generation.
    func changeAnnotations(
        of id: String, _ change: (inout [JSONValue]) throws(LibraryError) -> Void
    ) throws(LibraryError) {
        let path = path(.annotations, id)
        let generation = try annotationGeneration(id)
        if let json = generation.json, Self.isNewer(json, than: AnnotationDocument.schema) {
            throw .newerSchema(file: path)
        }
        var items = generation.json.flatMap(AnnotationDocument.items(of:)) ?? []
        try change(&items)
        let collection = AnnotationDocument.collection(
            id: AnnotationDocument.urn(ofArticle: id) + ":annotations", label: "Annotations of article \(id)",
            items: items, over: generation.json)
        try write(collection.pretty(), to: path, after: generation)
    }

    /// The annotation file of an article, or its last good generation where it is damaged; nil where there is none.
    func annotationFile(_ id: String) throws(LibraryError) -> (json: JSONValue, items: [JSONValue])? {
        let generation = try annotationGeneration(id)
        guard let json = generation.json, let items = AnnotationDocument.items(of: json) else {
            if let flaw = generation.flaw { throw .damaged(file: path(.annotations, id), reason: flaw) }
            return nil
        }
        return (json, items)
    }

    /// The annotation file of an article with what is wrong with it.
    func annotationGeneration(_ id: String) throws(LibraryError) -> Generation {
        try generation(of: path(.annotations, id), flaw: Self.annotationFlaw)
    }

    /// What is wrong with a JSON object as a file of annotations; nil where nothing is.
    static func annotationFlaw(_ json: JSONValue) -> String? {
        AnnotationDocument.items(of: json) == nil ? "it is no annotation collection" : nil
    }
}
