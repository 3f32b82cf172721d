/// What is known of the terminal's colours.
public struct TerminalLook: Hashable, Sendable {
    /// The number of colours, as `TerminalCapabilities` has it.
    public var colors: Int
    /// Whether the background is light; nil where the terminal does not say.
    public var isLight: Bool?

    /// Makes a look.
    public init(colors: Int, isLight: Bool? = nil) {
        self.colors = colors
        self.isLight = isLight
    }

    /// A terminal that tells of its background in `COLORFGBG`, which ends in the number of the background's colour.
    init(colors: Int, environment: [String: String]) {
        let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
        self.init(colors: colors, isLight: background.map { $0 == 7 || $0 == 15 })
    }
}
