import ArticleModel
import ArticleParsing

/// Articles of made-up words with six quotes each, of which some stand in other articles too: whole, cut, or with a word
/// changed.
struct MadeQuotes {
    /// What articles are likely to quote again.
    private var known: [[String]] = []

    private static let mostKnown = 5000
    private static let speakers = 400

    /// Puts quotes into a document's text; gives the analysis that a parser would have made of them.
    mutating func analysis(of document: inout RawDocument, _ words: inout MadeWords) -> Analysis {
        var text = (document.title ?? "") + "\n\n"
        var quotes: [Quote] = []
        var entities: [Entity] = []
        for number in 1...6 {
            let start = text.utf8.count
            text += "“" + quote(&words).joined(separator: " ") + ",”"
            let content = TextSpan(start, text.utf8.count)
            let name = Self.speaker(words.number(below: Self.speakers), words)
            text += " "
            let source = TextSpan(text.utf8.count, text.utf8.count + name.utf8.count)
            text += name + " said. " + words.text(bytes: 250)
            let id = "e\(number)"
            entities.append(Entity(id: id, kind: .person, name: name, mentions: [Mention(source, .name)]))
            quotes.append(
                Quote(id: "q\(number)", kind: .direct, content: [content], source: [source], speaker: id))
        }
        document.text = text
        return Analysis(
            parser: ArticleParser.version, title: document.title, language: "en",
            blocks: [Block(.paragraph, TextSpan(0, text.utf8.count))], quotes: quotes, entities: entities)
    }

    private static func speaker(_ number: Int, _ words: MadeWords) -> String {
        words.vocabulary[1000 + number].capitalized + " " + words.vocabulary[2000 + number].capitalized
    }

    /// Eight to forty words; one in ten has been said before.
    private mutating func quote(_ words: inout MadeWords) -> [String] {
        if words.number(below: 10) == 0, !known.isEmpty {
            let quote = known[words.number(below: known.count)]
            switch words.number(below: 3) {
            case 0: return quote
            case 1: return Array(quote.prefix(max(6, quote.count / 2)))
            default:
                var changed = quote
                changed[words.number(below: quote.count)] = words.word()
                return changed
            }
        }
        let quote = (0..<(8 + words.number(below: 33))).map { _ in words.word() }
        if known.count < Self.mostKnown {
            known.append(quote)
        } else {
            known[words.number(below: Self.mostKnown)] = quote
        }
        return quote
    }
}
