import ArticleModel
import Linguistics

/// Finds the pronouns in indirect speech that mean the speaker: `Lee said that she would sign`.
///
/// The pronoun must fit the speaker, and no other name that it could stand for may come before it in what is
/// said.
struct ReportedPronouns {
    let text: TokenizedText
    let mentions: MentionTable

    /// The pronouns of one quote with the entity that they mean: token indices. Nothing for direct speech, or
    /// where the speaker is unknown.
    func pronouns(of quote: Quote) -> [Int] {
        guard quote.kind != .direct, let speaker = mentions.entity(quote.speaker) else { return [] }
        let fitting = pronouns(fitting: speaker)
        guard !fitting.isEmpty, !isSaidOfNoun(quote) else { return [] }
        var found: [Int] = []
        for span in quote.content {
            for token in text.tokens(in: span) {
                // In quotation marks others speak.
                if text.tokens[token].kind == .quotationMark { return found }
                if let mention = mentions.mention(startingAt: token) {
                    let entity = mentions.entities[mention.entity]
                    if mention.kind == .name, entity.id != speaker.id, isSameSort(entity.kind, speaker.kind) {
                        return found
                    }
                } else if fitting.contains(text.lowercased[token]) {
                    found.append(token)
                }
            }
        }
        return found
    }

    /// `rejected attacks from Bush that he was not a conservative`: he who is spoken of is the one who rejects.
    private func isSaidOfNoun(_ quote: Quote) -> Bool {
        guard let source = quote.source.first, let cue = quote.cue.first, cue.end <= source.start else {
            return false
        }
        let first = text.tokenIndex(atOrAfter: source.start)
        return first > 0 && ["from", "by", "of"].contains(text.lowercased[first - 1])
    }

    private func pronouns(fitting entity: Entity) -> Set<String> {
        switch entity.kind {
        case .person: personPronouns(entity)
        case .organisation, .location, .other: ["it", "its"]
        case .date, .number, .title: []
        }
    }

    /// By the pronouns that are known to mean the person, else by the first name, else either.
    private func personPronouns(_ person: Entity) -> Set<String> {
        let male: Set<String> = ["he", "his", "him"]
        let female: Set<String> = ["she", "her"]
        for mention in person.mentions where mention.kind == .pronoun {
            let word = text.tokens(in: mention.span).first.map { text.lowercased[$0] } ?? ""
            if male.contains(word) { return male }
            if female.contains(word) { return female }
        }
        let first = person.name.split(separator: " ").first.map { $0.lowercased() } ?? ""
        switch NameLexicons.shared.firstName(first) {
        case .male: return male
        case .female: return female
        case .either, nil: return male.union(female)
        }
    }

    private func isSameSort(_ a: Entity.Kind, _ b: Entity.Kind) -> Bool {
        (a == .person) == (b == .person)
    }
}
