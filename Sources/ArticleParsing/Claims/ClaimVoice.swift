import ArticleModel
import Linguistics

/// A voice in which claims are made: the article's own, or that of one quote; and the words in it that belong
/// to the quotes inside.
struct ClaimVoice {
    /// The quote whose words these are; nil for the article's own.
    var quote: Quote?
    /// Entity ids from the outermost voice to this one.
    var chain: [String]
    /// Tokens of the content, source and cue of the quotes directly inside, without overlaps, in text order.
    var frames: [Range<Int>]

    /// Whether a token belongs to a quote inside.
    func isFramed(_ token: Int) -> Bool {
        var low = 0
        var high = frames.count
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < frames.count && frames[low].contains(token)
    }
}

/// The voices of an article: who speaks inside whom.
struct VoiceTree {
    /// Quotes nested more deeply keep only their innermost voices.
    private static let deepest = 16
    /// How many words of its verb group may stand before a cue (`has since repeatedly`).
    private static let longestVerbGroup = 5

    /// The article's own voice.
    let own: ClaimVoice
    /// The voice of each quote, in the order of the quotes.
    let quoted: [ClaimVoice]

    /// Sorts the quotes by their parents. A parent that does not exist counts as none.
    init(_ quotes: [Quote], in text: ClauseText) {
        var indexOfID: [String: Int] = [:]
        for (index, quote) in quotes.enumerated() { indexOfID[quote.id] = index }
        var inside = [[Range<Int>]](repeating: [], count: quotes.count)
        var outermost: [Range<Int>] = []
        for quote in quotes {
            let ranges = Self.frame(of: quote, in: text)
            if let parent = quote.parent.flatMap({ indexOfID[$0] }) {
                inside[parent] += ranges
            } else {
                outermost += ranges
            }
        }
        own = ClaimVoice(quote: nil, chain: [], frames: Self.merged(outermost))
        quoted = quotes.indices.map { index in
            ClaimVoice(
                quote: quotes[index], chain: Self.chain(of: index, quotes, indexOfID),
                frames: Self.merged(inside[index]))
        }
    }

    private static func chain(of index: Int, _ quotes: [Quote], _ indexOfID: [String: Int]) -> [String] {
        var chain: [String] = []
        var current: Int? = index
        for _ in 0..<deepest {
            guard let quote = current.map({ quotes[$0] }) else { break }
            if let speaker = quote.speaker, chain.last != speaker { chain.append(speaker) }
            current = quote.parent.flatMap { indexOfID[$0] }
        }
        return chain.reversed()
    }

    /// The tokens of an attribution; its cue with the auxiliaries before it (`has repeatedly denied`).
    private static func frame(of quote: Quote, in text: ClauseText) -> [Range<Int>] {
        var ranges = (quote.content + quote.source).map { text.source.tokens(in: $0) }
        for span in quote.cue {
            let range = text.source.tokens(in: span)
            var start = range.lowerBound
            let limit = max(0, start - longestVerbGroup)
            while start > limit, belongsToCue(start - 1, text) { start -= 1 }
            ranges.append(range.isEmpty ? range : start..<range.upperBound)
        }
        return ranges.filter { !$0.isEmpty }
    }

    private static func belongsToCue(_ index: Int, _ text: ClauseText) -> Bool {
        let role = text.roles[index]
        let isAdverb = role.contains(.adverb) && role.isDisjoint(with: .subjectPronoun)
        return isAdverb || (!role.isDisjoint(with: .auxiliary) && role.isDisjoint(with: .subjectPronoun))
            || (role == [] && text.source.lowercased[index].hasSuffix("ly"))
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
