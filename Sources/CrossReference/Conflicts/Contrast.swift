/// The words of two passages that do not go together, as the reason of a conflict has them first: `Friday ≠ Wednesday: …`,
/// `“would not pay” ≠ “will pay”: …`.
public struct Contrast: Hashable, Sendable {
    /// The first passage's own words; `…` stands for words left out.
    public let first: String
    /// The second passage's own words.
    public let second: String

    init(_ first: String, _ second: String) {
        self.first = first
        self.second = second
    }

    /// Before a reason, where one of the two denies.
    static let denied = "denied: "
    private static let sign = " ≠ "

    /// The words with quotation marks around them: they are a clause.
    var quoted: String { "“\(first)”\(Self.sign)“\(second)”" }

    /// The words without marks: a day, a number.
    var plain: String { first + Self.sign + second }

    /// Takes it from a reason; nil for one that does not begin with a contrast.
    public init?(reason: String) {
        let told = reason.hasPrefix(Self.denied) ? reason.dropFirst(Self.denied.count) : reason[...]
        let isQuoted = told.hasPrefix("“")
        guard let sign = told.firstRange(of: isQuoted ? "”\(Self.sign)“" : Self.sign) else { return nil }
        let after = told[sign.upperBound...]
        guard let end = after.firstRange(of: isQuoted ? "”: " : ": ") else { return nil }
        first = String(told[..<sign.lowerBound].dropFirst(isQuoted ? 1 : 0))
        second = String(after[..<end.lowerBound])
    }
}
