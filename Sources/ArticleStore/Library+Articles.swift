import ArticleModel

extension Library {
    /// The ids of all articles, sorted.
    public func articleIDs() throws(LibraryError) -> [String] { try articleIDs(startingWith: "") }

    /// Reads only the folders in which such ids can stand.
    private func articleIDs(startingWith prefix: String) throws(LibraryError) -> [String] {
        var ids: [String] = []
        do {
            for shelf in try FileAccess.names(in: folder + "/articles")
            where shelf.utf8.count == 2 && shelf.hasPrefix(prefix.prefix(2)) {
                for name in try FileAccess.names(in: "\(folder)/articles/\(shelf)")
                where name.hasSuffix(".json") {
                    let id = String(name.dropLast(5))
                    if ArticleID.isValid(id), id.hasPrefix(shelf), id.hasPrefix(prefix) { ids.append(id) }
                }
            }
        } catch {
            throw .unreadable(path: folder + "/articles", reason: error.reason)
        }
        return ids
    }

    /// The id that begins with `prefix`, if only one article's does.
    public func id(startingWith prefix: String) throws(LibraryError) -> String {
        let prefix = prefix.lowercased()
        guard ArticleID.isHexadecimal(prefix), prefix.utf8.count <= 16 else { throw .invalidID(id: prefix) }
        let matches = try articleIDs(startingWith: prefix)
        guard let first = matches.first else { throw .noSuchArticle(id: prefix) }
        guard matches.count == 1 else { throw .ambiguous(prefix: prefix, count: matches.count) }
        return first
    }

    /// One article. A file of a newer version of the program is read as far as it can be understood.
    public func article(_ id: String) throws(LibraryError) -> Article {
        try articleFile(id).article
    }

    /// Adds an article with its analysis. The same text from the same address is not added twice: the article
    /// that is there is named instead and stays as it is.
    public func add(_ document: RawDocument, analysis: Analysis) throws(LibraryError) -> AddResult {
        try locked { () throws(LibraryError) in
            let slot = try slot(for: document)
            guard slot.isFree else { return AddResult(id: slot.id, isNew: false) }
            let article = Article(
                id: slot.id, document: document, title: Self.title(of: document, analysis),
                added: Timestamp.now())
            // The article comes last: whoever sees it finds its analysis.
            try writeAnalysis(analysis, of: document.text, for: slot.id)
            try write(ArticleDocument.json(article).pretty(), to: path(.articles, slot.id))
            return AddResult(id: slot.id, isNew: true)
        }
    }

    /// Corrects an article's metadata. Where that concerns its analysis (`ArticleEdit.concernsAnalysis`), `renewed` is the one
    /// of the document as corrected; it is not kept where the article has another text by now.
    public func edit(
        _ id: String, _ changes: ArticleEdit, renewed: (document: RawDocument, analysis: Analysis)? = nil
    ) throws(LibraryError) {
        if let date = changes.date, !date.isEmpty, CalendarDate(iso: date) == nil { throw .invalidDate(date) }
        try locked { () throws(LibraryError) in
            let file = try articleFile(id)
            let path = path(.articles, id)
            if Self.isNewer(file.json, than: ArticleDocument.schema) { throw .newerSchema(file: path) }
            var article = file.article
            article.document = changes.applied(to: article.document)
            // The article comes last: no analysis is older than what is known of its article.
            if let renewed, renewed.document.text.utf8.elementsEqual(article.document.text.utf8) {
                try writeAnalysis(renewed.analysis, of: article.document.text, for: id)
            }
            if let title = changes.title {
                let found = try analysis(id)
                article.title = Self.oneLine(title) ?? Self.title(of: article.document, found)
            }
            article.corrected = changes.corrected(after: article.corrected)
            try write(ArticleDocument.json(article, over: file.json).pretty(), to: path)
        }
    }

    /// The id under which a document is kept, or can be. A damaged file in its place is set aside.
    func slot(for document: RawDocument) throws(LibraryError) -> (id: String, isFree: Bool) {
        var attempt: UInt64 = 0
        while true {
            let id = ArticleID.make(url: document.url, text: document.text, attempt: attempt)
            let path = path(.articles, id)
            switch try content(of: path) {
            case .absent: return (id, true)
            case .good(let json) where json["text"]?.string?.utf8.elementsEqual(document.text.utf8) == true:
                return (id, false)
            case .good(let json)
            where ArticleDocument.article(json) != nil || Self.isNewer(json, than: ArticleDocument.schema):
                attempt += 1
            case .good, .damaged:
                try setAside(path)
                return (id, true)
            }
        }
    }

    /// An article and the file's content as it stands.
    func articleFile(_ id: String) throws(LibraryError) -> (article: Article, json: JSONValue) {
        try checkID(id)
        let path = path(.articles, id)
        switch try content(of: path) {
        case .absent: throw .noSuchArticle(id: id)
        case .damaged(let reason): throw .damaged(file: path, reason: reason)
        case .good(let json):
            guard var article = ArticleDocument.article(json) else {
                throw .damaged(file: path, reason: "its id, title or text is missing")
            }
            // The file's name is the truth: a copied file must not answer for another.
            article.id = id
            return (article, json)
        }
    }

    /// The title given or found; else the first line of the text, shortened; else the file's name.
    static func title(of document: RawDocument, _ analysis: Analysis?) -> String {
        if let title = oneLine(document.title ?? "") ?? oneLine(analysis?.title ?? "") { return title }
        let start = String(decoding: document.text.utf8.prefix(2000), as: UTF8.self)
        let lines = start.split(whereSeparator: \.isNewline)
        for line in lines.lazy.compactMap({ oneLine(String($0)) }) {
            return line.count > 80 ? String(line.prefix(79)) + "…" : line
        }
        return oneLine(document.source ?? "") ?? "Untitled"
    }

    /// The words with single spaces between them; nil where there are none.
    private static func oneLine(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
