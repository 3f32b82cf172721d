import ArticleModel
import ArticleStore
import Foundation

/// JSON as the commands print it: keys sorted, slashes as they are.
enum JSONOutput {
    /// The bytes of a value on one line.
    static func compact(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    /// A document as a value to which properties can be added.
    static func value(_ document: some Encodable) throws -> JSONValue {
        try JSONValue(parsing: try compact(document))
    }

    /// The fields of an article in lists and search hits.
    static func value(_ summary: ArticleSummary) -> JSONValue {
        .object([
            "id": .string(summary.id), "title": .string(summary.title), "outlet": .text(summary.outlet),
            "date": .text(summary.date), "url": .text(summary.url), "unread": .bool(summary.isUnread),
            "starred": .bool(summary.isStarred), "tags": .array(summary.tags.map { .string($0) }),
            "quotes": .int(summary.quotes), "claims": .int(summary.claims), "links": .int(summary.links),
            "notes": .int(summary.notes),
        ])
    }

    /// The same with the article that it is a copy of, where it is one.
    static func value(_ summary: ArticleSummary, copyOf: String?) -> JSONValue {
        var value = value(summary)
        value["duplicateOf"] = .text(copyOf)
        return value
    }

    /// The whole of an article, with the title that the library shows.
    static func document(_ article: Article, _ analysis: Analysis) -> AnalysisDocument {
        var document = AnalysisDocument(id: article.id, document: article.document, analysis: analysis)
        document.title = article.title
        return document
    }
}
