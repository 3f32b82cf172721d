/// Offices as the news shortens them (`Sen.`, `Gov.`).
public enum OfficeWords {
    /// The whole word for a short one, in lower case, with its point or without; other words as they are. Men and women in
    /// one office, and the forms of one office, have one word.
    public static func full(_ word: String) -> String {
        let short = word.hasSuffix(".") ? String(word.dropLast()) : word
        return long[short] ?? word
    }

    private static let long = [
        "sen": "senator", "rep": "representative", "congressman": "representative",
        "congresswoman": "representative", "gov": "governor", "pres": "president", "sec": "secretary",
        "prof": "professor", "gen": "general", "spokeswoman": "spokesman", "spokesperson": "spokesman",
        "chairwoman": "chairman", "chair": "chairman",
    ]
}
