import CNcurses

/// ncurses' colour pairs, defined when first used. The palette itself is the user's and never redefined.
struct ColorPairs {
    private struct Pair: Hashable {
        var foreground: Color
        var background: Color
    }

    private let colors: Int
    private let limit: Int
    private var numbers: [Pair: Int32] = [Pair(foreground: .standard, background: .standard): 0]
    private var next: Int32 = 1

    /// Pairs of a terminal.
    ///
    /// - Parameters:
    ///   - colors: the number of its colours; 0 makes every pair the standard one.
    ///   - limit: the number of pairs it can define, the standard one included.
    init(colors: Int, limit: Int) {
        self.colors = colors
        self.limit = limit
    }

    /// The pair of a style; the standard one when the terminal has no more.
    mutating func number(foreground: Color, background: Color) -> Int32 {
        if colors == 0 { return 0 }
        let pair = Pair(foreground: foreground, background: background)
        if let known = numbers[pair] { return known }
        guard Int(next) < limit else { return 0 }
        let (front, back) = indices(foreground: foreground, background: background)
        guard init_extended_pair(next, front, back) == OK else { return 0 }
        numbers[pair] = next
        next += 1
        return next - 1
    }

    /// The terminal's own numbers of two colours; -1 is its standard one.
    func indices(foreground: Color, background: Color) -> (front: Int32, back: Int32) {
        if colors == 0 { return (-1, -1) }
        let front = index(foreground)
        let back = index(background)
        // With few colours two shades may become one; words must not vanish.
        return (front, front == back ? -1 : back)
    }

    private func index(_ color: Color) -> Int32 {
        switch color {
        case .standard: -1
        case .palette(let value) where colors >= TerminalCapabilities.allColors: Palette.direct(value)
        case .palette(let value): Int32(Palette.index(of: value, among: colors))
        case .rgb(let red, let green, let blue) where colors >= TerminalCapabilities.allColors:
            Palette.direct(red: red, green: green, blue: blue)
        case .rgb(let red, let green, let blue):
            Int32(Palette.nearest(red: red, green: green, blue: blue, among: colors))
        }
    }
}
