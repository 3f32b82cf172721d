import ArticleModel
import Linguistics

/// Sets the borders of a name by what is known of names: no marks at its ends, no titles before a person, no two
/// places in one (*Miramar California*), nothing out of an address or a file's name.
struct NameBorders {
    let text: TokenizedText
    /// The engine's words, in text order.
    let words: [TextSpan]
    let lexicons = NameLexicons.shared

    /// The names that a run of words really holds.
    func names(in run: Range<Int>, kind: Entity.Kind) -> [Range<Int>] {
        let parts = run.split { text.text[words[$0]] == "/" }.map { $0.startIndex..<$0.endIndex }
        if parts.count > 1 { return parts.flatMap { names(in: $0, kind: kind) } }
        var run = withoutSmallWords(withoutMarks(run), kind: kind)
        if kind == .person { run = withoutTitles(run) }
        if let person = titledPerson(in: run) { run = person }
        guard !run.isEmpty, !isWithinAddress(run), !(kind == .person && run.allSatisfy(isShortTitle)) else {
            return []
        }
        if kind == .location { run = widened(run) }
        if kind == .location, let border = placeBorder(in: run) {
            return [run.lowerBound..<border, border..<run.upperBound]
        }
        return [run]
    }

    private func withoutMarks(_ run: Range<Int>) -> Range<Int> {
        var (first, end) = (run.lowerBound, run.upperBound)
        while first < end, isMark(first, opens: true) { first += 1 }
        while first < end, isMark(end - 1, opens: false) { end -= 1 }
        return first..<end
    }

    /// Leaves out words in small letters at both ends (*Soviet republic*, *city of Tyre*; not *Gaza strip*, *bin Laden*), as
    /// long as a capitalised word remains.
    private func withoutSmallWords(_ run: Range<Int>, kind: Entity.Kind) -> Range<Int> {
        let isSmall = { text.tokens[token(of: $0)].shape == .lower }
        guard let first = run.first(where: { !isSmall($0) || isParticle($0) }),
            let last = run.last(where: { !isSmall($0) })
        else { return run }
        let isPlace =
            kind == .location
            && run.last.map { NameWords.placeNouns.contains(text.lowercased[token(of: $0)]) } ?? false
        return min(first, last)..<(isPlace ? run.upperBound : last + 1)
    }

    private func isParticle(_ word: Int) -> Bool {
        let word = text.lowercased[token(of: word)]
        return NameWords.particles.contains(word) || word.contains("-")
    }

    /// Whether the word is a mark by itself and no part of a word such as `U.S.`; a closing bracket may end a name.
    private func isMark(_ word: Int, opens: Bool) -> Bool {
        let token = text.tokens[token(of: word)]
        if token.kind == .possessive { return true }
        guard words[word] == token.span, token.kind == .punctuation || token.kind == .quotationMark else {
            return false
        }
        return text.text[token.span] != ")" || opens
    }

    private func token(of word: Int) -> Int {
        min(text.tokenIndex(atOrAfter: words[word].start), text.tokens.count - 1)
    }

    /// `Sen.`, `Mrs.`: no name by itself.
    private func isShortTitle(_ word: Int) -> Bool {
        let title = text.lowercased[token(of: word)]
        return title.hasSuffix(".") && !lexicons.titlePart(title).isEmpty
    }

    /// `Republican Donald Trump`.
    private func isParty(_ title: Int, before next: Int) -> Bool {
        NameWords.parties.contains(text.lowercased[title])
            && lexicons.firstName(text.lowercased[token(of: next)]) != nil
    }

    /// Leaves out titles and forms of address, as long as a capitalised word remains.
    private func withoutTitles(_ run: Range<Int>) -> Range<Int> {
        var first = run.lowerBound
        while first < run.upperBound {
            let title = token(of: first)
            var next = first + 1
            while next < run.upperBound, token(of: next) == title { next += 1 }
            guard next < run.upperBound,
                !lexicons.titlePart(text.lowercased[title]).isEmpty || isParty(title, before: next),
                lexicons.firstName(text.lowercased[title]) == nil,
                text.tokens[token(of: next)].shape != .lower, text.tokens[token(of: next)].kind == .word
            else { break }
            first = next
        }
        return first..<run.upperBound
    }

    /// The whole of a place of which a part was found: *States* in *United States*.
    private func widened(_ run: Range<Int>) -> Range<Int> {
        for wider in [run.lowerBound - 1..<run.upperBound, run.lowerBound..<run.upperBound + 1]
        where wider.lowerBound >= 0 && wider.upperBound <= words.count {
            let whole = TextSpan(words[wider.lowerBound].start, words[wider.upperBound - 1].end)
            if lexicons.place(text.text[whole].lowercased()) == .sure { return wider }
        }
        return run
    }

    /// The one word after an abbreviated office (*US Sec. of State Blinken*), which headlines write without a full name.
    private func titledPerson(in run: Range<Int>) -> Range<Int>? {
        let tokens = text.tokens(in: TextSpan(words[run.lowerBound].start, words[run.upperBound - 1].end))
        guard tokens.count > 2, let last = tokens.last, text.tokens[last].shape == .capitalised,
            let office = tokens.first(where: { text.lowercased[$0].hasSuffix(".") }),
            lexicons.titlePart(text.lowercased[office]).contains(.head),
            let title = TitleFinder(text: text).title(at: office, end: last), title.tokens.upperBound == last
        else { return nil }
        return run.upperBound - 1..<run.upperBound
    }

    /// Whether the words are cut out of a web address, a mail address or the name of a file.
    private func isWithinAddress(_ run: Range<Int>) -> Bool {
        let token = text.tokens[token(of: run.lowerBound)].span
        let name = TextSpan(words[run.lowerBound].start, words[run.upperBound - 1].end)
        guard name != token, token.end - token.start > 4 else { return false }
        let bytes = text.text.bytes[token.range]
        return bytes.contains(UInt8(ascii: "_")) || bytes.contains(UInt8(ascii: "@"))
            || (bytes.contains(UInt8(ascii: "/")) && bytes.contains(UInt8(ascii: ".")))
            || bytes.starts(with: Array("www.".utf8))
    }

    /// Where a second place begins in a name of two: the whole is no known place, but its last word is one.
    private func placeBorder(in run: Range<Int>) -> Int? {
        guard run.count > 1, run.count < 5 else { return nil }
        let phrase = run.map { text.text[words[$0]].lowercased() }
        let last = run.upperBound - 1
        guard lexicons.place(phrase.joined(separator: " ")) == nil,
            lexicons.place(phrase[run.count - 1]) == .sure,
            !NameWords.directions.contains(phrase[0]), !NameWords.placeBeginnings.contains(phrase[0]),
            (run.lowerBound..<last).allSatisfy({ text.tokens[token(of: $0)].kind == .word }),
            !["of", "the", "de", "and", "in"].contains(phrase[run.count - 2])
        else { return nil }
        return last
    }
}
