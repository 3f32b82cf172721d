import Anchoring
import ArticleModel

/// Finds in a passage the words that a contrast names, and of these the ones that the other passage does not have: the day,
/// the number, the `not`.
enum ContrastedWords {
    /// The passage with these words marked; without marks where there is no contrast, or its words are not found.
    ///
    /// - Parameters:
    ///   - own: the passage's words in the contrast, with `…` where some are left out.
    ///   - other: the other passage's.
    static func runs(_ passage: String, own: String?, other: String?, as kind: TextDifference.Kind)
        -> [DifferenceLine.Run]
    {
        let words = passage.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let marked = own.flatMap { own in other.map { places(of: own, in: words, without: $0) } } ?? []
        var runs: [DifferenceLine.Run] = []
        for (place, word) in words.enumerated() {
            let isMarked = marked.contains(place)
            // The space between two marked words is marked, others are not.
            if place > 0 { add(" ", isMarked && marked.contains(place - 1) ? kind : .same, to: &runs) }
            add(word, isMarked ? kind : .same, to: &runs)
        }
        return runs
    }

    private static func add(_ text: String, _ kind: TextDifference.Kind, to runs: inout [DifferenceLine.Run])
    {
        if runs.last?.kind == kind {
            runs[runs.count - 1].text += text
        } else {
            runs.append(.init(kind: kind, text: text))
        }
    }

    /// The places of the contrast's pieces, one after the other, less those of words that the other side has too.
    private static func places(of contrast: String, in words: [String], without other: String) -> Set<Int> {
        let keys = words.map(key)
        let others = Set(other.split(separator: " ").map { key(String($0)) })
        var found: Set<Int> = []
        var start = 0
        for piece in contrast.split(separator: "…") {
            let wanted = piece.split(separator: " ").map { key(String($0)) }
            guard !wanted.isEmpty, start + wanted.count <= keys.count,
                let place = (start...(keys.count - wanted.count)).first(where: {
                    keys[$0..<($0 + wanted.count)].elementsEqual(wanted)
                })
            else { continue }
            start = place + wanted.count
            found.formUnion((place..<start).filter { !others.contains(keys[$0]) })
        }
        return found
    }

    private static func key(_ word: String) -> String {
        word.lowercased().filter {
            $0.isLetter || $0.isNumber || $0 == "’" || $0 == "'" || $0.isCurrencySymbol
        }
    }
}
