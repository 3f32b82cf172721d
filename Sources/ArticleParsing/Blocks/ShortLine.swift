import ArticleModel
import Linguistics

/// A paragraph short enough to be something else than prose, with the features by which its role is told.
struct ShortLine {
    /// Longer paragraphs are prose; in bytes.
    static let longest = 240

    /// The words between white space.
    let words: [String]
    /// The text in lower case with typographic apostrophes and spaces made plain.
    let lowercased: String
    /// Letters and digits alone, in lower case: what two spellings of one line share.
    let letters: [UInt8]
    /// Whether it ends as a sentence does.
    let endsSentence: Bool
    /// Whether it ends with a colon.
    let endsWithColon: Bool
    /// Whether a sentence ends before its end.
    let hasInnerStop: Bool

    /// The features of a span; nil when it is too long.
    init?(_ text: ArticleText, _ span: TextSpan) {
        guard span.length <= Self.longest, !span.isEmpty else { return nil }
        let plain = Self.plainBytes(text.bytes[span.range])
        words = plain.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        lowercased = words.joined(separator: " ").lowercased()
        letters = lowercased.utf8.filter {
            $0.isASCIILowercase || $0.isASCIIDigit || $0 >= 0xC3 && $0 != 0xE2
        }
        endsSentence = LineStarts.endsSentence(text.bytes, span)
        endsWithColon = text.bytes[span.end - 1] == 0x3A
        hasInnerStop = Self.hasInnerStop(words)
    }

    /// The bytes with every white space as one space and typographic apostrophes as `'`.
    private static func plainBytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte.isASCIIWhitespace {
                plain.append(0x20)
            } else if byte == 0xC2, index + 1 < bytes.endIndex, bytes[index + 1] == 0xA0 {
                plain.append(0x20)
                index += 1
            } else if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x98 || bytes[index + 2] == 0x99
            {
                plain.append(0x27)
                index += 2
            } else {
                plain.append(byte)
            }
            index += 1
        }
        return plain
    }

    /// A word of four letters or more with a stop, before a capitalised word.
    private static func hasInnerStop(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { word, next in
            guard let last = word.utf8.last, last == 0x2E || last == 0x21 || last == 0x3F else {
                return false
            }
            return word.utf8.count > 4 && next.startsUpper
        }
    }

    /// Whether nearly all longer words start with a capital, as in headlines.
    var isHeadlineCased: Bool {
        let long = words.filter { $0.utf8.count >= 4 && ($0.startsUpper || $0.startsLower) }
        guard long.count >= 2 else { return words.count >= 2 && words.allSatisfy(\.startsUpper) }
        let capitalised = long.filter(\.startsUpper).count
        return capitalised * 10 >= long.count * 7
    }

    /// Whether all its letters are capitals.
    var isAllCapitals: Bool {
        let letters = words.joined().filter(\.isLetter)
        return letters.count >= 4 && letters.allSatisfy(\.isUppercase)
    }

    /// Whether it starts with a capital, a digit or an opening mark before one.
    var startsUpper: Bool {
        guard let first = words.first?.first(where: { $0.isLetter || $0.isNumber }) else { return false }
        return !first.isLowercase
    }

    /// Whether it repeats another line but for hyphens, case, punctuation and a few letters.
    func resembles(_ other: ShortLine) -> Bool {
        let a = letters
        let b = other.letters
        guard min(a.count, b.count) >= 12 else { return false }
        if a == b { return true }
        let longer = max(a.count, b.count)
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let suffix = zip(a.dropFirst(prefix).reversed(), b.dropFirst(prefix).reversed()).prefix { $0 == $1 }
            .count
        return (prefix + suffix) * 100 >= longer * 88
    }

    /// The publication named after the last `|` (or after a dash, if it is a known one): `… | Just The News`.
    var outletSuffix: String? {
        guard let separator = words.lastIndex(where: { ["|", "-", "–", "—", "»", "·", "::"].contains($0) }),
            separator >= 2, separator + 1 < words.count
        else { return nil }
        let name = words[(separator + 1)...]
        guard name.count <= 6, name.first?.first?.isUppercase == true || name.first?.contains(".") == true
        else {
            return nil
        }
        let joined = name.joined(separator: " ")
        if words[separator] == "|" || OutletNames.looksLikeOne(joined) { return joined }
        return nil
    }
}

extension String {
    /// Whether it starts with an upper-case letter.
    var startsUpper: Bool {
        guard let first = unicodeScalars.first else { return false }
        return first.isASCII ? (0x41...0x5A).contains(first.value) : first.properties.isUppercase
    }

    /// Whether it starts with a lower-case letter.
    var startsLower: Bool {
        guard let first = unicodeScalars.first else { return false }
        return first.isASCII ? (0x61...0x7A).contains(first.value) : first.properties.isLowercase
    }
}

/// Tells names of publications by their last word.
enum OutletNames {
    private static let lastWords: Set<String> = [
        "news", "times", "post", "journal", "herald", "tribune", "guardian", "today", "telegraph", "gazette",
        "chronicle", "observer", "press", "mail", "star", "globe", "monitor", "examiner", "dispatch",
        "courier",
        "review", "standard", "independent", "reuters", "cnn", "bbc", "npr", "cnbc", "msnbc", "politico",
        "axios",
        "bloomberg", "vox", "breitbart", "afp", "ap", "magazine", "weekly", "daily", "beast", "hill",
        "economist",
        "atlantic", "intercept", "mediaite", "slate", "salon", "newsweek", "time", "forbes", "tass", "rt",
        "pbs",
    ]

    /// Whether a name ends with a word such as *News*, *Times* or *Reuters*.
    static func looksLikeOne(_ name: String) -> Bool {
        guard let last = name.split(separator: " ").last else { return false }
        let word = last.lowercased()
        return lastWords.contains(word) || word.hasSuffix(".com") || word.hasSuffix(".org")
    }
}
