import ArticleModel

/// Finds the dateline with which a paragraph begins: `KYIV, Ukraine —`, `WASHINGTON (AP) -`, `(Reuters) –`,
/// also behind an opening quotation mark.
enum Dateline {
    /// Datelines are shorter than this; in bytes.
    private static let longest = 90

    /// The dateline at the start of a span with its dash, without white space; nil when there is none.
    static func find(_ text: ArticleText, _ span: TextSpan) -> TextSpan? {
        let bytes = text.bytes
        let limit = min(span.end, span.start + longest)
        let start = afterOpeningMark(bytes, span)
        guard let dash = dash(bytes, from: start, limit: limit) else { return nil }
        let place = text.trimmed(TextSpan(start, dash.start))
        let rest = text.trimmed(TextSpan(dash.end, span.end))
        guard !place.isEmpty, !rest.isEmpty, !bytes[rest.start].isASCIILowercase else { return nil }
        guard isPlace(text[place]) else { return nil }
        return TextSpan(span.start, dash.end)
    }

    private static func afterOpeningMark(_ bytes: [UInt8], _ span: TextSpan) -> Int {
        if bytes[span.start] == 0x22 { return span.start + 1 }
        let isCurly =
            span.length > 3 && bytes[span.start] == 0xE2 && bytes[span.start + 1] == 0x80
            && (bytes[span.start + 2] == 0x9C || bytes[span.start + 2] == 0x98)
        return isCurly ? span.start + 3 : span.start
    }

    /// The first dash: an en or em dash or horizontal bar, `--`, or a hyphen between spaces.
    private static func dash(_ bytes: [UInt8], from start: Int, limit: Int) -> TextSpan? {
        var index = start
        while index < limit {
            if index + 2 < limit, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
                (0x92...0x95).contains(bytes[index + 2])
            {
                return TextSpan(index, index + 3)
            }
            if bytes[index] == 0x2D, index + 1 < limit, index > start {
                if bytes[index + 1] == 0x2D { return TextSpan(index, index + 2) }
                if bytes[index + 1] == 0x20, bytes[index - 1] == 0x20 { return TextSpan(index, index + 1) }
            }
            index += 1
        }
        return nil
    }

    /// All-capital words that start a sentence with a dash in it more often than a dateline.
    private static let notPlaces: Set<String> = [
        "NATO", "COVID", "OPEC", "UNESCO", "UNICEF", "UPDATE", "WATCH", "BREAKING", "EXCLUSIVE", "VIDEO",
        "PHOTOS",
        "OPINION", "ANALYSIS", "REPORT", "LIVE", "FILE", "NASA", "AIDS", "READ", "MORE", "NOTE", "CORRECTION",
    ]

    /// A place in capitals with what may follow it (`KYIV, Ukraine`, `WASHINGTON, Jan. 21 (Reuters)`), or a
    /// place in any case with an agency in brackets (`Washington (CNN)`), or the agency alone.
    private static func isPlace(_ string: String) -> Bool {
        let words = string.split(separator: " ").map(String.init)
        guard let first = words.first, words.count <= 9 else { return false }
        let inBrackets = words.last?.hasSuffix(")") == true && string.contains("(")
        if inBrackets {
            return words.allSatisfy { word in
                word.first { $0.isLetter || $0.isNumber }.map { !$0.isLowercase } ?? true
            }
        }
        let letters = first.filter(\.isLetter)
        guard letters.count >= 3 || ["ST.", "EL", "LA"].contains(first), letters.allSatisfy(\.isUppercase),
            !notPlaces.contains(letters), letters.count >= 4 || words.count > 1 || letters == "ROM"
        else { return false }
        return words.dropFirst().allSatisfy { word in
            let start = word.first { $0.isLetter || $0.isNumber }
            return start.map { !$0.isLowercase } ?? true || ["and", "de", "of", "the"].contains(word)
        }
    }
}
