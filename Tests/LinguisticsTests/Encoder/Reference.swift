import ArticleModel
import Foundation
import Testing

@testable import Linguistics

/// What the training code computes with a model, read from a fixture.
struct Reference: Decodable {
    struct Text: Decodable {
        var text: String
        var sentenceStarts: [Int]
        /// Start, end, feature, then the pieces of each word.
        var words: [[Int]]
        var windows: [[[Int]]]
        var eightBit: [Window]

        var lines: [TextSpan] {
            var lines: [TextSpan] = []
            var start = 0
            for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
                lines.append(TextSpan(start, start + line.count))
                start += line.count + 1
            }
            return lines
        }

        func read(_ engine: LanguageEngine) -> TextReading {
            engine.read(ArticleText(text), paragraphs: lines, sentenceStarts: sentenceStarts)
        }
    }

    /// Log probabilities; all but the roles only for some windows, links only for some words.
    struct Window: Decodable {
        var role: [[Float]]
        var name: [[Float]]?
        var tag: [[Float]]?
        var cue: [[Float]]?
        var source: [[Float]]?
        var head: [[Float]]?
        /// The head chosen for each relation: 0 for the root, else a word of the window, counted from 1.
        var heads: [Int]?
        var relation: [[Float]]?
        var worth: Float?
    }

    var texts: [Text]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(component: "Fixtures")

    static func load(_ name: String) throws -> Reference {
        try JSONDecoder().decode(Reference.self, from: Data(contentsOf: folder.appending(component: name)))
    }

    /// A model with random weights, made by the same code.
    static let narrowWeights = folder.appending(component: "narrow.weights").path
}
