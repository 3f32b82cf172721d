import ArticleModel
import Linguistics

/// Finds whom *he*, *she* and their forms mean in the article's own words.
///
/// Only where little can be wrong: in the sentence itself before the pronoun, or else in the one before, exactly one
/// person is named whom the pronoun fits, and no one is described there whom it could mean as well (`the Russian leader`).
extension SpeakerResolver {
    private static let pronouns: [String: Gender] = [
        "he": .male, "him": .male, "his": .male, "himself": .male, "she": .female, "her": .female,
        "herself": .female,
    ]

    /// Adds the pronouns outside of quotations to the mentions of the persons whom they mean.
    mutating func resolveOwnPronouns() {
        let known = Set(entities.flatMap(\.mentions).map(\.span))
        var latest: (sentence: Int, gender: Gender, entity: Int)?
        for token in text.tokens.indices {
            guard let gender = Self.pronouns[text.lowercased[token]], mentions.isOutsideQuotations(token)
            else { continue }
            let span = text.tokens[token].span
            let sentence = text.sentenceOfToken[token]
            if known.contains(span) { continue }
            // In one sentence a pronoun goes on meaning the same person.
            let entity =
                latest.flatMap { $0.sentence == sentence && $0.gender == gender ? $0.entity : nil }
                ?? onlyPerson(gender, before: token)
            guard let entity else { continue }
            latest = (sentence, gender, entity)
            addMention(span, .pronoun, to: entity)
        }
    }

    private func onlyPerson(_ gender: Gender, before token: Int) -> Int? {
        let own = text.sentenceOfToken[token]
        let offset = text.tokens[token].span.start
        for sentence in [own, own - 1] where sentence >= 0 {
            let range = text.sentences[sentence]
            let part = range.lowerBound..<min(range.upperBound, token)
            if hasUnnamedPerson(in: part, gender) { return nil }
            let named = mentions.named(in: TextSpan(text.span(part).start, min(text.span(part).end, offset)))
            let fitting = Set(named.map(\.entity).filter { fits($0, gender) })
            if fitting.count > 1 { return nil }
            if let only = fitting.first { return only }
        }
        return nil
    }

    /// Whether somebody is described without a name whom the pronoun could mean.
    private func hasUnnamedPerson(in tokens: Range<Int>, _ gender: Gender) -> Bool {
        tokens.contains { token in
            guard RoleNouns.people.contains(text.lowercased[token]), text.tokens[token].shape == .lower else {
                return false
            }
            if let own = GenderedWords.gender(of: text.lowercased[token]), own != gender { return false }
            let next = text.tokens.indices.contains(token + 1) ? text.tokens[token + 1] : text.tokens[token]
            let isTitle = next.shape != .lower && next.kind == .word
            let nearby = max(tokens.lowerBound, token - 6)..<token
            let isApposition = mentions.named(in: text.span(nearby)).contains {
                entities[$0.entity].kind == .person
            }
            return !isTitle && !isApposition
        }
    }
}
