/// Tells the language of a text by its commonest small words and its script.
///
/// It only has to tell English from the rest, since only English is analysed; a few other languages are named so
/// that the reader can say what the text is.
public struct LanguageDetector: Sendable {
    /// Makes a detector; it keeps no state.
    public init() {}

    /// How many tokens are looked at, from the start of the text.
    private static let sample = 4000

    /// The language (BCP 47) of a tokenized text; nil when it cannot be told. A text with too few words to tell
    /// counts as English if it is written in Latin letters.
    public func language(of text: TokenizedText) -> String? {
        var words = 0
        var hits: [String: Int] = [:]
        var other: [String: Int] = [:]
        for index in text.tokens.indices.prefix(Self.sample) where text.tokens[index].kind == .word {
            words += 1
            let word = text.lowercased[index]
            for language in Self.languages[word] ?? [] { hits[language, default: 0] += 1 }
            if let script = Self.script(of: word) { other[script, default: 0] += 1 }
        }
        guard words > 0 else { return nil }
        if let (script, count) = other.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), count * 2 > words
        {
            return script == "cyrillic"
                ? (hits["uk", default: 0] > hits["ru", default: 0] ? "uk" : "ru") : script
        }
        guard let best = hits.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
            return words < 20 && other.isEmpty ? "en" : nil
        }
        let english = hits["en", default: 0]
        if english == best.value || (words < 20 && english > 0) { return "en" }
        return best.value * 12 >= words ? best.key : (words < 20 ? "en" : nil)
    }

    /// The language or script that the first letter of a word belongs to, where it is not Latin.
    private static func script(of word: String) -> String? {
        guard let scalar = word.unicodeScalars.first, scalar.value >= 0x370 else { return nil }
        switch scalar.value {
        case 0x370...0x3FF: return "el"
        case 0x400...0x52F: return "cyrillic"
        case 0x590...0x5FF: return "he"
        case 0x600...0x6FF: return "ar"
        case 0x900...0x97F: return "hi"
        case 0xE00...0xE7F: return "th"
        case 0x3040...0x30FF: return "ja"
        case 0x4E00...0x9FFF: return "zh"
        case 0xAC00...0xD7AF: return "ko"
        default: return nil
        }
    }

    private static let functionWords: [String: String] = [
        "en":
            "the of and to that was with for is he she on said his her it at by from they have has this but not are were be as which who will would",
        "de":
            "der die das und nicht mit von den ist ein eine für auf dem sich des im auch als wird sie er dass nach bei wurde werden",
        "fr":
            "le la les des et est une dans que pour qui sur pas au avec il elle du par ce sont aux été plus mais cette ont",
        "es":
            "el la los las de que y en un una por con para del se no su al lo como más pero sus este fue han ha según",
        "it":
            "il di che la e un una per non con del della sono le dei si nel alla anche più gli ha è delle come questo",
        "pt":
            "o de que e do da em um uma para com não os as no na por mais dos das se foi ao é são pelo pela",
        "nl":
            "de het een en van dat niet op te zijn is voor met die aan er om door ook maar wordt bij uit naar",
        "sv": "och att det som en på är av för med den till inte har de ett om men var från vid",
        "pl": "w i na z nie się że do jest to o jak po za przez od ale co tym który ma są dla",
        "tr": "ve bir bu için ile da de olarak çok olan daha gibi sonra kadar ne var",
        "ru": "в и на не что с по как это он из но для его за от к было был также",
        "uk": "в і на не що з та як це він із але для його за від до було був також є",
    ]

    private static let languages: [String: [String]] = {
        var table: [String: [String]] = [:]
        for (language, words) in functionWords.sorted(by: { $0.key < $1.key }) {
            for word in words.split(separator: " ") { table[String(word), default: []].append(language) }
        }
        return table
    }()
}
