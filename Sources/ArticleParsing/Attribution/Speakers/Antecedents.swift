import ArticleModel
import Linguistics

/// Finds the entity to which a pronoun or a description points back.
extension SpeakerResolver {
    /// The person of this gender in the latest sentence that names one, and how many sentences back that is.
    func person(_ gender: Gender, before source: TextSpan) -> (entity: Int, sentences: Int)? {
        let own = sentence(at: source.start)
        for distance in 0...Self.reach where own - distance >= 0 {
            let span = text.sentenceSpan(own - distance)
            let limit = distance == 0 ? source.start : span.end
            if let entity = firstPerson(
                gender, in: TextSpan(span.start, limit), sentence: own - distance, from: source.start)
            {
                return (entity, distance)
            }
        }
        return nil
    }

    /// A description without a name that opens the sentence of a pronoun: *the Russian leader has another way: he wants …*.
    func describedSubject(before pronoun: TextSpan, _ gender: Gender) -> TextSpan? {
        let sentence = text.sentences[self.sentence(at: pronoun.start)]
        let before = sentence.lowerBound..<text.tokenIndex(atOrAfter: pronoun.start)
        guard let article = before.prefix(3).first(where: { text.lowercased[$0] == "the" }),
            mentions.isVisible(text.tokens[article].span.start, from: pronoun.start),
            let noun = before.dropFirst(article + 1 - before.lowerBound).prefix(4).first(where: {
                RoleNouns.people.contains(text.lowercased[$0])
            }),
            (article..<noun).allSatisfy({ text.tokens[$0].kind == .word && text.lowercased[$0] != "of" })
        else { return nil }
        let known = GenderedWords.gender(of: text.lowercased[noun])
        let rest = TextSpan(text.tokens[article].span.start, pronoun.start)
        let isNamed = mentions.named(in: rest).contains { fits($0.entity, gender) }
        return isNamed || (known != nil && known != gender) ? nil : text.span(article..<noun + 1)
    }

    func firstPerson(_ gender: Gender, in span: TextSpan, sentence: Int, from offset: Int) -> Int? {
        let speakers = (speakersOfSentence[sentence] ?? []).filter {
            $0.offset < span.end && fits($0.entity, gender) && mentions.isVisible($0.offset, from: offset)
        }
        // `Trump rejected attacks from Bush that …`: he who goes on is not the one after the preposition.
        if let speaker = speakers.last(where: { !isAfterPreposition($0.offset) }) ?? speakers.last {
            return speaker.entity
        }
        var possessed: Int?
        for mention in mentions.named(in: span) where fits(mention.entity, gender) {
            guard mentions.isVisible(mention.span.start, from: offset), mention.span.end <= span.end else {
                continue
            }
            let next = text.tokenIndex(atOrAfter: mention.span.end)
            if next < text.tokens.count, text.tokens[next].kind == .possessive {
                possessed = possessed ?? mention.entity
            } else {
                return mention.entity
            }
        }
        return possessed
    }

    private func isAfterPreposition(_ offset: Int) -> Bool {
        let token = text.tokenIndex(atOrAfter: offset)
        return token > 0 && ["from", "of"].contains(text.lowercased[token - 1])
    }

    func fits(_ entity: Int, _ gender: Gender) -> Bool {
        entities[entity].kind == .person && (genders[entity] == nil || genders[entity] == gender)
    }

