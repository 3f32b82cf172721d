import ArticleModel
import Foundation
import GRDB

extension Library {
    /// The analysis of an article; nil where there is none, or none of its present text, or none that this
    /// version can read, or where an older version of the parser than `parser` made it. An analysis is
    /// derived: whoever needs it makes it anew and saves it.
    public func analysis(_ id: String, parser: String? = nil) throws(LibraryError) -> Analysis? {
        try analysis(of: article(id), parser: parser)
    }

    /// The analysis of an article that has been read before; see `analysis(_:parser:)`.
    public func analysis(of article: Article, parser: String? = nil) throws(LibraryError) -> Analysis? {
        try checkID(article.id)
        let path = path(.analysis, article.id)
        let bytes: [UInt8]?
        do { bytes = try FileAccess.read(path) } catch {
            if [.notAFile, .tooLarge, FileFailure(code: EISDIR)].contains(error) { return nil }
            throw .unreadable(path: path, reason: error.reason)
        }
        guard let bytes, let stored = Self.storedAnalysis(bytes),
            !(parser.map { ParserVersion.isOlder(stored.about.parser, than: $0) } ?? false),
            stored.about.textHash == ContentHash.hex(of: article.document.text)
        else { return nil }
        return stored.analysis(of: article.document.text)
    }

    /// The articles whose analysis an older version of the parser than `parser` has made; newest first. Those without an
    /// analysis are none of them: they get one when they are opened.
    public func articles(analysedBefore parser: String) throws(LibraryError) -> ArticleIDs {
        try index.read { db in
            let versions = try String.fetchAll(
                db, sql: "SELECT DISTINCT parser FROM articles WHERE parser IS NOT NULL")
            let older = versions.filter { ParserVersion.isOlder($0, than: parser) }
            let marks = databaseQuestionMarks(count: older.count)
            let numbers = try Int64.fetchAll(
                db, sql: "SELECT id FROM articles WHERE parser IN (\(marks)) ORDER BY key DESC",
                arguments: StatementArguments(older))
            return ArticleIDs(numbers.map(ArticleNumber.init(stored:)))
        }
    }

    /// The analysis in a file's content; nil where this version cannot read it.
    static func storedAnalysis(_ bytes: [UInt8]) -> StoredAnalysis? {
        guard let stored = try? JSONDecoder().decode(StoredAnalysis.self, from: Data(bytes)),
            stored.schema == StoredAnalysis.schema
        else { return nil }
        return stored
    }

    /// Saves the analysis of a text of an article. False, and nothing saved, where the article has another text by now.
    @discardableResult
    public func saveAnalysis(
        _ analysis: Analysis, of text: String, for id: String
    ) throws(LibraryError) -> Bool {
        try locked { () throws(LibraryError) in
            guard try article(id).document.text.utf8.elementsEqual(text.utf8) else { return false }
            try writeAnalysis(analysis, of: text, for: id)
            return true
        }
    }

    /// Writes an analysis; the library must be locked. A damaged one is replaced: it is derived.
    func writeAnalysis(_ analysis: Analysis, of text: String, for id: String) throws(LibraryError) {
        let path = path(.analysis, id)
        if case .good(let json) = try content(of: path), Self.isNewer(json, than: StoredAnalysis.schema) {
            throw .newerSchema(file: path)
        }
        // Nothing can be written over a folder.
        if FileAccess.isFolder(path) { try setAside(path) }
        let stored = StoredAnalysis(analysis, of: text, textHash: ContentHash.hex(of: text))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes: [UInt8]
        do { bytes = [UInt8](try encoder.encode(stored)) } catch {
            throw .unwritable(path: path, reason: "the analysis cannot be written as JSON")
        }
        try write(JSONLayout.indented(bytes), to: path)
    }
}
