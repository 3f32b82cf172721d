/// The 256 colours of xterm's palette, and which of fewer comes nearest.
enum Palette {
    /// The number with which a terminal of so many colours shows a colour of the palette.
    static func index(of color: UInt8, among colors: Int) -> Int {
        if colors >= 256 || Int(color) < min(colors, 16) { return Int(color) }
        if color < 16 { return Int(color) - 8 }
        return nearest(to: rgb(color), among: 0..<(colors >= 16 ? 16 : 8))
    }

    /// The number of the colour that comes nearest to one given by its parts. Of 256 the first 16 are left out: the user
    /// may have set them to anything.
    static func nearest(red: UInt8, green: UInt8, blue: UInt8, among colors: Int) -> Int {
        let candidates = colors >= 256 ? 16..<256 : 0..<(colors >= 16 ? 16 : 8)
        return nearest(to: (Int(red), Int(green), Int(blue)), among: candidates)
    }

    /// A colour as terminals that take them by their parts number it (terminfo's `RGB`): the first eight stay the user's.
    static func direct(red: UInt8, green: UInt8, blue: UInt8) -> Int32 {
        // Numbers below eight are palette colours; the nearest blue is one step away.
        max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
    }

    /// The same for a colour of the palette.
    static func direct(_ color: UInt8) -> Int32 {
        if color < 8 { return Int32(color) }
        let parts = rgb(color)
        return direct(red: UInt8(parts.red), green: UInt8(parts.green), blue: UInt8(parts.blue))
    }

    private static func nearest(to wanted: (red: Int, green: Int, blue: Int), among candidates: Range<Int>)
        -> Int
    {
        candidates.min { distance(wanted, rgb(UInt8($0))) < distance(wanted, rgb(UInt8($1))) } ?? 7
    }

    /// Red, green and blue, 0 to 255 (xterm's defaults; the user may have set the first 16 otherwise).
    static func rgb(_ color: UInt8) -> (red: Int, green: Int, blue: Int) {
        let value = Int(color)
        switch value {
        case 7: return (229, 229, 229)
        case 8: return (127, 127, 127)
        case 0..<16:
            let level = value < 8 ? 205 : 255
            return (value & 1 == 0 ? 0 : level, value & 2 == 0 ? 0 : level, value & 4 == 0 ? 0 : level)
        case 16..<232:
            let cube = value - 16
            return (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
        default:
            let grey = 8 + 10 * (value - 232)
            return (grey, grey, grey)
        }
    }

    private static func step(_ level: Int) -> Int { level == 0 ? 0 : 55 + 40 * level }

    /// Squared, weighted roughly as the eye weighs the three.
    private static func distance(
        _ a: (red: Int, green: Int, blue: Int), _ b: (red: Int, green: Int, blue: Int)
    ) -> Int {
        let red = a.red - b.red
        let green = a.green - b.green
        let blue = a.blue - b.blue
        return 3 * red * red + 6 * green * green + blue * blue
    }
}