    /// The organisation or place that spoke or was named last.
    func nonPerson(before source: TextSpan, confidence: Double) -> Finding {
        let own = sentence(at: source.start)
        for distance in 0...3 where own - distance >= 0 {
            let span = text.sentenceSpan(own - distance)
            let limit = distance == 0 ? source.start : span.end
            let speaker = speakersOfSentence[own - distance]?.last {
                $0.offset < limit && entities[$0.entity].kind != .person
            }
            if let speaker {
                return Finding(entity: speaker.entity, confidence: confidence + 0.15, mention: .pronoun)
            }
            // A name of one word whose kind is doubtful can be a company as well.
            let doubtful = speakersOfSentence[own - distance]?.last {
                $0.offset < limit && isDoubtfulPerson($0.entity)
            }
            if let doubtful {
                return Finding(entity: doubtful.entity, confidence: confidence, mention: .pronoun)
            }
            let named = mentions.named(in: TextSpan(span.start, limit)).first {
                entities[$0.entity].kind != .person && entities[$0.entity].kind != .other
                    && mentions.isVisible($0.span.start, from: source.start)
            }
            if let named { return Finding(entity: named.entity, confidence: confidence, mention: .pronoun) }
        }
        return Finding(entity: nil, confidence: 0.3)
    }

    func isDoubtfulPerson(_ entity: Int) -> Bool {
        genders[entity] == nil && !entities[entity].name.contains(" ") && entities[entity].titles.isEmpty
    }

    /// Whether a description may mean the latest name although nothing says so: *the mayor*, *the company*; but not
    /// *the official*, who is nobody named, and not *the foreign ministry*, which names something else.
    /// Nor is *the president* a senator.
    private func canMean(_ entity: Entity, _ tokens: Range<Int>, _ words: Set<String>, head: String) -> Bool {
        if entity.kind == .person {
            let isOffice = NameLexicons.shared.titlePart(head).contains(.head)
            return words.isDisjoint(with: Self.nobodyNamed) && !(isOffice && !entity.titles.isEmpty)
        }
        return entity.kind == .organisation && tokens.count == 2
    }

    private static let nobodyNamed: Set<String> = [
        "official", "source", "aide", "person", "analyst", "expert", "witness", "resident", "diplomat",
    ]

    /// The latest entity with that title, or else the latest that the description can mean.
    func nominal(_ source: TextSpan, _ isPerson: Bool, _ gender: Gender?) -> Finding {
        let tokens = text.tokens(in: source)
        let words = Set(tokens.dropFirst().map { text.lowercased[$0] })
        let head = headNoun(tokens).map { text.lowercased[$0] } ?? ""
        // *His lawyer* is somebody else than he, and who it is is not said.
        if isPerson, let first = tokens.first,
            ["his", "her", "its", "their"].contains(text.lowercased[first])
        {
            return Finding(entity: nil, confidence: 0.5)
        }
        let own = sentence(at: source.start)
        var fallback: Int?
        for distance in 0...30 where own - distance >= 0 {
            let span = text.sentenceSpan(own - distance)
            for mention in mentions.named(in: TextSpan(span.start, min(span.end, source.start))).suffix(100)
                .reversed()
            {
                let entity = entities[mention.entity]
                guard (entity.kind == .person) == isPerson, entity.kind != .other else { continue }
                if let gender, let known = genders[mention.entity], known != gender { continue }
                if bears(entity, words, head: head) {
                    return Finding(entity: mention.entity, confidence: 0.85, mention: .nominal)
                }
                if distance <= 2, canMean(entity, tokens, words, head: head),
                    mentions.isVisible(mention.span.start, from: source.start)
                {
                    fallback = fallback ?? mention.entity
                }
            }
        }
        guard let fallback else { return Finding(entity: nil, confidence: 0.4) }
        return Finding(entity: fallback, confidence: 0.5, mention: .nominal)
    }

    /// Whether somebody has the office, or a body the name, of a description: *the South Carolina senator* is a *Sen.*
    func bears(_ entity: Entity, _ words: Set<String>, head: String) -> Bool {
        let content = words.subtracting(["of", "for", "the", "former", "u.s.", "us"])
        guard !content.isEmpty else { return false }
        return (entity.titles + (entity.kind == .person ? [] : [entity.name])).contains { title in
            let has = title.lowercased().split(separator: " ").map(String.init)
            if content.isSubset(of: Set(has)) { return true }
            guard entity.kind == .person, let office = has.last.map(OfficeWords.full), has.count == 1 else {
                return false
            }
            return office == OfficeWords.full(head)
        }
    }
}
