import ArticleModel
import Assets
import Foundation

/// A text of any length, made of the sample articles one after another.
enum SyntheticText {
    private struct Sample: Decodable {
        var text: String
    }

    /// A document of at least this many UTF-8 bytes; empty when the samples are not installed.
    static func document(bytes: Int) -> RawDocument {
        let samples = Assets.samples().compactMap {
            try? JSONDecoder().decode(Sample.self, from: $0.data).text
        }
        var text = ""
        while !samples.isEmpty, text.utf8.count < bytes {
            for sample in samples { text += sample + "\n\n" }
        }
        return RawDocument(text: text, date: "2026-03-12")
    }
}
