import ArticleModel
import CrossReference
import Foundation

@testable import ArticleStore

extension TemporaryLibrary {
    /// Adds an article with one quote: `“words,” Speaker said.`
    func add(quote words: String, by speaker: String, outlet: String, date: String) throws -> String {
        let text = "\(outlet) of \(date).\n\n“\(words),” \(speaker) said."
        let start = text.utf8.count - "“\(words),” \(speaker) said.".utf8.count
        let content = TextSpan(start, start + "“\(words),”".utf8.count)
        let source = TextSpan(content.end + 1, content.end + 1 + speaker.utf8.count)
        let analysis = Analysis(
            parser: "1", language: "en",
            quotes: [Quote(id: "q1", kind: .direct, content: [content], source: [source], speaker: "e1")],
            entities: [Entity(id: "e1", kind: .person, name: speaker, mentions: [Mention(source, .name)])])
        let document = RawDocument(text: text, outlet: outlet, date: date)
        return try library.add(document, analysis: analysis).id
    }

    /// The links as the files are now, without what has been decided.
    func currentLinks(of id: String? = nil) throws -> [FoundLink] {
        try library.refresh(.files)
        try library.updateLinks()
        return try library.links(of: id).map(\.link).sorted { $0.id < $1.id }
    }
}

/// Finds a conflict between any two articles whose texts both have a word.
struct WordConflict: ClaimComparing {
    let word: String

    func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
        guard a.article != b.article, a.text.string.contains(word), b.text.string.contains(word) else {
            return []
        }
        let id = LinkIdentity.id(
            .conflict, PassageIdentity(wholeArticle: a.article), PassageIdentity(wholeArticle: b.article))
        return [
            Link(
                id: id, kind: .conflict, detail: .date,
                a: Link.Side(article: a.article, span: TextSpan(0, 4), reference: "c1"),
                b: Link.Side(article: b.article, span: TextSpan(0, 4), reference: "c1"),
                reason: "Friday ≠ Wednesday", strength: 0.7)
        ]
    }
}

let saying = "The harbour will stay open through the winter, whatever the ferry company decides"
