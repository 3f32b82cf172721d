import ArticleModel
import Linguistics

/// Writes a claim as a sentence that can be read alone.
///
/// - A pronoun becomes the name that it stands for, in brackets: `[Ann Lee] would not sign`. `I` and a description keep
/// their place before it: `I [Ann Lee] signed`, `the minister [Ann Lee]`. A name that the claim has anyway is
/// not put in.
/// - A day named by the words gets its date: `on Friday [21 January 2022]`.
/// - Joining words at the start go, quotation marks without a partner go, and it begins with a capital and ends with a stop.
struct StandaloneSentence {
    let text: ClauseText
    let mentions: MentionTable

    /// The sentence for these tokens.
    ///
    /// - Parameters:
    ///   - speaker: the name of the person whose words these are, where `I` means that person.
    ///   - times: the times among the tokens.
    ///   - stripsOuterMarks: whether quotation marks around the whole go (a direct quote).
    ///   - subject: the words of its subject where they stand elsewhere; they are put before it, in brackets.
    ///   - relative: the pronoun in whose place they are put.
    func sentence(
        _ tokens: [Int], speaker: String?, times: [TimeReference], stripsOuterMarks: Bool,
        subject: [Int] = [],
        relative: Int? = nil
    ) -> String {
        let joined = Array(withoutJoiningWords(tokens[...]))
        let tokens = withoutJoiningWords(
            withoutLooseMarks(joined, in: text, stripsOuterMarks: stripsOuterMarks)[...])
        var writer = SentenceWriter(text: text)
        var named = mentions.named(in: Array(tokens))
        var speakerIsNamed = speaker == nil
        var dates = times.filter { needsDate($0) }[...]
        let opening = subject.isEmpty ? nil : bracketed(subject, speaker: speaker, named: &named)
        if relative == nil, let opening { writer.insert(opening) }
        var position = tokens.startIndex
        while position < tokens.endIndex {
            let index = tokens[position]
            var end = position + 1
            if index == relative, let opening {
                writer.replace(index, by: opening)
            } else if text.source.lowercased[index] == "i", !speakerIsNamed, let speaker {
                writer.copy(index)
                writer.insert("[\(speaker)]")
                speakerIsNamed = true
            } else if let mention = mentions.mention(startingAt: index), mention.kind != .name,
                !named.contains(mention.entity), isWhole(mention, at: position, of: tokens),
                write(mention, at: position, of: tokens, with: &writer)
            {
                named.insert(mention.entity)
                end = position + mention.tokens.count
            } else {
                writer.copy(index)
            }
            let offset = text.source.tokens[tokens[end - 1]].span.end
            while let date = dates.first, date.span.end <= offset {
                if date.span.end == offset, let day = date.resolved {
                    writer.insert("[\(Self.written(day))]")
                }
                dates = dates.dropFirst()
            }
            position = end
        }
        return writer.finished
    }

    /// The words of a subject in brackets: the name for a pronoun or a description of one word, else the words.
    private func bracketed(_ subject: [Int], speaker: String?, named: inout Set<Int>) -> String {
        if subject.count == 1, let mention = mentions.mention(startingAt: subject[0]) {
            named.insert(mention.entity)
            return "[\(mentions.entities[mention.entity].name)]"
        }
        if subject.count == 1, text.source.lowercased[subject[0]] == "i", let speaker {
            return "I [\(speaker)]"
        }
        var words = SentenceWriter(text: text)
        for token in subject { words.copy(token) }
        named.formUnion(mentions.named(in: subject))
        return "[\(words.written)]"
    }

    /// Whether all words of the mention are among the tokens.
    private func isWhole(_ mention: MentionTable.Entry, at position: Int, of tokens: ArraySlice<Int>) -> Bool
    {
        let last = position + mention.tokens.count - 1
        return last < tokens.endIndex && tokens[last] == mention.tokens.upperBound - 1
    }

