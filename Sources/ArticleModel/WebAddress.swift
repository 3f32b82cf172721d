/// An absolute http or https address, written so that it can be fetched: relative references are resolved by RFC 3986
/// (5.2), spaces and characters beyond ASCII are escaped, the fragment stays.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// Host and port as written, in lower case, without name and password.
    public let authority: String
    /// Begins with a slash.
    public let path: String
    /// With its question mark; empty where there is none.
    public let query: String
    /// With its number sign; empty where there is none.
    public let fragment: String

    /// The whole address.
    public var description: String { scheme + "://" + authority + path + query + fragment }

    /// The host without a port.
    public var host: String {
        if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }) + "]" }
        return String(authority.prefix { $0 != ":" })
    }

    /// The whole address without its fragment, as it is asked for.
    public var withoutFragment: String { scheme + "://" + authority + path + query }

    /// Whether the two have the same scheme, host and port.
    public func isSameSite(as other: WebAddress) -> Bool {
        scheme == other.scheme && authority == other.authority
    }

    /// Reads an address; a relative one is resolved against `base`. nil for other schemes, for relative addresses
    /// without a base, and for what has no host.
    public init?(_ text: String, relativeTo base: String? = nil) {
        // Line ends and tabs within an address are slips, as browsers take them.
        let text = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let reference = Self.escaped(String(String.UnicodeScalarView(text)).trimmed)
        guard reference.utf8.count <= 8192 else { return nil }
        let parts = Parts(reference[...])
        if let scheme = parts.scheme {
            guard ["http", "https"].contains(scheme) else { return nil }
            self.init(scheme, parts.authority, parts.path, parts.query, parts.fragment)
            return
        }
        guard let base = base.flatMap({ WebAddress($0) }) else { return nil }
        if let authority = parts.authority {
            self.init(base.scheme, authority, parts.path, parts.query, parts.fragment)
        } else if parts.path.isEmpty {
            self.init(
                base.scheme, base.authority[...], base.path[...], parts.query ?? base.query[...],
                parts.fragment)
        } else if parts.path.hasPrefix("/") {
            self.init(base.scheme, base.authority[...], parts.path, parts.query, parts.fragment)
        } else {
            let folder = base.path[...(base.path.lastIndex(of: "/") ?? base.path.startIndex)]
            self.init(base.scheme, base.authority[...], folder + parts.path, parts.query, parts.fragment)
        }
    }

    private init?(
        _ scheme: String, _ authority: Substring?, _ path: Substring, _ query: Substring?,
        _ fragment: Substring?
    ) {
        guard let authority else { return nil }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        guard !host.isEmpty, host != ":", !host.contains(where: { " <>\\^`{}|%\"".contains($0) }) else {
            return nil
        }
        self.scheme = scheme
        self.authority = host.lowercased()
        self.path = Self.withoutDots(path)
        self.query = query.map(String.init) ?? ""
        self.fragment = fragment.map(String.init) ?? ""
    }

    /// The five parts of RFC 3986, appendix B.
    private struct Parts {
        var scheme: String?
        var authority: Substring?
        var path: Substring
        var query: Substring?
        var fragment: Substring?

        init(_ text: Substring) {
            var rest = text
            if let number = rest.firstIndex(of: "#") {
                fragment = rest[number...]
                rest = rest[..<number]
            }
            if let mark = rest.firstIndex(of: "?") {
                query = rest[mark...]
                rest = rest[..<mark]
            }
            if let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isASCII, first.isLetter,
                rest[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
                )
            {
                scheme = rest[..<colon].lowercased()
                rest = rest[rest.index(after: colon)...]
            }
            if rest.hasPrefix("//") {
                rest = rest.dropFirst(2)
                let slash = rest.firstIndex(of: "/") ?? rest.endIndex
                authority = rest[..<slash]
                rest = rest[slash...]
            }
            path = rest
        }
    }

    /// RFC 3986 (5.2.4).
    private static func withoutDots(_ path: Substring) -> String {
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(
            path.hasPrefix("/") ? 1 : 0)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { kept.append("") }
            case "..":
                _ = kept.popLast()
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return "/" + kept.joined(separator: "/")
    }

    private static func escaped(_ text: String) -> String {
        guard
            text.utf8.contains(where: { $0 >= 0x80 || $0 == 0x20 || $0 == 0x22 || $0 == 0x3C || $0 == 0x3E })
        else {
            return text
        }
        // The host stays: its letters beyond ASCII are not escaped but written in Punycode, which libcurl does.
        let start = text.firstRange(of: "//").flatMap {
            text[$0.upperBound...].firstIndex { "/?#".contains($0) }
        }
        let head = start.map { text[..<$0] } ?? (text.contains("//") ? text[...] : "")
        var escaped = String(head)
        for byte in text[head.endIndex...].utf8 {
            if byte >= 0x80 || [0x20, 0x22, 0x3C, 0x3E].contains(byte) {
                escaped += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            } else {
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return escaped
    }
}

extension String {
    /// The text without white space at its ends.
    package var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
