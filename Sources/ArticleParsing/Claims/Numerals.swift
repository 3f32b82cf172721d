/// The value of numbers as newspapers write them.
enum Numerals {
    /// `1,200`, `3.5`, `40`; nil for ordinals (`21st`), clock times and anything else that is not a plain number.
    static func digits(_ word: String) -> Double? {
        var whole = 0.0
        var fraction = 0.0
        var place = 0.0
        var digitsSinceComma = -1
        guard word.utf8.count <= 20, let last = word.utf8.last, (0x30...0x39).contains(last) else {
            return nil
        }
        for byte in word.utf8 {
            switch byte {
            case 0x30...0x39 where place > 0:
                fraction += Double(byte - 0x30) / place
                place *= 10
            case 0x30...0x39:
                whole = whole * 10 + Double(byte - 0x30)
                if digitsSinceComma >= 0 { digitsSinceComma += 1 }
            case UInt8(ascii: ",") where place == 0 && (digitsSinceComma == -1 || digitsSinceComma == 3):
                digitsSinceComma = 0
            case UInt8(ascii: ".") where place == 0:
                place = 10
            default: return nil
            }
        }
        guard digitsSinceComma == -1 || digitsSinceComma == 3 else { return nil }
        return whole + fraction
    }

    /// `three`, `twenty-five`, `dozen` has no value of its own here. Lower case.
    static func words(_ word: String) -> Double? {
        if let value = small[word] { return value }
        guard let hyphen = word.firstIndex(of: "-"), let ten = small[String(word[..<hyphen])],
            let unit = small[String(word[word.index(after: hyphen)...])], ten >= 20, unit < 10
        else { return nil }
        return ten + unit
    }

    /// What a number before this word is multiplied by (`million`, `dozen`).
    static func scale(_ word: String) -> Double? { scales[word] }

    /// `half`, `two-thirds`, and `third` and `quarter` after an article. Lower case.
    static func fraction(_ word: String) -> Double? { fractions[word] }

    private static let small: [String: Double] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    private static let scales: [String: Double] = [
        "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
        "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
    ]

    private static let fractions: [String: Double] = [
        "half": 0.5, "one-third": 1.0 / 3, "two-thirds": 2.0 / 3, "one-quarter": 0.25, "three-quarters": 0.75,
        "one-half": 0.5, "one-fifth": 0.2, "two-fifths": 0.4,
    ]
}
