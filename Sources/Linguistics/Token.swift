import ArticleModel

/// A word, number or mark of a text.
public struct Token: Hashable, Sendable {
    /// What sort of token it is.
    public enum Kind: UInt8, Sendable {
        /// Letters, with inner apostrophes, hyphens and abbreviation points: `don’t`, `last-ditch`, `U.S.`, `Mr.`
        case word
        /// Starts with a digit: `100,000`, `21st`, `3.5`, `2022`, `10%` is two tokens.
        case number
        /// A double quotation mark of any kind, or a single one that opens or closes a quotation.
        case quotationMark
        /// Any other mark.
        case punctuation
        /// `’s`, `'s` or the bare apostrophe of a plural, split from the word before it.
        case possessive
    }

    /// How a word is written.
    public enum Shape: UInt8, Sendable {
        /// No cased letters, or none at all.
        case other
        /// Starts with a lower-case letter.
        case lower
        /// Starts with an upper-case letter, with lower-case ones after it (or a single capital: `A`).
        case capitalised
        /// Two or more letters, all upper-case (`NATO`, `U.S.`).
        case capitals
    }

    /// Where it stands, in bytes.
    public var span: TextSpan
    /// Word, number, mark.
    public var kind: Kind
    /// How it is written.
    public var shape: Shape

    /// Makes a token.
    public init(span: TextSpan, kind: Kind, shape: Shape) {
        self.span = span
        self.kind = kind
        self.shape = shape
    }
}
