import ArticleModel
import Foundation

@testable import Anchoring

/// Texts are revised at random and annotations looked for in them, with the books of the edits as the judge.
struct RevisionTrial {
    /// How annotations are looked for.
    enum Means: CaseIterable {
        /// With the earlier text at hand, as in the library.
        case text
        /// From the anchor alone, as when annotations are imported.
        case anchor
    }

    /// What came out.
    struct Score {
        var edits = 0
        /// Annotations all of whose words still stand together.
        var kept = 0
        var keptFound = 0
        /// Annotations some of whose words are left.
        var changed = 0
        var changedFound = 0
        /// Annotations whose words are gone.
        var gone = 0
        var wrong: [String] = []
        /// Wrong, but with the very words and context of the anchor.
        var indistinguishable = 0
        var missed: [String] = []

        var total: Int { kept + changed + gone }

        static func += (a: inout Score, b: Score) {
            a.edits += b.edits
            a.kept += b.kept
            a.keptFound += b.keptFound
            a.changed += b.changed
            a.changedFound += b.changedFound
            a.gone += b.gone
            a.wrong += b.wrong
            a.indistinguishable += b.indistinguishable
            a.missed += b.missed
        }
    }

    let original: String
    let vocabulary: [String]

    /// A number of revisions, every other one of a sample article.
    static func run(_ means: Means, seeds: Range<UInt64>) throws -> Score {
        let samples = try samples()
        var total = Score()
        for seed in seeds {
            var generator = SeededGenerator(state: seed &* 31)
            // From an anchor alone a sentence that stands in the text again and again cannot be told from its like.
            let original =
                seed % 2 == 0
                ? samples[Int(seed) / 2 % samples.count] : madeUp(seed: seed, hasRefrains: means == .text)
            let edits = (0..<Int.random(in: 1...5, using: &generator)).compactMap { _ in
                EditedText.Edit.allCases.randomElement(using: &generator)
            }
            let trial = RevisionTrial(original: original, vocabulary: vocabulary)
            total += trial.score(seed: seed, edits: edits, annotations: 6, means: means)
        }
        return total
    }

    /// Revises the text with `edits` edits and looks for annotations.
    private func score(seed: UInt64, edits: [EditedText.Edit], annotations: Int, means: Means) -> Score {
        var generator = SeededGenerator(state: seed)
        var edited = EditedText(original)
        var score = Score()
        for edit in edits where edited.make(edit, vocabulary: vocabulary, &generator) { score.edits += 1 }
        let earlier = AnchorMatcher(ArticleText(original))
        let later = AnchorMatcher(ArticleText(edited.text))
        for _ in 0..<annotations {
            let span = Self.span(in: earlier.text, &generator)
            if span.isEmpty { continue }
            let anchor = earlier.anchor(for: span)
            let state = means == .text ? later.state(of: span, in: earlier) : later.state(of: anchor)
            let wrong = score.wrong.count
            judge(state.span, span, edited, "seed \(seed) \(edits)", &score)
            // What fits an anchor to the last letter cannot be told from it by the anchor.
            if means == .anchor, score.wrong.count > wrong, let found = state.span,
                later.anchor(for: found).fits(anchor)
            {
                score.wrong.removeLast()
                score.indistinguishable += 1
            }
        }
        return score
    }

    /// The rule, white space apart: the found words are the passage's own, and new ones among them. At least half of the
    /// passage is there, and all of it where its words still stand together. Three words or more that come from
    /// elsewhere in the original are wrong, unless the passage has the same.
    ///
    /// Copies are the passage's own where the passage does not stand together any more, or where they stand in more of
    /// its old surroundings than it does itself. And where a passage ends in words that the same words have been put
    /// beside, it matters to nobody which of them are whose.
    private func judge(
        _ found: TextSpan?, _ span: TextSpan, _ edited: EditedText, _ label: String, _ score: inout Score
    ) {
        let bytes = Array(original.utf8)
        let passage = span.range.filter { !bytes[$0].isASCIIWhitespace }
        let image = edited.image(of: span.range)
        let isWhole =
            image.compactMap { edited.origins[$0] } == passage
            && image == edited.visible((image.first ?? 0)..<((image.last ?? -1) + 1))
        if isWhole { score.kept += 1 } else if image.isEmpty { score.gone += 1 } else { score.changed += 1 }
        guard let found else {
            if isWhole { score.missed.append("\(label): \(words(of: span))") }
            return
        }
        let covered = edited.visible(found.range)
        let isSame = covered.map { edited.bytes[$0] } == passage.map { bytes[$0] }
        let isCopy = covered.map { edited.number($0) } == passage
        let isPartlyOwn = zip(covered, passage).contains { edited.origins[$0] == $1 }
        let isRight: Bool
        if isWhole {
            isRight =
                covered == image
                || (isCopy && edited.stretch(around: covered) > edited.stretch(around: image))
        } else {
            isRight = (isSame && (isCopy || isPartlyOwn)) || isRightlyChanged(found, span, edited)
        }
        if isRight {
            if isWhole { score.keptFound += 1 } else { score.changedFound += 1 }
        } else {
            let text = ArticleText(edited.text)
            score.wrong.append(
                "\(label): “\(words(of: span))” on “\(text[found])”, left: “\(String(decoding: image.map { edited.bytes[$0] }, as: UTF8.self))”"
            )
        }
    }

