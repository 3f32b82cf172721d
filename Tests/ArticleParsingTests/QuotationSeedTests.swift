import ArticleModel
import Foundation
import Linguistics
import Testing

@testable import ArticleParsing

/// Two real articles that lie beside the package where it is developed; without them these tests are skipped.
enum Seeds {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/seeds")

    static let paths: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appending(path: $0).path }
    }()

    static func text(_ index: Int) -> ArticleText {
        let data = FileManager.default.contents(atPath: paths[index]) ?? Data()
        return ArticleText(String(decoding: data, as: UTF8.self))
    }
}

@Suite(.enabled(if: Seeds.paths.count == 2)) struct QuotationSeedTests {
    /// Depth, number of parts, first and last characters.
    private func summary(_ index: Int) -> [String] {
        let text = Seeds.text(index)
        let blocks = BlockFinder(text: text, document: RawDocument(text: text.string)).blocks()
        let tokenized = Tokenizer().tokenize(text, blocks: blocks)
        return QuotationFinder(text: tokenized, blocks: blocks).quotations().map { quotation in
            let words = text[quotation.hull]
            return "\(quotation.depth) \(quotation.parts.count) \(words.prefix(10))…\(words.suffix(10))"
        }
    }

    @Test func firstArticle() {
        #expect(
            summary(0) == [
                "0 1 “hastily s…cheduled,”",
                "0 8 “Secretary…response.”",
                "1 1 “critical …l moment,”",
                "1 1 “We didn’t…ositions.”",
                "1 1 “construct…d useful,”",
                "1 1 “whether w…k or not.”",
                "1 1 “We will u…roposals,”",
                "1 1 “united, s…response.”",
                "0 4 “KYIV, Ukr… Ukraine.”",
                "1 1 “We know t…t notice,”",
                "1 1 “and that … Ukraine.”",
            ])
    }

    @Test func secondArticle() {
        #expect(summary(1) == ["0 1 “the dange…ontinues.”"])
    }
}
