import ArticleModel
import CKernels
import Foundation
import Testing

@testable import Linguistics

@Suite struct LanguageEngineTests {
    private let engine: LanguageEngine
    private let texts: [Reference.Text]

    init() throws {
        engine = try LanguageEngine(path: Reference.narrowWeights)
        texts = try Reference.load("narrow.json").texts
    }

    /// All that is found in a text, as bits.
    private func bits(_ reading: TextReading) -> [UInt32] {
        var values = reading.roles.values + reading.names.values + reading.tags.values
        for word in 0..<reading.wordCount {
            values += reading.worth(word..<word + 1).map { [$0] } ?? []
            values += reading.cueLink(word)?.values ?? []
            values += reading.headLink(word)?.values ?? []
            if let window = reading.window(of: word) {
                values += reading.links(inWindow: window).relationScores([(word, nil)]).values
            }
        }
        return values.map(\.bitPattern)
    }

    @Test func manyThreadsGiveTheSameBitsAsOne() async throws {
        let expected = texts.map { bits($0.read(engine)) }
        let found = await withTaskGroup(of: (Int, [UInt32]).self) { group in
            for index in 0..<texts.count * 8 {
                let text = texts[index % texts.count]
                group.addTask { [engine] in (index % texts.count, bits(text.read(engine))) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.count == texts.count * 8)
        #expect(found.allSatisfy { $0.1 == expected[$0.0] })
    }

    @Test func allInstructionSetsGiveTheSameBits() throws {
        let expected = texts.map { bits($0.read(engine)) }
        var compared = 0
        for index in 0..<CKERNELS_VARIANTS {
            guard let kernels = ckernels_variant(index)?.pointee else { continue }
            let other = try LanguageEngine(path: Reference.narrowWeights, kernels: kernels)
            #expect(texts.map { bits($0.read(other)) } == expected, "\(String(cString: kernels.name))")
            compared += 1
        }
        #expect(compared > 0)
    }

    @Test func eachWordIsInOneWindow() {
        for text in texts {
            let reading = text.read(engine)
            #expect(reading.windows.flatMap { Array($0) } == Array(0..<reading.wordCount))
            for (index, window) in reading.windows.enumerated() {
                #expect(window.allSatisfy { reading.window(of: $0) == index })
            }
            #expect(reading.window(of: reading.wordCount) == nil)
            #expect(reading.window(of: -1) == nil)
        }
    }

    @Test func probabilitiesOfAWordSumToOne() {
        let reading = texts[0].read(engine)
        for word in 0..<reading.wordCount {
            for table in [reading.roles, reading.names, reading.tags] {
                #expect(abs(table[word].reduce(0) { $0 + exp($1) } - 1) < 1e-4)
            }
            let link = reading.cueLink(word)
            #expect(abs((link?.values ?? []).reduce(0) { $0 + exp($1) } - 1) < 1e-4)
        }
    }

    @Test func linksAreAskedForByWordsOfTheText() throws {
        let text = try #require(texts.max { $0.eightBit.count < $1.eightBit.count })
        let reading = text.read(engine)
        try #require(reading.windows.count > 1)
        let last = reading.wordCount - 1
        let scores = try #require(reading.headLink(last))
        #expect(scores.words == reading.windows.last)
        #expect(scores[last] == scores.values.last)
        #expect(scores[nil] == scores.values.first)
        #expect(scores[0] == nil)
        #expect(reading.headLink(last + 1) == nil)
        let best = scores.best
        #expect(scores[best.word] == best.logProbability)
        #expect(scores.values.allSatisfy { $0 <= best.logProbability })
    }

    @Test func wordsAreFoundByTheirPlace() {
        let reading = texts[0].read(engine)
        for (index, span) in reading.spans.enumerated() {
            #expect(reading.words(in: span) == index..<index + 1)
            #expect(reading.word(atOrAfter: span.start) == index)
        }
        #expect(reading.words(in: TextSpan(0, texts[0].text.utf8.count)) == 0..<reading.wordCount)
        #expect(reading.words(in: TextSpan(10_000, 20_000)).isEmpty)
    }

    @Test func worthOfWordsOutsideIsNone() {
        let reading = texts[0].read(engine)
        #expect(reading.worth(0..<reading.wordCount) == reading.worth(-5..<reading.wordCount + 5))
        #expect(reading.worth(reading.wordCount..<reading.wordCount + 5) == nil)
        #expect(reading.worth(3..<3) == nil)
    }

    @Test func paragraphsOutsideTheTextAreLeftOut() {
        let text = ArticleText("One word.")
        let spans = [TextSpan(4, 100), TextSpan(200, 300)]
        #expect(engine.read(text, paragraphs: spans, sentenceStarts: [-3, 0, 999]).wordCount == 2)
        #expect(engine.read(ArticleText(""), paragraphs: [], sentenceStarts: []).wordCount == 0)
    }

    @Test func bytesOfAnySortAreRead() {
        var seed: UInt64 = 3
        for _ in 0..<60 {
            let bytes = (0..<300).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 40)
            }
            let text = ArticleText(String(decoding: bytes, as: UTF8.self))
            let reading = engine.read(text, paragraphs: [text.span], sentenceStarts: [])
            #expect(reading.spans.allSatisfy { text.span.contains($0) && !$0.isEmpty })
            #expect(reading.roles.values.allSatisfy { $0.isFinite })
        }
    }

    @Test func labelsAreThoseOfTheWeights() {
        #expect(RoleLabel.allCases.count == RoleLabel.names.count)
        #expect(NameLabel.allCases.count == NameLabel.names.count)
        #expect(WordTag.allCases.count == WordTag.names.count)
        #expect(Relation.allCases.count == Relation.names.count)
    }
}