    private func isRightlyChanged(_ found: TextSpan, _ span: TextSpan, _ edited: EditedText) -> Bool {
        var own = found.range.filter { edited.number($0).map(span.contains) ?? false }
        let letters = own.count { !edited.bytes[$0].isUTF8Continuation }
        let passage = Self.joinedWords(words(of: span))
        for run in found.range.split(whereSeparator: { edited.origins[$0].map(span.contains) ?? true }) {
            let words = Self.joinedWords(String(decoding: run.map { edited.bytes[$0] }, as: UTF8.self))
            if passage.contains(words) {
                own += run
            } else if words.split(separator: " ").count >= 3 {
                return false
            }
        }
        guard let first = own.min(), let last = own.max() else { return false }
        return letters * 2 >= words(of: span).unicodeScalars.count - 2
            && first - found.start + found.end - 1 - last <= 40
    }

    /// The words alone, with a space between them.
    private static func joinedWords(_ text: String) -> String {
        text.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    private func words(of span: TextSpan) -> String { ArticleText(original)[span] }

    /// A passage of one word to several paragraphs, mostly of whole words.
    private static func span(in text: ArticleText, _ generator: inout SeededGenerator) -> TextSpan {
        let words = TextWords(text)
        guard words.count > 0 else { return TextSpan(0, 0) }
        let count = [1, 1, 2, 2, 3, 4, 5, 8, 12, 20, 40, 80].randomElement(using: &generator) ?? 1
        let first = Int.random(in: 0..<words.count, using: &generator)
        let last = min(words.count - 1, first + count - 1)
        var span = TextSpan(words.spans[first].start, words.spans[last].end)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: span.end = text.codePointStart(atOrAfter: min(text.count, span.end + 3))
        case 1: span.start = text.codePointStart(atOrBefore: span.start - 2)
        case 2 where span.length > 4: span.start = text.codePointStart(atOrAfter: span.start + 1)
        default: break
        }
        return span
    }
}

extension Annotation.Anchor {
    fileprivate func fits(_ other: Annotation.Anchor) -> Bool {
        exact == other.exact && prefix == other.prefix && suffix == other.suffix
    }
}

extension RevisionTrial {
    /// The sample articles of the repository.
    static func samples() throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Assets/samples")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            return try JSONValue(parsing: Array(data))["text"]?.string
        }
    }

    static let vocabulary = """
        the a of to in on and said he she they talks minister ministers agreement ferry strait closed Monday Tuesday \
        Karsovia Ostmere Tessaly Vorland would not will after before night price ticket boats harbour officials told \
        reporters deal signed again first new pier crossing commuters weeks paid million crowns vote parliament late
        """.split(separator: " ").map(String.init)

    /// A text of made-up sentences, with some that come again and again, as in tickers and liveblogs.
    static func madeUp(seed: UInt64, hasRefrains: Bool) -> String {
        var generator = SeededGenerator(state: seed &* 7919)
        let refrains = (0..<4).map { _ in EditedText.sentence(vocabulary, &generator) }
        return (0..<Int.random(in: 3...14, using: &generator)).map { _ in
            (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                hasRefrains && Int.random(in: 0..<5, using: &generator) == 0
                    ? refrains.randomElement(using: &generator) ?? ""
                    : EditedText.sentence(vocabulary, &generator)
            }.joined(separator: " ")
        }.joined(separator: "\n\n")
    }
}
