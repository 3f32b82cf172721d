import ArticleModel

/// Finds where sentences end among the tokens of one block.
///
/// A sentence ends after `.`, `!`, `?` or `…` with the closing marks that follow without a space, when the
/// next word can start a sentence. A reporting clause after a question (`“Why?” Jones asked.`) belongs to it.
struct SentenceSplitter {
    let text: ArticleText
    let tokens: [Token]
    let lowercased: [String]

    /// The sentences among `range`, which covers one block's tokens; together they cover all of it.
    func sentences(in range: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            guard let ending = ending(at: index), !isListNumber(index, in: range) else {
                index += 1
                continue
            }
            let next = afterClosers(index + 1, limit: range.upperBound)
            if next < range.upperBound, ends(ending, last: index, next: next, limit: range.upperBound) {
                sentences.append(start..<next)
                start = next
            }
            index = next
        }
        if start < range.upperBound { sentences.append(start..<range.upperBound) }
        return sentences
    }

    private enum Ending {
        case stop, question, ellipsis
        /// A word with its own stop after which a sentence may end.
        case abbreviation
        /// A full stop of a script that writes no spaces.
        case wide
    }

    private func ending(at index: Int) -> Ending? {
        let token = tokens[index]
        let last = text.bytes[token.span.end - 1]
        switch token.kind {
        case .word:
            return last == 0x2E && isTrailingAbbreviation(token) ? .abbreviation : nil
        case .punctuation:
            if last == 0x2E { return token.span.length == 1 ? .stop : .ellipsis }
            if last == 0x21 || last == 0x3F { return .question }
            let word = lowercased[index]
            if word == "…" { return .ellipsis }
            return word == "。" || word == "！" || word == "？" ? .wide : nil
        case .number, .quotationMark, .possessive: return nil
        }
    }

    /// `U.S.` and the listed ones, but neither a title nor an initial.
    private func isTrailingAbbreviation(_ token: Token) -> Bool {
        let letters = token.span.length - 1
        if letters == 1 { return false }
        let word = text[TextSpan(token.span.start, token.span.end - 1)]
        return !Abbreviations.leading.contains(word) && !Abbreviations.beforeNumber.contains(word)
    }

    /// `1.` at the start of a list item.
    private func isListNumber(_ index: Int, in range: Range<Int>) -> Bool {
        index == range.lowerBound + 1 && tokens[index - 1].kind == .number && lowercased[index] == "."
    }

    /// Passes further stops and the marks that close without a space before them.
    private func afterClosers(_ first: Int, limit: Int) -> Int {
        var index = first
        while index < limit {
            let token = tokens[index]
            let touches = token.span.start == tokens[index - 1].span.end
            let word = lowercased[index]
            let isCloser =
                touches && (token.kind == .quotationMark || [")", "]", "!", "?", ".", "…"].contains(word))
            guard isCloser || word == "»" else { break }
            index += 1
        }
        return index
    }

    private func ends(_ ending: Ending, last: Int, next: Int, limit: Int) -> Bool {
        let token = tokens[next]
        let hasSpace = token.span.start > tokens[next - 1].span.end
        let closed = next > last + 1
        let wordIndex = token.kind == .quotationMark && next + 1 < limit ? next + 1 : next
        let shape = tokens[wordIndex].shape
        switch ending {
        case .wide: return true
        case .abbreviation:
            guard hasSpace, shape == .capitalised else { return false }
            return wordIndex > next || SentenceStarters.words.contains(lowercased[next])
        case .stop:
            if !hasSpace { return shape == .capitalised && last > 0 && tokens[last - 1].shape == .lower }
            if shape == .lower { return wordIndex > next || (!closed && !isReportingClause(next, limit)) }
            return true
        case .ellipsis:
            return hasSpace && (shape == .capitalised || shape == .capitals) && !isProbablyName(wordIndex)
        case .question:
            guard hasSpace || closed else { return false }
            return shape != .lower && !(closed && isReportingClause(next, limit))
        }
    }

    /// `Jones asked`, `Mr. Blinken told reporters`: a cue verb right after a name or pronoun.
    private func isReportingClause(_ next: Int, _ limit: Int) -> Bool {
        for index in next..<min(limit, next + 4) {
            if SentenceStarters.reportingVerbs.contains(lowercased[index]) { return true }
            if tokens[index].shape == .lower || tokens[index].kind != .word { return false }
        }
        return false
    }

    /// After an ellipsis a capital alone proves nothing; a word that often starts sentences does.
    private func isProbablyName(_ index: Int) -> Bool {
        !SentenceStarters.words.contains(lowercased[index]) && tokens[index].kind == .word
            && lowercased[index] != "i"
    }
}

/// Words that tell a new sentence after an abbreviation, and verbs that tell a reporting clause.
enum SentenceStarters {
    /// Lower-cased words that often start a sentence and are hardly ever the next word of a name.
    static let words: Set<String> = [
        "a", "about", "according", "after", "all", "also", "although", "among", "an", "and", "another", "any",
        "as",
        "asked", "at", "because", "before", "both", "but", "by", "during", "each", "earlier", "even", "every",
        "few",
        "finally", "first", "for", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in",
        "instead",
        "it", "its", "just", "last", "later", "like", "many", "meanwhile", "more", "moreover", "most", "mr.",
        "mrs.",
        "ms.", "my", "no", "nor", "not", "now", "of", "on", "once", "one", "only", "or", "other", "others",
        "our",
        "over", "perhaps", "she", "since", "so", "some", "still", "such", "that", "the", "their", "then",
        "there",
        "these", "they", "this", "those", "though", "through", "thus", "to", "today", "two", "under",
        "unlike",
        "until", "we", "what", "when", "where", "whether", "which", "while", "who", "why", "with", "without",
        "yet",
        "you", "your",
    ]

    /// Verbs after a name that report a question or exclamation before it.
    static let reportingVerbs: Set<String> = [
        "added", "asked", "asks", "cried", "declared", "demanded", "exclaimed", "explained", "inquired",
        "joked",
        "recalled", "remarked", "replied", "responded", "said", "says", "shouted", "tells", "told", "tweeted",
        "wondered", "writes", "wrote", "yelled",
    ]
}
