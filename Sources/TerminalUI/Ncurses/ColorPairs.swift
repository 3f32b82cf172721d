import CNcurses

/// The colour pairs of ncurses, made when first used. The user's palette is never redefined: a colour that the
/// terminal does not have becomes the nearest that it has.
struct ColorPairs {
    private struct Pair: Hashable {
        var foreground: Int32
        var background: Int32
    }

    private let colors: Int
    private var pairs: [Pair: Int32] = [:]

    init(colors: Int) { self.colors = colors }

    /// The number of the pair for a style; 0, the terminal's own colours, when there is no room for more.
    mutating func number(for style: Style) -> Int32 {
        let pair = Pair(foreground: value(style.foreground), background: value(style.background))
        if colors == 0 || pair == Pair(foreground: -1, background: -1) { return 0 }
        if let number = pairs[pair] { return number }
        let number = Int32(pairs.count + 1)
        guard number < quoth_pair_count(), init_extended_pair(number, pair.foreground, pair.background) != quoth_err()
        else { return 0 }
        pairs[pair] = number
        return number
    }

    private func value(_ color: Color) -> Int32 {
        switch color {
        case .standard: -1
        case .palette(let index): Int(index) < colors ? Int32(index) : nearest(index)
        }
    }

    /// The nearest of the terminal's first 8 or 16 colours, by the usual values of the palette.
    private func nearest(_ index: UInt8) -> Int32 {
        let wanted = Self.components(index)
        let count = min(colors, 16)
        let distances = (0..<count).map { candidate -> Int in
            let color = Self.components(UInt8(candidate))
            let (r, g, b) = (color.0 - wanted.0, color.1 - wanted.1, color.2 - wanted.2)
            return 3 * r * r + 4 * g * g + 2 * b * b
        }
        return Int32(distances.indices.min { distances[$0] < distances[$1] } ?? 7)
    }

    /// Red, green and blue, 0 to 255, of a palette colour as xterm has it.
    static func components(_ index: UInt8) -> (Int, Int, Int) {
        let number = Int(index)
        if number < 16 {
            let low = number == 8 ? 127 : number == 7 ? 229 : number < 8 ? 205 : 255
            if number == 8 { return (low, low, low) }
            return (number & 1 != 0 ? low : 0, number & 2 != 0 ? low : 0, number & 4 != 0 ? low : 0)
        }
        if number < 232 {
            let levels = [0, 95, 135, 175, 215, 255]
            let cube = number - 16
            return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
        }
        let grey = 8 + 10 * (number - 232)
        return (grey, grey, grey)
    }
}
