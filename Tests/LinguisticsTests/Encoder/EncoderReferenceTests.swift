import ArticleModel
import Assets
import Foundation
import Testing

@testable import Linguistics

/// The engine against the code that trains it: a narrow model with random weights, and the trained one where it is there.
@Suite struct EncoderReferenceTests {
    struct Model: Sendable {
        var weights: String
        var reference: String
        var tolerance: Float
    }

    /// Two ways of summing up the same 8-bit products differ in the last digits of a float alone. In a deep model these
    /// now and then turn the rounding of an activation, which is seen in the third digit.
    static let models: [Model] = {
        var models = [Model(weights: Reference.narrowWeights, reference: "narrow.json", tolerance: 1e-4)]
        let trained = Reference.folder.appending(component: "engine.json")
        if (try? LanguageEngine.shared.get()) != nil, FileManager.default.fileExists(atPath: trained.path) {
            let weights = Assets.modelPath("engine.weights")
            models.append(Model(weights: weights, reference: "engine.json", tolerance: 0.05))
        }
        return models
    }()

    @Test(arguments: models)
    func wordsAndPiecesAreThoseOfTheTraining(_ model: Model) throws {
        let engine = try LanguageEngine(path: model.weights)
        for text in try Reference.load(model.reference).texts {
            let words = PieceSplitter.split(
                ArticleText(text.text), paragraphs: text.lines, vocabulary: engine.vocabulary)
            let found = (0..<words.count).map { index in
                [words.spans[index].start, words.spans[index].end, Int(words.features[index])]
                    + words.pieces[words.firstPiece[index]..<words.firstPiece[index + 1]].map { Int($0) }
            }
            #expect(found == text.words)
        }
    }

    @Test(arguments: models)
    func windowsAreThoseOfTheTraining(_ model: Model) throws {
        let engine = try LanguageEngine(path: model.weights)
        for text in try Reference.load(model.reference).texts {
            let words = PieceSplitter.split(
                ArticleText(text.text), paragraphs: text.lines, vocabulary: engine.vocabulary)
            let windows = WindowPacker(length: engine.window)
                .windows(of: words, sentenceStarts: text.sentenceStarts)
            #expect(windows.map { $0.map { [$0.lowerBound, $0.upperBound] } } == text.windows)
        }
    }

    @Test(arguments: models)
    func scoresAreThoseOfTheTraining(_ model: Model) throws {
        let engine = try LanguageEngine(path: model.weights)
        for text in try Reference.load(model.reference).texts {
            let reading = text.read(engine)
            try #require(reading.windows.count == text.eightBit.count)
            for (window, expected) in zip(reading.windows, text.eightBit) {
                #expect(distance(window.map { Array(reading.roles[$0]) }, expected.role) < model.tolerance)
                guard let names = expected.name, let tags = expected.tag else { continue }
                #expect(distance(window.map { Array(reading.names[$0]) }, names) < model.tolerance)
                #expect(distance(window.map { Array(reading.tags[$0]) }, tags) < model.tolerance)
            }
        }
    }

    @Test(arguments: models)
    func linksAreThoseOfTheTraining(_ model: Model) throws {
        let engine = try LanguageEngine(path: model.weights)
        var compared = 0
        for text in try Reference.load(model.reference).texts {
            let reading = text.read(engine)
            for (window, expected) in zip(reading.windows, text.eightBit) {
                guard let cue = expected.cue, let source = expected.source, let head = expected.head,
                    let heads = expected.heads, let relation = expected.relation, let worth = expected.worth,
                    let index = reading.window(of: window.lowerBound)
                else { continue }
                let words = Array(window.prefix(cue.count))
                // Links are summed up over many numbers that are not small: their scores are larger, too.
                let tolerance = model.tolerance * 3
                #expect(distance(words.map { reading.cueLink($0)?.values ?? [] }, cue) < tolerance)
                #expect(distance(words.map { reading.sourceLink($0)?.values ?? [] }, source) < tolerance)
                #expect(distance(words.map { reading.headLink($0)?.values ?? [] }, head) < tolerance)
                let chosen = zip(words, heads).map { word, head in
                    (word: word, head: head == 0 ? nil : window.lowerBound + head - 1)
                }
                let relations = reading.links(inWindow: index).relationScores(chosen)
                #expect(distance(chosen.indices.map { Array(relations[$0]) }, relation) < tolerance)
                #expect(abs((reading.worth(window) ?? .infinity) - worth) < tolerance)
                compared += words.count
            }
        }
        #expect(compared > 20)
    }

    /// The largest difference between two tables; infinite when they are not of one size.
    private func distance(_ a: [[Float]], _ b: [[Float]]) -> Float {
        guard a.map(\.count) == b.map(\.count) else { return .infinity }
        return zip(a.joined(), b.joined()).map { abs($0 - $1) }.max() ?? 0
    }
}
