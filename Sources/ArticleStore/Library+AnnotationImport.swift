import Anchoring
import ArticleModel

/// What became of annotations that were imported.
public struct AnnotationImportReport: Hashable, Sendable {
    /// Whose words stand where the annotation says.
    public var inPlace = 0
    /// Whose words stand elsewhere, or with changes.
    public var moved = 0
    /// Whose words are not in the article, or not for certain.
    public var orphaned = 0
    /// On no words: notes on a whole page, answers to other notes. They are kept.
    public var withoutWords = 0
    /// Which the library had already, by their ids.
    public var known = 0
    /// Which match no article: how many for each address, in the order of the addresses.
    public var unmatched: [UnmatchedAddress] = []
    /// Files that could not be written.
    public var problems: [LibraryProblem] = []

    /// Annotations on something that the library does not have.
    public struct UnmatchedAddress: Hashable, Sendable {
        /// The address as it was written; nil where there was none.
        public var address: String?
        /// How many annotations name it.
        public var count: Int
    }

    /// How many were taken in.
    public var imported: Int { inPlace + moved + orphaned + withoutWords }
}

extension Library {
    /// Takes annotations in: each goes to the article that it names by address or by `urn:quoth:ID`.
    ///
    /// An annotation is kept as it came, with all that is not understood. One that is there already, by its id, is not
    /// taken in again. What matches no article is counted and left alone.
    public func importAnnotations(
        _ annotations: [ImportedAnnotation], _ index: any ArticleKeyIndex
    ) throws(LibraryError) -> AnnotationImportReport {
        var report = AnnotationImportReport()
        var unmatched: [String?: Int] = [:]
        var places: [String: [String]] = [:]
        var byArticle: [String: [ImportedAnnotation]] = [:]
        for annotation in annotations {
            let ids = try articles(for: annotation, index, &places)
            if let id = try bestArticle(for: annotation, among: ids) {
                byArticle[id, default: []].append(annotation)
            } else {
                unmatched[annotation.sources.first, default: 0] += 1
            }
        }
        for (id, annotations) in byArticle.sorted(by: { $0.key < $1.key }) {
            do { try importAnnotations(annotations, into: id, &report) } catch {
                report.problems.append(
                    LibraryProblem(file: path(.annotations, id), description: error.description))
            }
        }
        report.unmatched = unmatched.map { .init(address: $0.key, count: $0.value) }
            .sorted { ($0.address ?? "") < ($1.address ?? "") }
        return report
    }

    /// The articles that an annotation may be on, by the first of its addresses that leads anywhere.
    private func articles(
        for annotation: ImportedAnnotation, _ index: any ArticleKeyIndex, _ places: inout [String: [String]]
    ) throws(LibraryError) -> [String] {
        for source in annotation.sources {
            let ids: [String]
            if let known = places[source] {
                ids = known
            } else {
                ids = try articles(at: source, index)
                places[source] = ids
            }
            if !ids.isEmpty { return ids }
        }
        return []
    }

    private func articles(at source: String, _ index: any ArticleKeyIndex) throws(LibraryError) -> [String] {
        let urn = AnnotationDocument.urn(ofArticle: "")
        if source.hasPrefix(urn) {
            let id = String(source.dropFirst(urn.utf8.count))
            return ArticleID.isValid(id) && FileAccess.exists(path(.articles, id)) ? [id] : []
        }
        let address = NormalisedAddress(source)
        return try index.articles(at: source).filter { id in
            guard let url = (try? article(id))?.document.url else { return false }
            return NormalisedAddress(url) == address
        }
    }

    /// Of several articles with one address the one that has the annotation already, else the one that has its words.
    private func bestArticle(
        for annotation: ImportedAnnotation, among ids: [String]
    ) throws(LibraryError) -> String? {
        guard ids.count > 1 else { return ids.first }
        if let id = annotation.item["id"]?.string {
            for article in ids
            where (try? annotationItems(article))?.contains(where: { $0["id"]?.string == id }) == true {
                return article
            }
        }
        return ids.first { id in
            guard let found = AnnotationDocument.annotation(named(annotation.item), article: id),
                let article = try? article(id)
            else { return false }
            return (try? states(of: [found], in: article))?.first?.span != nil
        } ?? ids.first
    }

    private func importAnnotations(
        _ annotations: [ImportedAnnotation], into id: String, _ report: inout AnnotationImportReport
    ) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            let article = try article(id)
            var texts = ArticleTexts(self, article)
            var added = AnnotationImportReport()
            var isChanged = false
            let known = Set(try annotationFile(id)?.items.compactMap { $0["id"]?.string } ?? [])
            var new: [JSONValue] = []
            var newIDs: Set<String> = []
            for annotation in annotations {
                let item = named(annotation.item)
                let name = item["id"]?.string ?? ""
                guard !known.contains(name), newIDs.insert(name).inserted else {
                    added.known += 1
                    continue
                }
                new.append(place(item, annotation.countsUTF16, article, &texts, &added))
                isChanged = true
            }
            if isChanged {
                try changeAnnotations(of: id) { items throws(LibraryError) in items += new }
            }
            report.add(added)
        }
    }

    /// An annotation needs an id; one that came without has one made of its content, the same at every import.
    private func named(_ item: JSONValue) -> JSONValue {
        if let id = item["id"]?.string, !id.isEmpty { return item }
        var named = item
        named["id"] = .string(
            "urn:quoth:annotation:" + ContentHash.hex(of: String(decoding: item.compact(), as: UTF8.self)))
        return named
    }

    /// Finds the annotation's place, counts it, and gives what is to be kept: the annotation as it came, with positions
    /// only changed where they count something else than code points of the article's text.
    private func place(
        _ item: JSONValue, _ countsUTF16: Bool, _ article: Article, _ texts: inout ArticleTexts,
        _ report: inout AnnotationImportReport
    ) -> JSONValue {
        guard var annotation = AnnotationDocument.annotation(item, article: article.id),
            !annotation.anchor.exact.isEmpty
        else {
            report.withoutWords += 1
            return item
        }
        if texts.present.exactSpan(of: annotation.anchor) == nil {
            let text = article.document.text
            var other = annotation.anchor
            other.position = CodePointRange(
                UTF16Offsets.codePoint(atUTF16: other.position.start, in: text),
                UTF16Offsets.codePoint(atUTF16: other.position.end, in: text))
            if texts.present.exactSpan(of: other) != nil { annotation.anchor = other }
        }
        let state = texts.state(of: annotation.anchor)
        switch state {
        case .exact: report.inPlace += 1
        case .moved: report.moved += 1
        case .orphaned: report.orphaned += 1
        }
        if countsUTF16, let span = state.span {
            annotation.anchor.position = texts.present.anchor(for: span).position
        }
        return AnnotationDocument.moved(item, to: annotation.anchor.position)
    }
}

extension AnnotationImportReport {
    fileprivate mutating func add(_ other: AnnotationImportReport) {
        inPlace += other.inPlace
        moved += other.moved
        orphaned += other.orphaned
        withoutWords += other.withoutWords
        known += other.known
    }
}
