extension PublicationTime {
    /// Finds the time of day and the zone in a text, where they are told.
    mutating func readClock(_ text: String) {
        guard let (hourWritten, minute, second, rest) = Self.clock(text) else { return }
        let after = rest.drop { $0.isWhitespace }.lowercased()
        var hour = hourWritten
        let marker = after.filter { $0 != "." }
        if marker.hasPrefix("pm"), hour < 12 { hour += 12 }
        if marker.hasPrefix("am"), hour == 12 { hour = 0 }
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0) else { return }
        seconds = min(hour * 3600 + minute * 60 + min(second, 59), 86_399)
        zone = Self.zone(rest)
    }

    /// `14:05`, `14:05:09.25`, `140509`, `2 p.m.`; and what stands behind it.
    private static func clock(_ text: String) -> (hour: Int, minute: Int, second: Int, rest: Substring)? {
        var scanner = Scanner(text)
        if let hour = scanner.number(digits: 2), let minute = scanner.number(digits: 2) {
            return (hour, minute, scanner.number(digits: 2) ?? 0, scanner.rest)
        }
        var start = text.startIndex
        while let colon = text[start...].firstIndex(where: { $0 == ":" || $0 == "h" }) {
            start = text.index(after: colon)
            let before = text[..<colon].reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
            var scanner = Scanner(text[start...])
            guard (1...2).contains(before.count), let hour = Int(String(before)),
                let minute = scanner.number(digits: 2),
                hour <= 24, minute < 60
            else { continue }
            var second = 0
            if scanner.take(oneOf: ":") != nil { second = scanner.number(digits: 2) ?? 0 }
            if scanner.take(oneOf: ".,") != nil { scanner.skipDigits() }
            return (hour, minute, second, scanner.rest)
        }
        return nil
    }

    /// The zone at the start of a text, behind `p.m.` perhaps: `Z`, `GMT`, `EST`, `+0100`, `-05:00`.
    private static func zone(_ text: Substring) -> Int? {
        let words = text.split { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == "," || $0 == "[" }
        for word in words.prefix(3) {
            let lower = word.lowercased().filter { $0 != "." }
            if ["am", "pm"].contains(lower) { continue }
            if let known = zones[lower] { return known }
            if let offset = offset(lower) { return offset }
        }
        return nil
    }

    private static func offset(_ word: String) -> Int? {
        var scanner = Scanner(word)
        for name in ["gmt", "utc"] where word.hasPrefix(name) { scanner = Scanner(word.dropFirst(3)) }
        guard let sign = scanner.take(oneOf: "+-−"),
            let hours = scanner.number(digits: 2) ?? scanner.number(digits: 1),
            hours <= 14
        else { return nil }
        _ = scanner.take(oneOf: ":")
        let minutes = scanner.number(digits: 2) ?? 0
        return (hours * 60 + min(minutes, 59)) * (sign == "+" ? 1 : -1)
    }

    /// RFC 822's names, and those that news sites write.
    private static let zones: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "ist": 330, "cet": 60, "cest": 120,
        "eet": 120,
        "eest": 180, "msk": 180, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360,
        "mst": -420, "mdt": -360, "mt": -420, "pst": -480, "pdt": -420, "pt": -480, "akst": -540,
        "akdt": -480,
        "hst": -600, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "sast": 120,
        "hkt": 480, "sgt": 480,
    ]
}

/// Reads a text from its start.
struct Scanner {
    private(set) var rest: Substring

    init(_ text: some StringProtocol) { rest = Substring(text) }

    var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

    mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

    mutating func skipDigits() { rest = rest.drop { $0.isASCII && $0.isNumber } }

    /// One of these characters.
    mutating func take(oneOf characters: String) -> Character? {
        guard let first = rest.first, characters.contains(first) else { return nil }
        rest.removeFirst()
        return first
    }

    /// A number of exactly so many digits, more of which may follow.
    mutating func number(digits count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        rest = rest.dropFirst(count)
        return Int(digits)
    }
}
