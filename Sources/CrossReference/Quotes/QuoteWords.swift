import ArticleModel

/// A word of a quote as it is compared with others.
public struct QuoteWord: Hashable, Sendable {
    /// A hash of the word in its normal form.
    public var id: UInt32
    /// Where it stands in the quote's text, in UTF-8 bytes.
    public var span: TextSpan
    /// Whether an editor has put it in: `[Blinken] will not go`.
    public var isBracketed: Bool
    /// Whether words before it are openly left out: an ellipsis, or another part of the quote begins here.
    public var followsGap: Bool

    static func id(of bytes: some Sequence<UInt8>) -> UInt32 {
        var hash = ContentHash()
        hash.add(bytes)
        return UInt32(truncatingIfNeeded: hash.value)
    }
}

/// The words of a quote in a normal form, in which the ways to print the same speech are one: without case, accents,
/// punctuation, possessives and hesitations, short forms (*don’t*, *we’re*) written out, small numbers as digits.
public struct QuoteWords: Sendable {
    /// Stands between the parts of a quote that its text has (*“We stay,” she said, “and we work.”*).
    public static let partBorder: Character = "\n"

    /// The words, in order.
    public private(set) var words: [QuoteWord] = []

    /// Whether all longer words begin with a capital, as those of titles do.
    public private(set) var isTitle = true

    /// Reads the words of a text.
    public init(_ text: String) {
        var folding = TextFolding()
        self.init(text, &folding)
    }

    /// Reads the words of a text with a folding that has read others.
    public init(_ text: String, _ folding: inout TextFolding) {
        let bytes = Array(text.utf8)
        let folded = folding.fold(text)
        words.reserveCapacity(folded.words.count)
        isTitle = folded.words.allSatisfy { word in
            word.span.length < 5 || !(0x61...0x7A).contains(bytes[word.span.start])
        }
        var end = 0
        var gap = Gap()
        for word in folded.words {
            gap.read(bytes[end..<word.span.start])
            let letters = folded.folded(word)
            let touches = word.span.start - end <= 3
            if gap.isApostrophe, touches, let last = words.last, joinShortForm(letters, word.span, last) {
                // It has been taken in.
            } else if gap.isPoint, touches, joinNumber(letters, word.span, bytes) {
            } else {
                append(letters, word.span, gap)
            }
            gap.hasEllipsis = false
            end = word.span.end
        }
    }

    /// What stands between two words.
    private struct Gap {
        var hasEllipsis = false
        var isBracketed = false
        var isApostrophe = false
        var isPoint = false

        mutating func read(_ bytes: ArraySlice<UInt8>) {
            // ' ’, and ‘ where a program took it for an opening mark.
            isApostrophe =
                bytes.elementsEqual([0x27]) || bytes.elementsEqual([0xE2, 0x80, 0x99])
                || bytes.elementsEqual([0xE2, 0x80, 0x98])
            isPoint = bytes.elementsEqual([0x2E]) || bytes.elementsEqual([0x2C])
            var points = 0
            var last: UInt8 = 0
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "["): isBracketed = true
                case UInt8(ascii: "]"): isBracketed = false
                case UInt8(ascii: "\n"): hasEllipsis = true
                case UInt8(ascii: "."): points += 1
                case 0xA6 where last == 0x80: points += 2  // … is E2 80 A6
                default: break
                }
                last = byte
            }
            if points >= 2 { hasEllipsis = true }
        }
    }

    private mutating func append(_ letters: ArraySlice<UInt8>, _ span: TextSpan, _ gap: Gap) {
        let word = String(decoding: letters, as: UTF8.self)
        if Self.hesitations.contains(word) { return }
        for (index, part) in (Self.normalForms[word] ?? [word]).enumerated() {
            words.append(
                QuoteWord(
                    id: QuoteWord.id(of: part.utf8), span: span, isBracketed: gap.isBracketed,
                    followsGap: gap.hasEllipsis && index == 0))
        }
    }

    /// Takes in what follows an apostrophe; false where it is a word of its own.
    private mutating func joinShortForm(
        _ letters: ArraySlice<UInt8>, _ span: TextSpan, _ last: QuoteWord
    ) -> Bool {
        let ending = String(decoding: letters, as: UTF8.self)
        let whole = TextSpan(last.span.start, span.end)
        func add(_ word: String) {
            words[words.count - 1].span = whole
            words.append(
                QuoteWord(
                    id: QuoteWord.id(of: word.utf8), span: whole, isBracketed: last.isBracketed,
                    followsGap: false))
        }
        switch ending {
        case "t":
            guard let full = Self.negated[last.id] else { return false }
            words[words.count - 1].id = full
            add("not")
        case "s":
            words[words.count - 1].span = whole
            if Self.takesIs.contains(last.id) { add("is") }
        case "re": add("are")
        case "ve": add("have")
        case "ll": add("will")
        case "m": add("am")
        case "d": add("would")
        default: return false
        }
        return true
    }

    /// Takes in the rest of a number (`1,000`, `3.5`) or of an abbreviation (`U.S.`).
    private mutating func joinNumber(
        _ letters: ArraySlice<UInt8>, _ span: TextSpan, _ bytes: [UInt8]
    ) -> Bool {
        guard let last = words.last, let first = letters.first else { return false }
        let before = bytes[last.span.range]
        let isNumber =
            Self.isDigit(first) && before.allSatisfy { Self.isDigit($0) || $0 == 0x2C || $0 == 0x2E }
        let isInitial =
            letters.count == 1 && !Self.isDigit(first) && before.count <= 3
            && before.enumerated().allSatisfy { ($0 % 2 == 1) == ($1 == 0x2E) }
        guard isNumber || isInitial else { return false }
        words[words.count - 1].span = TextSpan(last.span.start, span.end)
        let whole = bytes[last.span.start..<span.end].filter { $0 != 0x2C && (isNumber || $0 != 0x2E) }
        words[words.count - 1].id = QuoteWord.id(of: (isNumber ? [] : [0x2E]) + whole.map { $0 | 0x20 })
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static let hesitations: Set<String> = ["uh", "um", "er", "eh", "uhm", "sic"]

    private static let normalForms: [String: [String]] = {
        var forms = [
            "cannot": ["can", "not"], "gonna": ["going", "to"], "wanna": ["want", "to"],
            "gotta": ["got", "to"],
            "ok": ["okay"],
        ]
        let numbers = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
        ]
        for (value, word) in numbers.enumerated() where value != 1 { forms[word] = [String(value)] }
        return forms
    }()

    /// What stands before *’t*, and the verb that it is.
    private static let negated: [UInt32: UInt32] = {
        var forms: [UInt32: UInt32] = [:]
        for word in [
            "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "couldn",
            "wouldn", "shouldn", "mustn", "mightn", "needn",
        ] {
            forms[QuoteWord.id(of: word.utf8)] = QuoteWord.id(of: word.dropLast().utf8)
        }
        for (word, full) in [("can", "can"), ("won", "will"), ("ain", "is"), ("shan", "shall")] {
            forms[QuoteWord.id(of: word.utf8)] = QuoteWord.id(of: full.utf8)
        }
        return forms
    }()

    /// After these *’s* is *is*; after others it marks the possessor.
    private static let takesIs = Set(
        ["it", "that", "he", "she", "what", "there", "here", "who", "where", "how"].map {
            QuoteWord.id(of: $0.utf8)
        })
}
