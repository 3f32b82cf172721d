import ArticleModel

/// Marks: quotation marks told from apostrophes, elisions, feet and inches; dashes; ellipses.
extension Lexer {
    /// Reads one mark.
    mutating func readMark(_ character: Character32) {
        let next = position + character.length
        if character.isDoubleQuotationMark {
            readDoubleMark(character)
        } else if character.isApostrophe || character.value == 0x60 {
            readSingleMark(character)
        } else if character.value == 0x201A || character.value == 0x201B {
            openSingles += 1
            append(.quotationMark, to: next)
        } else if character.value == 0x2E {
            append(.punctuation, to: endOfPoints())
        } else if character.value == 0x2D {
            append(.punctuation, to: endOfRun(of: 0x2D))
        } else if character.value == 0x40 || character.value == 0x23, isLetter(at: next) {
            readHandle()
        } else {
            append(.punctuation, to: endOfCombining(from: next))
        }
    }

    // MARK: Double marks

    /// A straight mark after a digit is an inch mark, unless it closes what a straight mark opened.
    private mutating func readDoubleMark(_ character: Character32) {
        guard character.value == 0x22 else { return append(.quotationMark, to: position + character.length) }
        let feetBefore = tokens.last.map { isFeetAndInches(before: $0) } ?? false
        if isDigit(at: position - 1), position > start, feetBefore || !straightIsOpen {
            return append(.punctuation, to: position + 1)
        }
        straightIsOpen.toggle()
        append(.quotationMark, to: position + 1)
    }

    /// Whether the number in the last token follows a foot mark: `6'2`.
    private func isFeetAndInches(before last: Token) -> Bool {
        last.kind == .number && last.span.start > start + 1 && bytes.byte(last.span.start - 1) == 0x27
            && isDigit(at: last.span.start - 2)
    }

    // MARK: Single marks

    /// Tells what a single mark is: half of a doubled mark, the start of an elision (`’90s`, `'em`), the
    /// opening or closing of a quotation, a foot mark, or a stray apostrophe.
    private mutating func readSingleMark(_ mark: Character32) {
        let next = position + mark.length
        if character(at: next).value == mark.value, mark.value != 0x2BC {
            return append(.quotationMark, to: next + mark.length)
        }
        let before = bytes.character(before: position, limit: start)
        if opensAfter(before) {
            if isElidedNumber(at: next) { return readNumber(from: next) }
            if isElision(at: next) { return readWord(from: next) }
            let after = character(at: next).characterClass
            if mark.value != 0x2019, after != .space, next < end {
                openSingles += 1
                return append(.quotationMark, to: next)
            }
        }
        if mark.value == 0x27, before.characterClass == .digit, openSingles == 0 {
            return append(.punctuation, to: next)
        }
        let follows = position > start && before.characterClass != .space
        if mark.value != 0x60, follows, openSingles > 0 || before.characterClass == .mark {
            openSingles = max(0, openSingles - 1)
            return append(.quotationMark, to: next)
        }
        append(.punctuation, to: next)
    }

    /// Whether a mark after this character may open: white space, an opening bracket or mark, a dash, or the start.
    private func opensAfter(_ before: Character32) -> Bool {
        if position == start || before.characterClass == .space || before.isDash { return true }
        switch before.value {
        case 0x22, 0x28, 0x5B, 0x7B, 0x2D, 0x2F, 0x201C, 0xAB, 0x201E, 0x2039: return true
        default: return false
        }
    }

    /// `’90s`, `’68`: two digits, then nothing of a number.
    private func isElidedNumber(at index: Int) -> Bool {
        guard isDigit(at: index), isDigit(at: index + 1), !isDigit(at: index + 2) else { return false }
        return !isLetter(at: index + 2) || bytes.byte(index + 2) == 0x73
    }

    /// Words whose first letters are left out.
    private func isElision(at index: Int) -> Bool {
        guard isLetter(at: index) else { return false }
        var wordEnd = index
        while wordEnd < end, wordEnd - index < 7, isLetter(at: wordEnd), bytes.byte(wordEnd) < 0x80 {
            wordEnd += 1
        }
        guard wordEnd - index < 7, !isLetter(at: wordEnd) else { return false }
        let word = String(decoding: bytes[index..<wordEnd].map { $0 | 0x20 }, as: UTF8.self)
        if openSingles == 0, word == "cause" || word == "bout" { return bytes.byte(wordEnd) == 0x20 }
        return ["em", "til", "tis", "twas", "n", "round", "nuff", "cuz"].contains(word)
    }

    // MARK: Apostrophes of plurals

    /// Whether the mark after an `s` is an apostrophe (`the workers’ pay`) and not a closing mark.
    ///
    /// Where no single mark is open it always is. Where one is, it is when the quotation's real end (a single
    /// mark right after a punctuation mark) still comes.
    mutating func isBareApostrophe(at index: Int) -> Bool {
        guard openSingles > 0 else {
            return character(at: index + character(at: index).length).value != character(at: index).value
        }
        let next = index + character(at: index).length
        guard bytes.byte(next) == 0x20, isLetter(at: next + 1) else { return false }
        return closerSearch.findsCloser(after: next, end: end, in: bytes)
    }

    // MARK: Runs

    /// The end of `...` or `. . .`; of the single point otherwise.
    private func endOfPoints() -> Int {
        var index = endOfRun(of: 0x2E)
        var spaced = index
        while bytes.byte(spaced) == 0x20, bytes.byte(spaced + 1) == 0x2E, spaced + 1 < end { spaced += 2 }
        if spaced - index >= 4 { index = spaced }
        return index
    }

    private func endOfRun(of byte: UInt8) -> Int {
        var index = position
        while index < end, bytes.byte(index) == byte { index += 1 }
        return index
    }

    /// Combining marks and joiners stay with the character before them.
    private func endOfCombining(from first: Int) -> Int {
        var index = first
        while index < end {
            let character = bytes.character(at: index)
            guard character.characterClass == .combining else { break }
            index += character.length
        }
        return index
    }
}

/// Looks ahead for a single mark after a punctuation mark, remembering the last answer so that a text full
/// of apostrophes is still read in linear time.
struct CloserSearch {
    private var found = -1
    private var searched = -1

    /// Whether such a mark comes after `position` before another single mark opens.
    mutating func findsCloser(after position: Int, end: Int, in bytes: [UInt8]) -> Bool {
        if found > position { return true }
        if searched >= position { return false }
        var index = position
        searched = end
        while index < end {
            let character = bytes.character(at: index)
            if character.isApostrophe {
                if [0x2C, 0x2E, 0x21, 0x3F].contains(bytes.byte(index - 1)) {
                    found = index
                    return true
                }
                if character.value == 0x2018 {
                    searched = index
                    return false
                }
            }
            index += character.length
        }
        return false
    }
}
