import Glibc
import Linguistics

/// How much a claim is worth checking: a logistic regression over its words, pairs of neighbouring words, and
/// a few signs (numbers, names, length), after ClaimBuster (Hassan, Arslan, Li, Tremayne 2017).
///
/// The weights are learned by `Sources/training/worth.py`, whose `features` is the twin of `score` here.
struct CheckWorthiness: Sendable {
    /// Read once, on first use.
    static let shared = CheckWorthiness(weights: LexiconFile.bytes("worth.txt"))

    /// From how many words, numbers and names on a weight is added.
    private static let lengths = [6, 10, 15, 20, 30]
    private static let counts = [1, 2, 3]

    private struct Word {
        var id: UInt64
        var weight: Double
    }

    private var words: [String: Word] = [:]
    /// By the ids of both words, the first one's in the upper half.
    private var pairs: [UInt64: Double] = [:]
    private var bias = 0.0
    private var lengthWeights: [Double] = []
    private var numberWeights: [Double] = []
    private var nameWeights: [Double] = []

    /// Reads lines of a feature, a tab and a weight; lines that say anything else are passed over.
    init(weights: [UInt8]) {
        words.reserveCapacity(3000)
        for line in weights.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let columns = line.split(separator: UInt8(ascii: "\t"))
            guard columns.count == 2, let weight = Double(String(decoding: columns[1], as: UTF8.self)) else {
                continue
            }
            let feature = columns[0].split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            if feature.count == 2 {
                pairs[id(of: feature[0]) << 32 | id(of: feature[1])] = weight
            } else if let word = feature.first {
                _ = id(of: word)
                words[word]?.weight = weight
            }
        }
        bias = weight("<bias>")
        lengthWeights = Self.lengths.map { weight("<words>=\($0)") }
        numberWeights = Self.counts.map { weight("<numbers>=\($0)") }
        nameWeights = Self.counts.map { weight("<names>=\($0)") }
    }

    /// The probability, 0 to 1, that a fact-checker would want to check the claim made by these tokens.
    func score(_ tokens: [Int], of text: ClauseText) -> Double {
        var sum = bias
        var seen: Set<UInt64> = []
        var previous = words["<start>"]?.id ?? 0
        var (count, numbers, names) = (0, 0, 0)
        for index in tokens {
            guard
                let feature = feature(index, of: text, isFirst: count == 0, numbers: &numbers, names: &names)
            else {
                continue
            }
            count += 1
            let word = words[feature]
            let id = word?.id ?? 0
            if let word, seen.insert(id).inserted { sum += word.weight }
            if id > 0, previous > 0, let weight = pairs[previous << 32 | id],
                seen.insert(previous << 32 | id).inserted
            {
                sum += weight
            }
            previous = id
        }
        for (length, weight) in zip(Self.lengths, lengthWeights) where count >= length { sum += weight }
        for (least, weight) in zip(Self.counts, numberWeights) where numbers >= least { sum += weight }
        for (least, weight) in zip(Self.counts, nameWeights) where names >= least { sum += weight }
        return 1 / (1 + exp(-sum))
    }

    /// The word or sign that a token stands for; nil for marks that say nothing.
    private func feature(
        _ index: Int, of text: ClauseText, isFirst: Bool, numbers: inout Int, names: inout Int
    ) -> String? {
        let word = text.source.lowercased[index]
        switch text.source.tokens[index].kind {
        case .number:
            numbers += 1
            if word.utf8.count == 4, let year = Int(word), (1900..<2100).contains(year) { return "<year>" }
            return "<number>"
        case .word:
            if !isFirst, text.isCapitalised(index), word != "i", !word.hasPrefix("i'") { names += 1 }
            return word
        default:
            switch word {
            case "%", "$", "€", "£": return word
            default: return nil
            }
        }
    }

    private func weight(_ feature: String) -> Double { words[feature]?.weight ?? 0 }

    private mutating func id(of word: String) -> UInt64 {
        if let known = words[word] { return known.id }
        let id = UInt64(words.count + 1)
        words[word] = Word(id: id, weight: 0)
        return id
    }
}
