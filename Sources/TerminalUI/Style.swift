/// A colour of text or background.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the 256 palette colours; 0 to 15 are the user's own.
    case palette(UInt8)
    /// A colour by its parts; where the terminal has no such colours, the nearest of its palette.
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a cell is drawn.
public struct Style: Hashable, Sendable {
    /// Marks that need no colour.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// One bit for each attribute.
        public let rawValue: UInt8

        /// Makes a set of its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Heavy.
        public static let bold = Attributes(rawValue: 1)
        /// Underlined.
        public static let underline = Attributes(rawValue: 2)
        /// Text and background swapped.
        public static let reverse = Attributes(rawValue: 4)
        /// Faint, where the terminal can.
        public static let dim = Attributes(rawValue: 8)
        /// Slanted, where the terminal can.
        public static let italic = Attributes(rawValue: 16)
    }

    /// Colour of the text.
    public var foreground: Color
    /// Colour behind it.
    public var background: Color
    /// Bold, underline …
    public var attributes: Attributes

    /// Makes a style; without arguments the terminal's own.
    public init(
        _ foreground: Color = .standard, on background: Color = .standard, _ attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own colours, no attributes.
    public static let plain = Style()

    /// The same style with more attributes.
    public func with(_ more: Attributes) -> Style {
        Style(foreground, on: background, attributes.union(more))
    }

    /// The same style before another background.
    public func on(_ background: Color) -> Style {
        Style(foreground, on: background, attributes)
    }
}
