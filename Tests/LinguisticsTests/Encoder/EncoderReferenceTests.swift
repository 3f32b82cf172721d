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
        /// How far nine in ten probabilities may be from the reference, and how far all of them may be.
        var most: Float
        var all: Float
    }

    /// Two ways of summing up the same 8-bit products differ in the last digits of floats. Now and then these turn the
    /// rounding of an activation, more so the deeper the model: 32-bit and 64-bit floats in the training code are as
    /// far apart as this.
    static let models: [Model] = {
        var models = [
            Model(weights: Reference.narrowWeights, reference: "narrow.json", most: 1e-5, all: 2e-3)
        ]
        let trained = Reference.folder.appending(component: "engine.json")
        if (try? LanguageEngine.shared.get()) != nil, FileManager.default.fileExists(atPath: trained.path) {
            let weights = Assets.modelPath("engine.weights")
            models.append(Model(weights: weights, reference: "engine.json", most: 0.005, all: 0.1))
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
        var distances = Distances()
        for text in try Reference.load(model.reference).texts {
            let reading = text.read(engine)
            try #require(reading.windows.count == text.eightBit.count)
            for (window, expected) in zip(reading.windows, text.eightBit) {
                distances.compare(window.map { Array(reading.roles[$0]) }, expected.role)
                guard let names = expected.name, let tags = expected.tag else { continue }
                distances.compare(window.map { Array(reading.names[$0]) }, names)
                distances.compare(window.map { Array(reading.tags[$0]) }, tags)
            }
        }
        #expect(distances.ofNineInTen < model.most)
        #expect(distances.ofAll < model.all)
    }

    @Test(arguments: models)
    func linksAreThoseOfTheTraining(_ model: Model) throws {
        let engine = try LanguageEngine(path: model.weights)
        var distances = Distances()
        var worths = Distances()
        for text in try Reference.load(model.reference).texts {
            let reading = text.read(engine)
            for (window, expected) in zip(reading.windows, text.eightBit) {
                guard let cue = expected.cue, let source = expected.source, let head = expected.head,
                    let heads = expected.heads, let relation = expected.relation, let worth = expected.worth,
                    let index = reading.window(of: window.lowerBound)
                else { continue }
                let words = Array(window.prefix(cue.count))
                distances.compare(words.map { reading.cueLink($0)?.values ?? [] }, cue)
                distances.compare(words.map { reading.sourceLink($0)?.values ?? [] }, source)
                distances.compare(words.map { reading.headLink($0)?.values ?? [] }, head)
                let chosen = zip(words, heads).map { word, head in
                    (word: word, head: head == 0 ? nil : window.lowerBound + head - 1)
                }
                let relations = reading.links(inWindow: index).relationScores(chosen)
                distances.compare(chosen.indices.map { Array(relations[$0]) }, relation)
                worths.compare([[reading.worth(window) ?? .nan]], [[worth]])
            }
        }
        // Links weigh products of two vectors: what is off in these counts more.
        #expect(distances.ofNineInTen < model.most * 10)
        #expect(distances.ofAll < model.all * 2)
        #expect(worths.ofAll < model.all)
    }
}

/// How far probabilities are from those expected.
private struct Distances {
    private var found: [Float] = []

    /// Compares logarithms of probabilities; tables that are not of one size are infinitely far apart.
    mutating func compare(_ a: [[Float]], _ b: [[Float]]) {
        guard a.map(\.count) == b.map(\.count) else { return found.append(.infinity) }
        found += zip(a.joined(), b.joined()).map { abs(exp($0) - exp($1)) }
    }

    /// What nine in ten distances do not pass; infinite when none were taken.
    var ofNineInTen: Float { found.isEmpty ? .infinity : found.sorted()[found.count * 9 / 10] }

    /// What no distance passes.
    var ofAll: Float { found.isEmpty || found.contains { $0.isNaN } ? .infinity : found.max() ?? .infinity }
}
