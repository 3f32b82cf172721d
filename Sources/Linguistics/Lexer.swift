import ArticleModel

/// Cuts one stretch of text into tokens, left to right, in one pass over its bytes.
///
/// What a single mark or a straight mark means depends on the marks before it, so the lexer keeps count of
/// the open ones; see `Lexer+QuotationMarks.swift`. Addresses are in `Lexer+Addresses.swift`.
struct Lexer {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    /// Where the lexer stands.
    var position: Int
    var tokens: [Token] = []
    /// How many single quotation marks stand open.
    var openSingles = 0
    /// Whether a straight double mark stands open.
    var straightIsOpen = false
    /// Where the last look ahead for a closing single mark ended, so that no stretch is looked through twice.
    var closerSearch = CloserSearch()

    /// A lexer for one block of a text.
    init(_ text: ArticleText, span: TextSpan) {
        bytes = text.bytes
        start = max(0, span.start)
        end = min(span.end, bytes.count)
        position = start
    }

    /// The tokens of the stretch, in text order.
    mutating func run() -> [Token] {
        while position < end {
            let character = bytes.character(at: position)
            switch character.characterClass {
            case .space: position += character.length
            case .letter: if !readAddress() { readWord(from: position) }
            case .digit: readNumber(from: position)
            case .combining, .mark: readMark(character)
            }
        }
        return tokens
    }

    mutating func append(_ kind: Token.Kind, to newEnd: Int, shape: Token.Shape = .other) {
        tokens.append(Token(span: TextSpan(position, newEnd), kind: kind, shape: shape))
        position = newEnd
    }

    /// The character after `index`, or the zero character at the end of the stretch.
    func character(at index: Int) -> Character32 {
        index < end ? bytes.character(at: index) : Character32(value: 0, length: 1)
    }

    /// Whether a letter or digit starts at `index`.
    func isWordCharacter(at index: Int) -> Bool {
        switch character(at: index).characterClass {
        case .letter, .digit: true
        default: false
        }
    }

    func isLetter(at index: Int) -> Bool { character(at: index).characterClass == .letter }

    func isDigit(at index: Int) -> Bool { index < end && (0x30...0x39).contains(bytes.byte(index)) }

    // MARK: Words

    /// Reads a word that starts (after a leading apostrophe, if any) at `first`.
    mutating func readWord(from first: Int) {
        var case_ = LetterCase()
        let wordEnd = endOfWord(from: first, letterCase: &case_)
        append(.word, to: endOfAbbreviation(wordStart: first, wordEnd: wordEnd), shape: case_.shape)
        readPossessive()
    }

    /// Where a word ends: letters and digits, with apostrophes, hyphens and `&` between them, and the points
    /// of `U.S.`; but before `’s`.
    private func endOfWord(from first: Int, letterCase: inout LetterCase) -> Int {
        var index = first
        while index < end {
            let character = bytes.character(at: index)
            let next = index + character.length
            switch character.characterClass {
            case .letter:
                letterCase.add(character)
                index = next
            case .digit, .combining: index = next
            case .space: return index
            case .mark:
                if character.isApostrophe {
                    guard isLetter(at: next), !isPossessiveEnding(at: next) else { return index }
                } else if character.isHyphen {
                    guard isWordCharacter(at: next) else { return index }
                } else if character.value == 0x2E {
                    guard isInnerPoint(at: index, wordStart: first) else { return index }
                } else if character.value == 0x26 {
                    guard isLetter(at: next) else { return index }
                } else {
                    return index
                }
                index = next
            }
        }
        return index
    }

    /// Whether `index` starts the `s` of `’s`: nothing of a word may follow it.
    private func isPossessiveEnding(at index: Int) -> Bool {
        let byte = bytes.byte(index)
        return (byte == 0x73 || byte == 0x53) && !isWordCharacter(at: index + 1)
    }

    /// Whether a point stands between single letters (`U.S.`) or before the end of an Internet name (`x.com`).
    private func isInnerPoint(at index: Int, wordStart: Int) -> Bool {
        let next = index + 1
        guard isLetter(at: next) else { return false }
        let afterNext = next + character(at: next).length
        if isSingleLetter(before: index, wordStart: wordStart), !isLetter(at: afterNext) {
            return bytes.byte(afterNext) == 0x2E || character(at: next).isUppercase
        }
        // Ph.D.
        if bytes.byte(wordStart) == 0x50, index == wordStart + 2, bytes.byte(next) == 0x44 { return true }
        return InternetNames.isTopLevel(at: next, in: bytes, end: end)
    }