    /// Writes who is meant; false when the words say it better.
    private func write(
        _ mention: MentionTable.Entry, at position: Int, of tokens: ArraySlice<Int>,
        with writer: inout SentenceWriter
    ) -> Bool {
        let name = mentions.entities[mention.entity].name
        let word = text.source.lowercased[tokens[position]]
        if mention.kind == .nominal {
            for index in mention.tokens { writer.copy(index) }
            writer.insert("[\(name)]")
            return true
        }
        switch word {
        case "they", "them", "their":
            // Of a place its people may be meant, of a person others as well.
            guard mentions.entities[mention.entity].kind == .organisation else { return false }
            writer.replace(tokens[position], by: word == "their" ? "[\(name)’s]" : "[\(name)]")
        case "he", "she", "it", "him", "who", "which":
            writer.replace(tokens[position], by: "[\(name)]")
        case "his", "its": writer.replace(tokens[position], by: "[\(name)’s]")
        case "her":
            let isPossessive = position + 1 < tokens.endIndex && canFollowPossessive(tokens[position + 1])
            writer.replace(tokens[position], by: isPossessive ? "[\(name)’s]" : "[\(name)]")
        default: return false
        }
        return true
    }

    private func canFollowPossessive(_ index: Int) -> Bool {
        text.isWord(index)
            && text.roles[index].isDisjoint(with: [
                .preposition, .determiner, .coordinator, .subordinator, .subjectPronoun,
            ])
    }

    /// Without `that`, `and`, `but` … at the start.
    private func withoutJoiningWords(_ tokens: ArraySlice<Int>) -> ArraySlice<Int> {
        var tokens = tokens
        let marker = ClauseSplitter(text: text).whole(Array(tokens)).head.flatMap {
            text.grammar.dependent(of: $0, .marker)
        }
        while let first = tokens.first, tokens.count > 1, let second = tokens.dropFirst().first {
            let word = text.source.lowercased[first]
            let joins: Bool
            switch word {
            case "that":
                joins =
                    text.roles[second].isDisjoint(with: .auxiliary) && text.roles[second] != .surePresent
                    && text.source.tokens[second].kind != .possessive
            case "and", "but": joins = true
            // A time or a reason without what it is the time or reason of.
            case "after", "because", "as", "since", "before", "although", "though":
                joins = tokens.first == marker
            case "so", "yet":
                joins =
                    !text.roles[second].isDisjoint(with: [.determiner, .subjectPronoun])
                    && text.source.lowercased[second] != "that" && text.source.lowercased[second] != "many"
            case "only", "simply", "merely", "just": joins = text.source.lowercased[second] == "that"
            default: joins = text.isPause(first) && word != "("
            }
            guard joins else { break }
            tokens = tokens.dropFirst()
        }
        return tokens
    }

    /// A weekday or `yesterday`: a time whose words do not have the date themselves.
    private func needsDate(_ time: TimeReference) -> Bool {
        guard time.resolved != nil else { return false }
        let tokens = text.source.tokens(in: time.span)
        return !tokens.contains {
            text.source.tokens[$0].kind == .number && text.source.lowercased[$0].utf8.count <= 4
        }
            || text.source.lowercased[tokens.last ?? 0] == "ago"
    }

    private static func written(_ day: CalendarDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }
}

/// The tokens without quotation marks that have no partner among them, and without the pair around the whole
/// if asked.
func withoutLooseMarks(_ tokens: [Int], in text: ClauseText, stripsOuterMarks: Bool) -> [Int] {
    var open: [(position: Int, mark: String)] = []
    var loose: Set<Int> = []
    var outer: (Int, Int)?
    for position in tokens.indices where text.source.tokens[tokens[position]].kind == .quotationMark {
        let mark = text.source.lowercased[tokens[position]]
        if let last = open.last, closes(mark, last.mark) {
            open.removeLast()
            if last.position == tokens.startIndex, position == tokens.endIndex - 1 {
                outer = (last.position, position)
            }
        } else if closingMarks.contains(mark) {
            loose.insert(position)
        } else {
            open.append((position, mark))
        }
    }
    for (position, _) in open { loose.insert(position) }
    if stripsOuterMarks, let outer {
        loose.insert(outer.0)
        loose.insert(outer.1)
    }
    if loose.isEmpty { return tokens }
    return tokens.indices.filter { !loose.contains($0) }.map { tokens[$0] }
}

private let closingMarks: Set<String> = ["”", "»", "›", "''", "」", "』"]

private func closes(_ mark: String, _ opening: String) -> Bool {
    switch opening {
    case "“": mark == "”"
    case "„": mark == "“" || mark == "”"
    case "«": mark == "»"
    case "‹": mark == "›"
    case "``": mark == "''"
    case "「": mark == "」"
    case "『": mark == "』"
    case "‘", "'": mark == "'" || mark == "’"
    default: mark == opening
    }
}
