import ArticleModel

/// What became of a document that was offered to the library.
public enum Intake: Hashable, Sendable {
    /// It is a new article.
    case added(id: String)
    /// It is a new article, and nearly the same text as another.
    case addedCopy(id: String, of: String, likeness: Double)
    /// It is the new text of an article.
    case revised(RevisionReport)
    /// The library has the same text as this article.
    case known(id: String)
    /// The library has it as an earlier text of this article.
    case knownEarlier(id: String, revision: Int)
}

extension Library {
    /// The keys by which articles are recognised, kept beside the index. `progress` is told how many articles have been
    /// read, the first time.
    public func articleKeys(progress: @escaping @Sendable (Int) -> Void = { _ in }) -> ArticleKeyFile {
        ArticleKeyFile(library: self, folder: index.path, progress: progress)
    }

    /// Takes a document in: as a new article, as the new text of one whose source has changed, or not at all where the
    /// text is there.
    ///
    /// It is analysed only if it is taken in, and while no lock is held.
    public func take(
        _ document: RawDocument, _ index: any ArticleKeyIndex, analyse: (RawDocument) throws -> Analysis
    ) throws -> Intake {
        let keys = ArticleKeys(document)
        if let known = Self.known(try recognise(document, keys, index)) { return known }
        let analysis = try analyse(document)
        return try locked { () throws(LibraryError) in
            // Another program may have taken it in meanwhile.
            let recognition = try recognise(document, keys, index)
            if let known = Self.known(recognition) { return known }
            switch recognition {
            case .revision(let id):
                let copied = try article(id).copyOf
                let report = try revise(id, with: document, analysis: analysis, copyOf: copied)
                try index.record(ArticleKeys(try article(id).document), of: id, copyOf: copied)
                return .revised(report)
            case .copy(let other, let likeness):
                let origin = try origin(of: other)
                let added = try addNew(document, analysis, copyOf: origin)
                guard added.isNew else { return .known(id: added.id) }
                try index.record(keys, of: added.id, copyOf: origin)
                return .addedCopy(id: added.id, of: other, likeness: likeness)
            case .new, .same, .earlier:
                let added = try addNew(document, analysis, copyOf: nil)
                guard added.isNew else { return .known(id: added.id) }
                try index.record(keys, of: added.id, copyOf: nil)
                return .added(id: added.id)
            }
        }
    }

    /// What is clear of a document without analysing it: that the library has its text. Nil where it is to be taken in.
    public func known(
        _ document: RawDocument, _ index: any ArticleKeyIndex
    ) throws(LibraryError) -> Intake? {
        Self.known(try recognise(document, ArticleKeys(document), index))
    }

    private static func known(_ recognition: Recognition) -> Intake? {
        switch recognition {
        case .same(let id): .known(id: id)
        case .earlier(let id, let revision): .knownEarlier(id: id, revision: revision)
        case .new, .revision, .copy: nil
        }
    }

    /// The article that all copies of one text name.
    private func origin(of id: String) throws(LibraryError) -> String {
        guard let other = try article(id).copyOf, (try? article(other)) != nil else { return id }
        return other
    }

    /// Writes a new article; the library must be locked. The text is not there with this address, or it would have been
    /// recognised, unless the index does not know of it: then it stays as it is.
    private func addNew(
        _ document: RawDocument, _ analysis: Analysis, copyOf: String?
    ) throws(LibraryError) -> AddResult {
        let slot = try slot(for: document)
        guard slot.isFree else { return AddResult(id: slot.id, isNew: false) }
        var article = Article(
            id: slot.id, document: document, title: Self.title(of: document, analysis), added: Timestamp.now()
        )
        article.copyOf = copyOf
        // The article comes last: whoever sees it finds its analysis.
        try writeAnalysis(analysis, of: document.text, for: slot.id)
        try write(ArticleDocument.json(article).pretty(), to: path(.articles, slot.id))
        return AddResult(id: slot.id, isNew: true)
    }
}

extension Intake {
    /// The article's id.
    public var id: String {
        switch self {
        case .added(let id), .addedCopy(let id, _, _), .known(let id), .knownEarlier(let id, _): id
        case .revised(let report): report.id
        }
    }

    /// The id of an article that was not there before.
    public var newID: String? {
        switch self {
        case .added(let id), .addedCopy(let id, _, _): id
        case .known, .knownEarlier, .revised: nil
        }
    }
}