    /// Whether just one letter stands between the last point (or the word's start, or a hyphen) and `index`.
    private func isSingleLetter(before index: Int, wordStart: Int) -> Bool {
        let letter = bytes.character(before: index, limit: wordStart)
        guard letter.characterClass == .letter else { return false }
        let letterStart = index - letter.length
        return letterStart <= wordStart || bytes.byte(letterStart - 1) == 0x2E
            || bytes.byte(letterStart - 1) == 0x2D
    }

    /// The end of the word with its full stop, where that belongs to the word.
    private func endOfAbbreviation(wordStart: Int, wordEnd: Int) -> Int {
        guard wordEnd < end, bytes.byte(wordEnd) == 0x2E, bytes.byte(wordEnd + 1) != 0x2E else {
            return wordEnd
        }
        let length = wordEnd - wordStart
        if isSingleLetter(before: wordEnd, wordStart: wordStart) {
            let isInitial = length > 2 || isInitial(at: wordStart, wordEnd: wordEnd)
            return isInitial ? wordEnd + 1 : wordEnd
        }
        guard length <= Abbreviations.longest else { return wordEnd }
        let word = String(decoding: bytes[wordStart..<wordEnd], as: UTF8.self)
        if Abbreviations.leading.contains(word) || Abbreviations.trailing.contains(word) {
            return wordEnd + 1
        }
        if Abbreviations.beforeNumber.contains(word), isDigit(at: wordEnd + 2) { return wordEnd + 1 }
        return wordEnd
    }

    /// Whether a single capital with a stop is an initial: `J. Blinken`, `Vladimir V. Putin`, not `plan B. The`.
    private func isInitial(at wordStart: Int, wordEnd: Int) -> Bool {
        let letter = bytes.character(at: wordStart)
        if !letter.isUppercase {
            return bytes.byte(wordStart) == 0x76 && isWordCharacter(at: wordEnd + 2)  // Roe v. Wade
        }
        if isLetter(at: wordEnd + 1) { return true }
        guard character(at: wordEnd + 2).isUppercase else {
            return tokens.last?.shape == .capitalised && bytes.byte(wordEnd + 1) == 0x20
                && character(at: wordEnd + 2).isLowercase
        }
        guard let last = tokens.last else { return true }
        if last.kind == .word { return last.shape == .capitalised || last.shape == .capitals }
        return letter.value != 0x49
    }

    /// Splits `’s` off, or the bare apostrophe of a plural.
    private mutating func readPossessive() {
        let mark = character(at: position)
        guard mark.isApostrophe, mark.value != 0x2018 else { return }
        let next = position + mark.length
        if isPossessiveEnding(at: next) {
            append(.possessive, to: next + 1)
        } else if bytes.byte(position - 1) | 0x20 == 0x73, isBareApostrophe(at: position) {
            append(.possessive, to: next)
        }
    }

    // MARK: Numbers

    /// Reads a number that starts (after a leading apostrophe, if any) at `first`: digits with separators
    /// between them, letters after them (`21st`, `1990s`), and words joined to it (`600-mile`).
    mutating func readNumber(from first: Int) {
        var index = first
        while index < end {
            let character = bytes.character(at: index)
            let next = index + character.length
            switch character.characterClass {
            case .letter, .digit, .combining:
                index = next
                continue
            case .space: break
            case .mark:
                let joins = character.isHyphen && isWordCharacter(at: next)
                let separates =
                    [0x2C, 0x2E, 0x3A].contains(character.value) && isDigit(at: next)
                    && isDigit(at: index - 1)
                if joins || separates {
                    index = next
                    continue
                }
            }
            break
        }
        append(.number, to: index)
        readPossessive()
    }
}

/// Counts a word's letters by case as they are read.
struct LetterCase {
    private var first: Token.Shape = .other
    private var upper = 0
    private var lower = 0

    mutating func add(_ character: Character32) {
        if character.isUppercase {
            upper += 1
            if first == .other { first = .capitalised }
        } else if character.isLowercase {
            lower += 1
            if first == .other { first = .lower }
        }
    }

    var shape: Token.Shape { first == .capitalised && lower == 0 && upper > 1 ? .capitals : first }
}
