import ArticleModel
import Linguistics

/// Reads what kind of thing the words of a source are.
extension SpeakerResolver {
    func reading(of source: TextSpan) -> SourceReading {
        let tokens = text.tokens(in: source)
        guard let first = tokens.first, let last = tokens.last else { return .unnamed }
        if tokens.count == 1 {
            switch text.lowercased[first] {
            case "he", "his", "him": return .person(.male)
            case "she", "her": return .person(.female)
            case "it", "its": return .thing
            case "they", "their", "them": return .group
            case "i", "we", "my", "our": return .speakerItself
            default: break
            }
        }
        if isEmbedded(source) { return .named }
        if head(of: source) != nil || apposition(after: source) != nil || representedBody(source) != nil {
            return .named
        }
        let isDefinite = ["the", "this", "that", "his", "her", "its"].contains(text.lowercased[first])
        guard let noun = headNoun(tokens) else { return isName(tokens) ? .named : .unnamed }
        guard isDefinite else { return isName(tokens) && noun == last ? .named : .unnamed }
        let word = text.lowercased[noun]
        if RoleNouns.people.contains(word) || word.hasSuffix("-year-old") {
            return .nominal(isPerson: true, GenderedWords.gender(of: word))
        }
        if RoleNouns.organisations.contains(word) { return .nominal(isPerson: false, nil) }
        return isName(tokens) ? .named : .unnamed
    }

    /// The last word before *of*, *for*, *from* …: *secretary* in *the secretary of state*.
    func headNoun(_ tokens: Range<Int>) -> Int? {
        let links: Set<String> = ["of", "for", "from", "in", "at", "to", "on", "with", "who"]
        let end = tokens.first { links.contains(text.lowercased[$0]) } ?? tokens.upperBound
        let noun = end - 1
        return noun >= tokens.lowerBound && text.tokens[noun].kind == .word ? noun : nil
    }

    /// Whether the last word is capitalised, and not merely because a sentence starts with it.
    func isName(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last else { return false }
        let start = text.sentences[text.sentenceOfToken[last]].lowerBound
        if last == start || (last == start + 1 && text.tokens[start].kind == .quotationMark) { return false }
        let small: Set<String> = [
            "the", "a", "an", "some", "many", "all", "most", "few", "several", "one", "these", "those", "no",
            "every", "both", "that", "this", "there", "what", "who", "another", "other", "others", "more",
        ]
        return text.tokens[last].shape != .lower && text.tokens[last].kind == .word
            && !small.contains(text.lowercased[last])
    }
}
