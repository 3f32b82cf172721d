/// The address of an article without what makes no difference to which article it is: addresses that lead to one
/// article are equal.
///
/// Left out: the scheme's `s`, `www.`, a standard port, a dot after the host, the fragment, parameters that only tell
/// where a reader came from (`utm_source`, `fbclid` …), and a slash at the end. Host and escapes are compared as RFC 3986
/// (6.2.2) says; parameters in any order. Other schemes than http and https are compared as they are.
public struct NormalisedAddress: Hashable, Sendable, CustomStringConvertible {
    /// The normalised address, to be compared and shown; it need not lead anywhere.
    public let description: String

    /// Normalises an address; nil for an empty one. Never fails: what is no address is compared as it is.
    public init?(_ address: String) {
        let address = address.split(whereSeparator: \.isWhitespace).joined()
        guard !address.isEmpty else { return nil }
        description = Self.normalised(address[...]) ?? address
    }

    private static func normalised(_ address: Substring) -> String? {
        guard let colon = address.range(of: "://"),
            ["http", "https"].contains(address[..<colon.lowerBound].lowercased())
        else { return nil }
        var rest = address[colon.upperBound...]
        // A fragment that begins with an exclamation mark is a path of the site's own making.
        if let fragment = rest.firstIndex(of: "#"), !rest[fragment...].hasPrefix("#!") {
            rest = rest[..<fragment]
        }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        guard let host = host(rest[..<end]) else { return nil }
        rest = rest[end...]
        let question = rest.firstIndex(of: "?") ?? rest.endIndex
        var path = unescaped(rest[..<question])
        while path.hasSuffix("/") { path.removeLast() }
        let parameters = rest[question...].dropFirst().split(separator: "&").filter { !isTracking($0) }
            .map { unescaped($0) }.sorted()
        return "http://" + host + path + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    /// The host in lower case, with its port if it is not the usual one.
    private static func host(_ authority: Substring) -> String? {
        var host = authority.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        while host.hasSuffix(".") { host.removeLast() }
        if host.hasPrefix("www."), host.dropFirst(4).contains(".") { host.removeFirst(4) }
        return host.isEmpty ? nil : host
    }

    /// Escapes of letters, digits and `-._~` are undone, others written in capitals.
    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            guard byte == UInt8(ascii: "%"), digits.count == 2 else {
                bytes.append(byte)
                continue
            }
            rest = rest.dropFirst(2)
            let value = UInt8(digits[0] << 4 | digits[1])
            if isUnreserved(value) {
                bytes.append(value)
            } else {
                bytes += "%".utf8 + String(value, radix: 16, uppercase: true).utf8.leftPadded
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.isEmpty || tracking.contains(name) || trackingPrefixes.contains { name.hasPrefix($0) }
    }

    private static let trackingPrefixes = [
        "utm_", "at_", "pk_", "mtm_", "hsa_", "ns_", "oly_", "vero_", "wt.",
    ]

    /// Names that stand for nothing else; `ref`, `source` and `id` do on some sites, and stay.
    private static let tracking: Set<String> = [
        "_ga", "_gl", "_hsenc", "_hsmi", "cmpid", "cmp", "dclid", "fbclid", "fb_action_ids", "fb_ref", "ftag",
        "gbraid",
        "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "icid", "igsh", "igshid",
        "intcid", "ito",
        "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ocid", "rb_clickid", "ref_src", "ref_url", "s_cid",
        "smid",
        "smtyp", "soc_src", "soc_trk", "taid", "twclid", "wbraid", "wickedid", "xtor", "yclid",
    ]
}

extension String.UTF8View {
    /// Two digits.
    fileprivate var leftPadded: [UInt8] { count == 1 ? [UInt8(ascii: "0")] + self : Array(self) }
}

extension Substring {
    /// The first place of some text.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
