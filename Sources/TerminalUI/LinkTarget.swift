/// Where words on the screen lead when they are clicked: an http or https address that can stand within an escape
/// sequence.
public struct LinkTarget: Hashable, Sendable {
    /// Visible ASCII alone; what else stood in the address is escaped in percents (RFC 3986, 2.1).
    public let address: String

    /// Terminals take no longer ones.
    static let longest = 2083

    /// Takes an address; nil for other schemes and for addresses that are too long.
    public init?(_ address: String) {
        let isWeb = ["http://", "https://"].contains { address.lowercased().hasPrefix($0) }
        guard isWeb, address.utf8.count <= Self.longest else { return nil }
        var escaped = ""
        for byte in address.utf8 {
            if (0x21..<0x7F).contains(byte) {
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                escaped += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        guard escaped.utf8.count <= Self.longest else { return nil }
        self.address = escaped
    }
}
