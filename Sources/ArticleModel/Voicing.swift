/// Who says something, as an article tells it.
public enum Voicing: Hashable, Sendable {
    /// The article in its own voice.
    case article
    /// Somebody by name.
    case named(String)
    /// A source without a name, in the article's words (`officials`) where it has some.
    case unnamed(String?)

    /// Takes it from a name, or where there is none from the quote; without a quote the article speaks.
    public init(name: String?, quote: Quote?, in text: ArticleText) {
        if let name {
            self = .named(name)
        } else {
            self = quote.map { .unnamed($0.sourceWords(in: text)) } ?? .article
        }
    }

    /// What stands for it in a list or a sentence: `Antony Blinken`, `“officials”, unnamed`, `nobody named`, `the article`.
    public var words: String {
        switch self {
        case .article: "the article"
        case .named(let name): name
        case .unnamed(let words?): "“\(words)”, unnamed"
        case .unnamed(nil): "nobody named"
        }
    }

    /// What stands between an outer voice and an inner one: `The Post > Antony Blinken`.
    public static let separator = " > "
}

extension Quote {
    /// The words that stand for its source (`officials`), on one line; nil where there are none.
    public func sourceWords(in text: ArticleText) -> String? {
        guard let span = source.first else { return nil }
        let words = text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }
}

extension Analysis {
    /// Who says a quote.
    public func voicing(of quote: Quote, in text: ArticleText) -> Voicing {
        Voicing(name: entity(quote.speaker)?.name, quote: quote, in: text)
    }

    /// Who makes a claim.
    public func voicing(of claim: Claim, in text: ArticleText) -> Voicing {
        Voicing(name: entity(claim.claimant)?.name, quote: quote(claim.quote), in: text)
    }

    /// Those through whom a claim or quote has come, the outermost first (`The Post > Antony Blinken`); nil for an entity
    /// and for what is not in the analysis.
    public func voices(of reference: String, in text: ArticleText) -> String? {
        if let quote = quote(reference) {
            return Self.chained(
                parents(of: quote).map { voicing(of: $0, in: text) } + [voicing(of: quote, in: text)])
        }
        guard let claim = claims.first(where: { $0.id == reference }) else { return nil }
        let outer = claim.chain.filter { $0 != claim.claimant }.compactMap { entity($0)?.name }
        let own = voicing(of: claim, in: text)
        return Self.chained(outer.map { .named($0) } + (own == .article && !outer.isEmpty ? [] : [own]))
    }

    /// The quotes around a quote, the outermost first.
    private func parents(of quote: Quote) -> [Quote] {
        var found: [Quote] = []
        // A damaged file may have quotes that stand in each other.
        while let parent = self.quote(found.last?.parent ?? (found.isEmpty ? quote.parent : nil)),
            parent.id != quote.id, !found.contains(where: { $0.id == parent.id })
        {
            found.append(parent)
        }
        return found.reversed()
    }

    private static func chained(_ voices: [Voicing]) -> String {
        var words: [String] = []
        for voice in voices where voice.words != words.last { words.append(voice.words) }
        return words.joined(separator: Voicing.separator)
    }
}
