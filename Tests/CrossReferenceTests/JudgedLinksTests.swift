import ArticleModel
import Foundation
import Testing

@testable import CrossReference

/// Links between quotes of the PolNeAR corpus that have been read and judged. The sample has ids, offsets and verdicts; the
/// texts are read where the corpus is (`QUOTH_CORPORA`, else beside the repository).
struct JudgedLinksTests {
    private struct Judged: Decodable {
        struct Side: Decodable {
            var article: String
            var kind: Quote.Kind
            var content: [CodePointRange]
        }

        var a: Side
        var b: Side
        /// Whether the parser gives both to the same speaker.
        var speaker: String
        var altered: Bool
        /// Whether both are the same utterance, as a reader judged.
        var right: Bool
    }

    private struct Line: Decodable {
        var id: String
        var text: String
        var date: String
    }

    private static let corpus: String? = {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let corpora = ProcessInfo.processInfo.environment["QUOTH_CORPORA"] ?? here.path + "/shared/corpora"
        return FileManager.default.fileExists(atPath: corpora + "/polnear/train.jsonl")
            ? corpora + "/polnear" : nil
    }()

    private static func articles(in corpus: String) throws -> [String: Line] {
        var articles: [String: Line] = [:]
        for name in ["train", "dev"] {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(corpus)/\(name).jsonl"))
            for bytes in data.split(separator: UInt8(ascii: "\n")) {
                let line = try JSONDecoder().decode(Line.self, from: bytes)
                articles[line.id] = line
            }
        }
        return articles
    }

    private static func quote(_ side: Judged.Side, _ line: Line, speaker: String?, id: String)
        -> IndexedQuote?
    {
        let text = ArticleText(line.text)
        let map = OffsetMap(text)
        let reader = QuoteReader(article: side.article, text, map)
        var quote = reader.quote(id, side.kind, side.content.map { map.bytes($0) }, speaker: speaker)
        quote?.date = line.date
        return quote
    }

    @Test(.enabled(if: corpus != nil)) func fewOfTheLinksShownAreWrong() throws {
        let corpus = try #require(Self.corpus)
        let url = try #require(
            Bundle.module.url(forResource: "judged-links", withExtension: "json", subdirectory: "Fixtures"))
        let judged = try JSONDecoder().decode([Judged].self, from: Data(contentsOf: url))
        let articles = try Self.articles(in: corpus)
        var (shown, right, rightInAll, sameKind) = (0, 0, 0, 0)
        for pair in judged {
            let lineA = try #require(articles[pair.a.article])
            let lineB = try #require(articles[pair.b.article])
            let speakers: (String?, String?) =
                switch pair.speaker {
                case "same": ("Ada Lovelace", "Ada Lovelace")
                case "different": ("Ada Lovelace", "Karl Mueller")
                default: (nil, "Karl Mueller")
                }
            let a = Self.quote(pair.a, lineA, speaker: speakers.0, id: "q1")
            let b = Self.quote(pair.b, lineB, speaker: speakers.1, id: "q2")
            let quotes = [a, b].compactMap { $0 }
            let found =
                pair.a.article == pair.b.article
                ? QuoteLinker().links(within: quotes)
                : try QuoteLinker().links(of: Array(quotes.prefix(1)), in: MemoryQuoteIndex(quotes.suffix(1)))
            if pair.right { rightInAll += 1 }
            guard let link = found.first else { continue }
            shown += 1
            if pair.right { right += 1 }
            if (link.kind == .alteredQuote) == pair.altered { sameKind += 1 }
        }
        #expect(judged.count >= 90)
        #expect(Double(right) >= 0.95 * Double(shown), "\(right) of \(shown) are right")
        #expect(Double(right) >= 0.95 * Double(rightInAll), "\(right) of \(rightInAll) are found")
        #expect(Double(sameKind) >= 0.95 * Double(shown), "\(sameKind) of \(shown) are of the kind they were")
    }
}
