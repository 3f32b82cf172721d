import ArticleModel
import Linguistics

/// Reads sentences one after the other and collects the names.
struct NameFinder {
    let text: TokenizedText
    let use: WordUse
    let typer: NameTyper
    let lexicons = NameLexicons.shared
    /// For each token the end of the title that starts there; 0 elsewhere.
    private var titleEnd: [Int]
    private(set) var found: [FoundName] = []

    init(_ text: TokenizedText, blocks: [Block], titles: [Title]) {
        self.text = text
        use = WordUse(text, blocks: blocks)
        typer = NameTyper(text)
        titleEnd = [Int](repeating: 0, count: text.tokens.count)
        for title in titles { titleEnd[title.tokens.lowerBound] = title.tokens.upperBound }
    }

    mutating func read(_ sentence: Range<Int>, number: Int) {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard isCandidate(index, in: sentence, number) else {
                if text.tokens[index].shape == .lower, let parts = hyphenatedParts(index) { found += parts }
                index += 1
                continue
            }
            let end = endOfRun(index, in: sentence, number)
            cut(index..<end, in: sentence)
            index = max(end, (index..<end).map { titleEnd[$0] }.max() ?? end)
        }
    }

    /// In a dateline what is no agency is a place.
    mutating func takeAsPlaces(_ sentence: Range<Int>) {
        for index in found.indices.reversed() {
            guard found[index].tokens.lowerBound >= sentence.lowerBound else { return }
            if found[index].kind == .organisation && found[index].confidence >= 0.8 { continue }
            (found[index].kind, found[index].confidence) = (.location, 0.9)
        }
    }

    /// Keeps the publication that a headline names behind its bar: `… | Just The News`.
    mutating func readOutlet(of headline: Block) {
        let tokens = text.tokens(in: headline.span)
        guard let bar = tokens.last(where: { text.lowercased[$0] == "|" }), bar + 1 < tokens.upperBound else {
            return
        }
        let name = (bar + 1)..<tokens.upperBound
        found.removeAll { $0.tokens.overlaps(name) }
        found.append(FoundName(tokens: name, kind: .organisation, confidence: 0.9))
    }

    // MARK: Which words

    /// Whether a word can be (part of) a name where it stands.
    private func isCandidate(_ index: Int, in sentence: Range<Int>, _ number: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.shape == .capitalised || token.shape == .capitals else {
            return false
        }
        let word = text.lowercased[index]
        if NameWords.calendar.contains(word) { return false }
        if token.shape == .capitals, lexicons.acronym(text.word(index)) != nil { return true }
        if NameWords.functionWords.contains(word) { return startsListedName(index, in: sentence) }
        if use.headlineCased[number] { return isKnown(word, index, in: sentence) }
        if WordUse.startsSentence(index, in: sentence, of: text) {
            return canStart(word, index, in: sentence)
        }
        return true
    }

    /// `The Guardian`, `Just The News`: a small word that belongs to a listed name, where a capital tells it.
    private func startsListedName(_ index: Int, in sentence: Range<Int>) -> Bool {
        guard !WordUse.startsSentence(index, in: sentence, of: text), index + 1 < sentence.upperBound,
            text.tokens[index + 1].shape != .lower,
            let length = knownPhrase(at: index, end: sentence.upperBound)
        else { return false }
        return length > 1
    }

    /// In a headline every word has a capital: only what is known as a name counts.
    private func isKnown(_ word: String, _ index: Int, in sentence: Range<Int>) -> Bool {
        if use.capital.contains(word) { return !use.small.contains(word) || !lexicons.isCommon(word) }
        if lexicons.place(word) == .sure || lexicons.isDemonym(word) { return true }
        if lexicons.isCommon(word) || use.small.contains(word) {
            return text.tokens[index].shape == .capitalised && isInKnownPhrase(index, in: sentence)
        }
        return lexicons.firstName(word) != nil || lexicons.isSurname(word) || lexicons.place(word) != nil
            || lexicons.wholeName(word) != nil || isInKnownPhrase(index, in: sentence)
            || !lexicons.titlePart(word).isEmpty || followsName(index, in: sentence)
    }

    /// Whether the word before is a first name, a title or an initial: then an unknown word is a name.
    private func followsName(_ index: Int, in sentence: Range<Int>) -> Bool {
        guard index > sentence.lowerBound else { return false }
        let isInitial = text.tokens[index - 1].span.length == 2 && index - 1 > sentence.lowerBound
        let before = text.lowercased[isInitial ? index - 2 : index - 1]
        return lexicons.firstName(before) != nil
            || !lexicons.titlePart(before).isDisjoint(with: [.head, .form])
    }

    private func isInKnownPhrase(_ index: Int, in sentence: Range<Int>) -> Bool {
        (max(sentence.lowerBound, index - 2)...index).contains { start in
            guard let length = knownPhrase(at: start, end: sentence.upperBound) else { return false }
            return start + length > index && length > 1
        }
    }

    /// At the start of a sentence any word has a capital.
    private func canStart(_ word: String, _ index: Int, in sentence: Range<Int>) -> Bool {
        if use.capital.contains(word), !use.small.contains(word) { return true }
        if lexicons.isDemonym(word) || lexicons.place(word) == .sure { return true }
        let next = index + 1
        let isFollowed =
            next < sentence.upperBound && text.tokens[next].kind == .word
            && (text.tokens[next].shape == .capitalised || text.tokens[next].shape == .capitals)
            && !NameWords.functionWords.contains(text.lowercased[next])
            && !NameWords.calendar.contains(text.lowercased[next])
        if isFollowed {
            if NameWords.particles.contains(word), text.tokens[index].shape == .capitalised {
                return word != "e" && word != "y"
            }
            if !lexicons.titlePart(word).isEmpty || lexicons.firstName(word) != nil { return true }
            return !lexicons.isCommon(word) || isInKnownPhrase(index, in: sentence)
                || NameWords.organisationHeads.contains(text.lowercased[next])
        }
        if lexicons.isCommon(word) || use.small.contains(word) { return false }
        guard lexicons.titlePart(word).isEmpty, !word.contains("'") else { return false }
        return lexicons.firstName(word) != nil || lexicons.isSurname(word) || lexicons.place(word) != nil
            || lexicons.wholeName(word) != nil || text.tokens[index].shape == .capitals
            || actsAsName(next, in: sentence)
    }

    /// Whether an unknown first word is followed by `’s` or by a verb of saying.
    private func actsAsName(_ next: Int, in sentence: Range<Int>) -> Bool {
        guard next < sentence.upperBound else { return false }
        return text.tokens[next].kind == .possessive || NameWords.sayingVerbs.contains(text.lowercased[next])
    }

    // MARK: How far a name goes

    private func endOfRun(_ start: Int, in sentence: Range<Int>, _ number: Int) -> Int {
        var end = start + 1
        if NameWords.functionWords.contains(text.lowercased[start]),
            let length = knownPhrase(at: start, end: sentence.upperBound)
        {
            end = start + length
        }
        while end < sentence.upperBound {
            if isCandidate(end, in: sentence, number) {
                end += 1
            } else if let next = afterConnector(end, from: start, in: sentence, number) {
                end = next
            } else {
                break
            }
        }
        return end
    }

    /// Passes a small word inside a name: `von der`, `of` after an organisation's head, `&`, `and` in
    /// `Ministry of Labour and Pensions`.
    private func afterConnector(_ index: Int, from start: Int, in sentence: Range<Int>, _ number: Int) -> Int?
    {
        let word = text.lowercased[index]
        var next = index + 1
        if NameWords.particles.contains(word), text.tokens[index].shape == .lower {
            while next < sentence.upperBound, NameWords.particles.contains(text.lowercased[next]) {
                next += 1
            }
            let isPerson =
                lexicons.firstName(text.lowercased[index - 1]) != nil
                || !lexicons.isCommon(text.lowercased[index - 1])
            return isPerson && isCapital(next, in: sentence) ? next + 1 : nil
        }
        guard word == "of" || word == "for" || word == "on" || word == "&" || word == "and" else {
            return nil
        }
        if next < sentence.upperBound, text.lowercased[next] == "the", word != "and", word != "&" {
            next += 1
        }
        guard isCapital(next, in: sentence), isCandidate(next, in: sentence, number) else { return nil }
        let run = start..<index
        if word == "&" { return next + 1 }
        if word == "and" {
            let hasOf = run.contains { text.lowercased[$0] == "of" }
            let isHead = run.contains { NameWords.organisationHeads.contains(text.lowercased[$0]) }
            return hasOf && isHead && lexicons.isCommon(text.lowercased[next]) ? next + 1 : nil
        }
        return joinsAfterHead(run, word: word, next: next) ? next + 1 : nil
    }

    private func joinsAfterHead(_ run: Range<Int>, word: String, next: Int) -> Bool {
        let last = text.lowercased[run.upperBound - 1]
        if titleCovers(run.upperBound - 1, from: run.lowerBound) { return false }
        if knownPhrase(at: run.lowerBound, end: next + 1) == next + 1 - run.lowerBound { return true }
        guard
            NameWords.organisationHeads.contains(last)
                || [
                    "secretary", "house", "chamber", "bank", "ministry", "republic",
                    "kingdom", "gulf", "isle", "bay", "strait", "sea", "state", "university", "city",
                    "federation", "order", "brotherhood",
                ].contains(last)
        else { return false }
        return word == "of"
            || [
                "center", "centre", "council", "committee", "institute", "agency", "commission", "office",
                "conference", "fund", "campaign", "coalition", "bureau", "association", "foundation",
                "department",
            ].contains(last)
    }

    private func isCapital(_ index: Int, in sentence: Range<Int>) -> Bool {
        index < sentence.upperBound && text.tokens[index].kind == .word
            && (text.tokens[index].shape == .capitalised || text.tokens[index].shape == .capitals)
    }

    private func titleCovers(_ index: Int, from start: Int) -> Bool {
        (start...index).contains { titleEnd[$0] > index }
    }

    // MARK: Cutting

    /// Cuts a run of words at titles, peoples and known names, and keeps the pieces.
    private mutating func cut(_ run: Range<Int>, in sentence: Range<Int>) {
        if keepWhole(run) { return keep(run, afterTitle: false) }
        var start = run.lowerBound
        var pieceStart = start
        var afterTitle = hasTitleBefore(run.lowerBound, in: sentence)
        while start < run.upperBound {
            let title = min(titleEnd[start], run.upperBound)
            if title > start, !isPartOfKnown(start, run) {
                keep(pieceStart..<start, afterTitle: afterTitle)
                start = titleEnd[start]
                pieceStart = start
                afterTitle = true
            } else if let length = border(at: start, in: run) {
                keep(pieceStart..<start, afterTitle: afterTitle)
                keep(start..<(start + length), afterTitle: false)
                start += length
                pieceStart = start
                afterTitle = false
            } else {
                start += 1
            }
        }
        if pieceStart < run.upperBound { keep(pieceStart..<run.upperBound, afterTitle: afterTitle) }
    }

    /// Whether the whole run is one name in spite of a title in it: listed, or with an organisation's head at its
    /// end (`Justice Department`, `Russian Foreign Ministry`).
    private func keepWhole(_ run: Range<Int>) -> Bool {
        guard run.count > 1 else { return titleEnd[run.lowerBound] == 0 }
        if knownPhrase(at: run.lowerBound, end: run.upperBound) == run.count { return true }
        let last = text.lowercased[run.upperBound - 1]
        let hasOf = run.contains { text.lowercased[$0] == "of" }
        let head =
            hasOf ? run.first { text.lowercased[$0] == "of" }.map { text.lowercased[$0 - 1] } ?? last : last
        return NameWords.organisationHeads.contains(head)
            && !titleCovers(run.upperBound - 1, from: run.lowerBound)
    }

    private func isPartOfKnown(_ start: Int, _ run: Range<Int>) -> Bool {
        guard let length = knownPhrase(at: start, end: run.upperBound) else { return false }
        return length > 1 && start + length >= titleEnd[start]
    }

    /// Whether a title stands right before, written small or ending before this run.
    private func hasTitleBefore(_ index: Int, in sentence: Range<Int>) -> Bool {
        let first = max(sentence.lowerBound, index - 6)
        return (first..<index).contains { titleEnd[$0] == index }
    }

    /// The length of a name by itself that starts here within a longer run: a place or people before a title or
    /// before a person, or a listed name of several words.
    private func border(at start: Int, in run: Range<Int>) -> Int? {
        if let length = knownPhrase(at: start, end: run.upperBound), length > 1, length < run.count {
            return length
        }
        let next = start + 1
        guard next < run.upperBound else { return nil }
        let word = text.lowercased[start]
        let isPlace = lexicons.place(word) == .sure || lexicons.acronym(text.word(start)) != nil
        guard isPlace || lexicons.isDemonym(word) || lexicons.wholeName(word) != nil else { return nil }
        if titleEnd[next] > 0 { return 1 }
        let isFirstName = lexicons.firstName(word) != nil
        return lexicons.firstName(text.lowercased[next]) != nil && !isFirstName && next + 1 < run.upperBound
            ? 1 : nil
    }

    /// The number of words of the longest listed name that starts here; at least 1 word must be listed.
    private func knownPhrase(at start: Int, end: Int) -> Int? {
        let limit = min(end, start + 6)
        guard limit > start else { return nil }
        for last in stride(from: limit - 1, through: start, by: -1) {
            guard text.tokens[last].kind == .word else { continue }
            let phrase = text.lowercased[start...last].joined(separator: " ")
            if lexicons.wholeName(phrase) != nil || (last > start && lexicons.place(phrase) != nil) {
                return last + 1 - start
            }
        }
        return nil
    }

    // MARK: Keeping

    private mutating func keep(_ tokens: Range<Int>, afterTitle: Bool) {
        guard !tokens.isEmpty else { return }
        if tokens.count == 1, let parts = hyphenatedParts(tokens.lowerBound) {
            found += parts
            return
        }
        guard let (kind, confidence) = typer.kind(of: tokens, afterTitle: afterTitle) else { return }
        found.append(FoundName(tokens: tokens, kind: kind, confidence: confidence))
    }

    /// The names, each with the kind that the rest of the text makes likeliest.
    func settled() -> [PassageLabels.Name] {
        NameConsistency(text: text, found: found).settled()
    }
}
