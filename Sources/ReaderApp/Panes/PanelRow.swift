/// One row of the panel of claims.
enum PanelRow: Hashable, Sendable {
    case blank
    /// A claimant with the number of claims.
    case group(ClaimVoicing, count: Int)
    /// A line of a claim's words (index of the claim).
    case claim(Int, String, isFirst: Bool)
    /// Who makes a claim (its index), unless a group or the row above says it, and of what nature it is.
    case nature(Int, who: ClaimVoicing?, String)
    /// The links of a claim (its index): how many of which kind, and the reason of the first.
    case links(Int, String)

    /// The claim to which it belongs.
    var claim: Int? {
        switch self {
        case .claim(let index, _, _), .nature(let index, _, _), .links(let index, _): index
        case .blank, .group: nil
        }
    }
}

/// Who makes a claim, as the panel says it.
enum ClaimVoicing: Hashable, Sendable {
    /// The article in its own voice.
    case article
    /// Somebody with a name; the rank gives the colour.
    case named(String, rank: Int?)
    /// A source that the article does not name, in its words (*officials*) where it has some.
    case unnamed(String?)

    /// What stands for a source without a name.
    static let unnamedSign = "∅"

    /// The name, or what is said where there is none.
    var words: String {
        switch self {
        case .article: "The article itself"
        case .named(let name, _): name
        case .unnamed(nil): Self.unnamedSign + " no named source"
        case .unnamed(let words?): Self.unnamedSign + " no named source: “" + words + "”"
        }
    }
}
