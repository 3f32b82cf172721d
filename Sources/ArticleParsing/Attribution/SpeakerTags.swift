import ArticleModel
import Linguistics

/// Passages whose speaker is told by their layout: a name with a colon before the words (`PENCE: Well, look …`, the
/// turns of a transcript), or a dash with a name after them (`“It scares me.” ― Krystal Correa`).
struct SpeakerTags {
    let text: TokenizedText
    /// Names that tag at least two passages of the article; fewer are no transcript.
    private let turns: Set<String>

    /// A tag has at most so many words.
    private static let longestName = 6
    /// A turn is told from a list of keys and values by what is said: at least so many tokens.
    private static let shortestTurn = 3

    init(text: TokenizedText, passages: [Range<Int>]) {
        self.text = text
        var counts: [String: Int] = [:]
        for passage in passages {
            if let name = Self.turn(text, passage) { counts[text.text[text.span(name)], default: 0] += 1 }
        }
        turns = counts.values.count { $0 > 1 } > 1 ? Set(counts.keys) : []
    }

    /// The labels of a passage that carries a tag; nil for all others.
    func labels(of passage: Range<Int>) -> PassageLabels? {
        if let name = Self.turn(text, passage), turns.contains(text.text[text.span(name)]) {
            let colon = name.upperBound
            return attribution(name, cue: colon..<colon + 1, content: colon + 1..<passage.upperBound)
        }
        guard let name = signature(of: passage), let start = firstMark(in: passage) else { return nil }
        let dash = name.lowerBound - 1
        return attribution(name, cue: dash..<dash + 1, content: start..<dash)
    }

    private func attribution(_ name: Range<Int>, cue: Range<Int>, content: Range<Int>) -> PassageLabels {
        var labels = PassageLabels()
        labels.cues = [.init(text.span(cue), confidence: 0.9)]
        labels.sources = [.init(text.span(name), confidence: 0.9)]
        labels.contents = [.init(text.span(content), confidence: 0.9)]
        labels.sourceEdges = [.init(cue: 0, target: 0, strength: 1)]
        labels.contentEdges = [.init(cue: 0, target: 0, strength: 1)]
        return labels
    }

    /// The name in capitals at the start of a passage, before a colon and some words.
    private static func turn(_ text: TokenizedText, _ passage: Range<Int>) -> Range<Int>? {
        var first = passage.lowerBound
        if first < passage.upperBound, text.tokens[first].kind == .quotationMark { first += 1 }
        var end = first
        while end < passage.upperBound, end - first <= longestName, text.lowercased[end] != ":" { end += 1 }
        guard end > first, end + shortestTurn < passage.upperBound, text.lowercased[end] == ":",
            (first..<end).contains(where: { text.tokens[$0].shape == .capitals }),
            (first..<end).allSatisfy({ text.tokens[$0].shape == .capitals || text.tokens[$0].shape == .other }
            )
        else { return nil }
        return first..<end
    }

    /// The capitalised words that end a passage after a closing mark and a dash.
    private func signature(of passage: Range<Int>) -> Range<Int>? {
        var end = passage.upperBound
        if end > passage.lowerBound, text.lowercased[end - 1] == "." { end -= 1 }
        var first = end
        while first > passage.lowerBound, end - first <= Self.longestName, isNameWord(first - 1) {
            first -= 1
        }
        guard first < end, first - 2 >= passage.lowerBound, Self.dashes.contains(text.lowercased[first - 1]),
            text.tokens[first - 2].kind == .quotationMark, text.tokens[first].shape != .lower
        else { return nil }
        return first..<end
    }

    private func isNameWord(_ token: Int) -> Bool {
        guard text.tokens[token].kind == .word else { return false }
        return text.tokens[token].shape != .lower || NameWords.particles.contains(text.lowercased[token])
    }

    /// The first token of the passage, where it opens a quotation.
    private func firstMark(in passage: Range<Int>) -> Int? {
        guard let first = passage.first, text.tokens[first].kind == .quotationMark else { return nil }
        return first
    }

    private static let dashes: Set<String> = ["―", "—", "–", "--", "-"]
}
