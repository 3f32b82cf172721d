/// When two names that are not people's are one.
public enum NameKeys {
    private static let aliases: [String: String] = [
        "us": "united states", "usa": "united states", "united states of america": "united states",
        "uk": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
        "un": "united nations",
        "eu": "european union", "kiev": "kyiv", "uae": "united arab emirates", "ussr": "soviet union",
        "russian federation": "russia", "nyt": "new york times", "gop": "republican party",
        "ap": "associated press",
    ]

    /// Lower-cased, without points, `the` and typographic apostrophes; well-known short forms as the long ones.
    public static func key(_ name: String) -> String {
        var key = form(name).lowercased()
        if key.hasPrefix("the ") { key.removeFirst(4) }
        if key.utf8.contains(0x2E) { key = key.filter { $0 != "." } }
        return aliases[key] ?? key
    }

    /// The name on one line, with single spaces.
    public static func form(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0xC2 }) else {
            return name
        }
        return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// For the key of each acronym the key of the one long name whose capitals it is made of.
    public static func acronyms(of names: [String]) -> [String: String] {
        var long: [String: [String]] = [:]
        for name in names {
            let words = name.split(separator: " ").filter { $0.first?.isUppercase == true }
            guard words.count >= 3 else { continue }
            long[words.compactMap(\.first).map(String.init).joined().lowercased(), default: []].append(
                key(name))
        }
        var found: [String: String] = [:]
        for name in names where !name.contains(" ") {
            if let targets = long[key(name)], targets.count == 1 { found[key(name)] = targets[0] }
        }
        return found
    }
}
