import ArticleModel

/// Titles of offices, for telling whether two persons can bear one at a time.
enum Office {
    /// The title in lower case without country and points (`US Sec. of State` is `secretary of state`).
    static func key(_ title: String) -> String {
        let words = title.lowercased().split(whereSeparator: { $0 == " " || $0 == "." }).map(String.init)
        return words.map(OfficeWords.full).filter { !["us", "u", "s", "the"].contains($0) }
            .joined(separator: " ")
    }

    /// Whether one person holds the office at a time.
    static func isUnique(_ title: String) -> Bool {
        let key = key(title)
        return unique.contains { key.contains($0) } && !shared.contains { key.contains($0) }
    }

    private static let unique = [
        "secretary of", "minister", "chancellor", "governor", "mayor", "attorney general", "king", "queen",
        "pope",
        "secretary general", "ambassador", "chief of staff", "police chief", "press secretary",
    ]

    /// Words by which there can be several.
    private static let shared = [
        "former", "deputy", "vice", "candidate", "assistant", "under", "state senator",
    ]
}
