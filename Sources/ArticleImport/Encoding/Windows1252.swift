/// Windows-1252, as the WHATWG Encoding Standard maps it: every byte is a character.
enum Windows1252 {
    /// The text of bytes.
    static func text(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { utf8.append(byte) } else { utf8 += self.utf8(of: byte) }
        }
        return utf8
    }

    /// A byte from 0x80 as UTF-8.
    static func utf8(of byte: UInt8) -> String.UTF8View {
        let scalar = byte < 0xA0 ? upperControls[Int(byte & 0x1F)] : Unicode.Scalar(byte)
        return String(scalar).utf8
    }

    /// 0x80 to 0x9F.
    private static let upperControls: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}",
        "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}",
        "\u{2019}",
        "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}",
        "\u{203A}",
        "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
