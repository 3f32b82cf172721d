import ArticleModel
import Linguistics

@testable import ArticleParsing

/// An article for a test, with quotes and entities named by their words.
struct ClaimFixture {
    var text: ArticleText
    var blocks: [Block]
    var quotes: [Quote] = []
    var entities: [Entity] = []
    /// A Friday.
    var date: CalendarDate? = CalendarDate(iso: "2022-01-21")

    /// One paragraph for each string.
    init(_ paragraphs: String...) {
        text = ArticleText(paragraphs.joined(separator: "\n\n"))
        var start = 0
        blocks = paragraphs.map { paragraph in
            defer { start += paragraph.utf8.count + 2 }
            return Block(.paragraph, TextSpan(start, start + paragraph.utf8.count))
        }
    }

    /// Gives the blocks these kinds.
    func blocks(_ kinds: Block.Kind...) -> ClaimFixture {
        var copy = self
        for (index, kind) in kinds.enumerated() { copy.blocks[index].kind = kind }
        return copy
    }

    /// Adds a quote; the words stand for the places where they first occur.
    func quote(
        _ kind: Quote.Kind, _ content: String..., cue: String? = nil, source: String? = nil,
        speaker: String? = nil,
        parent: String? = nil
    ) -> ClaimFixture {
        var copy = self
        copy.quotes.append(
            Quote(
                id: "q\(quotes.count + 1)", kind: kind, content: content.map(span),
                cue: cue.map { [span($0)] } ?? [],
                source: source.map { [span($0)] } ?? [], speaker: speaker, parent: parent))
        return copy
    }

    /// Adds an entity with its names and pronouns, each where the words first occur.
    func entity(
        _ id: String, _ name: String, kind: Entity.Kind = .person, names: [String] = [],
        pronouns: [String] = [],
        nominals: [String] = []
    ) -> ClaimFixture {
        var copy = self
        let mentions =
            names.map { Mention(span($0), .name) } + pronouns.map { Mention(word($0), .pronoun) }
            + nominals.map { Mention(span($0), .nominal) }
        copy.entities.append(Entity(id: id, kind: kind, name: name, mentions: mentions))
        return copy
    }

    /// Sets the article's date.
    func dated(_ iso: String?) -> ClaimFixture {
        var copy = self
        copy.date = iso.flatMap { CalendarDate(iso: $0) }
        return copy
    }

    /// The claims that the extractor finds.
    var claims: [Claim] {
        guard let labeler = Self.labeler else { return [] }
        let tokenized = Tokenizer().tokenize(text, blocks: blocks)
        let reading = labeler.read(tokenized, blocks: blocks)
        return ClaimExtractor(reading: reading, grammar: reading.grammar()).claims(
            in: tokenized, blocks: blocks, quotes: quotes, entities: entities, date: date)
    }

    /// The engine that comes with the program; without it no claims are found, and the tests fail.
    private static let labeler = try? EngineLabeler()

    /// The claims' sentences.
    var sentences: [String] { claims.map(\.standalone) }

    /// The words of a claim's content.
    func words(_ claim: Claim) -> [String] { claim.content.map { text[$0] } }

    /// Where words first stand.
    func span(_ words: String) -> TextSpan {
        let bytes = Array(words.utf8)
        for start in 0...max(0, text.count - bytes.count) where text.bytes[start...].starts(with: bytes) {
            return TextSpan(start, start + bytes.count)
        }
        return TextSpan(0, 0)
    }

    /// Where a whole word first stands.
    private func word(_ word: String) -> TextSpan {
        let tokens = Tokenizer().tokenize(text, blocks: blocks)
        for index in tokens.tokens.indices where tokens.word(index) == word {
            return tokens.tokens[index].span
        }
        return TextSpan(0, 0)
    }
}
