import ArticleModel
import Linguistics

/// Finds the entity that a source names.
extension SpeakerResolver {
    mutating func named(_ source: TextSpan) -> Finding? {
        if isEmbedded(source) { return Finding(entity: outlet(source), confidence: 0.85) }
        if let entity = head(of: source) {
            return Finding(entity: entity, confidence: isJoint(source) ? 0.6 : 0.95)
        }
        if let entity = representedBody(source) {
            return Finding(entity: entity, confidence: 0.55, mention: .nominal)
        }
        if let entity = apposition(after: source) {
            return Finding(entity: entity, confidence: 0.9, mention: .nominal)
        }
        let tokens = text.tokens(in: source)
        guard isName(tokens) else { return nil }
        var first = tokens.upperBound
        while first > tokens.lowerBound, text.tokens[first - 1].shape != .lower,
            text.tokens[first - 1].kind == .word
        { first -= 1 }
        if first < tokens.upperBound - 1, text.lowercased[first] == "the", tokens.upperBound - first == 2 {
            first += 1
        }
        while first < tokens.upperBound - 1,
            NameLexicons.shared.titlePart(text.lowercased[first]).contains(.form)
        {
            first += 1
        }
        guard first < tokens.upperBound else { return nil }
        return Finding(entity: newEntity(text.span(first..<tokens.upperBound)), confidence: 0.6)
    }

    /// The entity that a source is the name of: the last person in it whom no `’s` and no office of others
    /// follow.
    func head(of source: TextSpan) -> Int? {
        var best: (entity: Int, isPerson: Bool)?
        for mention in mentions.overlapping(source) where mention.span.end <= source.end {
            let after = text.tokenIndex(atOrAfter: mention.span.end)
            let isPerson = entities[mention.entity].kind == .person
            guard isHead(until: source.end, from: after), !isGoverned(mention.span, in: source, isPerson)
            else { continue }
            if best == nil || (isPerson && !(best?.isPerson ?? false)) { best = (mention.entity, isPerson) }
        }
        return best?.entity
    }

    /// Whether a preposition puts the name under another noun: *a spokesman for Hill*; not *Secretary of
    /// State Hill*.
    func isGoverned(_ name: TextSpan, in source: TextSpan, _ isPerson: Bool) -> Bool {
        let tokens = text.tokens(in: TextSpan(source.start, max(source.start, name.start)))
        guard let link = tokens.last(where: { Self.links.contains(text.lowercased[$0]) }) else {
            return false
        }
        let between = link + 1..<tokens.upperBound
        let isOffice =
            isPerson
            && between.contains { token in
                let word = text.lowercased[token]
                return text.tokens[token].shape != .lower && !RoleNouns.people.contains(word)
                    && GenderedWords.gender(of: word) == nil
            }
        return !isOffice
    }

    static let links: Set<String> = ["of", "for", "from", "at", "in", "with", "to", "on"]

    /// *Rivers and Hill*: more than one speaks.
    func isJoint(_ source: TextSpan) -> Bool {
        text.tokens(in: source).contains { text.lowercased[$0] == "and" }
            && mentions.named(in: source).count > 1
    }

    /// The organisation for which a spokesman without a name speaks.
    func representedBody(_ source: TextSpan) -> Int? {
        let tokens = text.tokens(in: source)
        let speaks: Set<String> = ["spokesman", "spokeswoman", "spokesperson", "statement"]
        guard tokens.contains(where: { speaks.contains(text.lowercased[$0]) }),
            apposition(after: source) == nil,
            let body = mentions.named(in: source).first, entities[body.entity].kind == .organisation
        else { return nil }
        return body.entity
    }

    func isEmbedded(_ source: TextSpan) -> Bool {
        let index = blocks.partitioningIndex { $0.span.end > source.start }
        return index < blocks.count && blocks[index].kind == .embeddedHeadline
            && blocks[index].span.contains(source)
    }

    /// The outlet that an embedded headline names: the whole of its last part is the name.
    mutating func outlet(_ source: TextSpan) -> Int {
        if let inside = mentions.named(in: source).first {
            let isAlone = entities[inside.entity].mentions.allSatisfy { source.contains($0.span) }
            if inside.span == source { return inside.entity }
            if isAlone {
                entities[inside.entity].name = text.text[source]
                entities[inside.entity].kind = .organisation
                entities[inside.entity].mentions = [Mention(source, .name)]
                return inside.entity
            }
        }
        return newEntity(source)
    }

    /// Whether what follows a name leaves it the head: nothing, or *news service*, but neither `’s` nor
    /// *officials*.
    func isHead(until end: Int, from first: Int) -> Bool {
        var index = first
        while index < text.tokens.count, text.tokens[index].span.end <= end {
            let word = text.lowercased[index]
            if text.tokens[index].kind == .possessive { return false }
            if text.tokens[index].kind == .punctuation { return true }
            if ["of", "for", "from", "in", "at", "and", "who", "on", "with"].contains(word) { return true }
            if RoleNouns.people.contains(word) || RoleNouns.documents.contains(word) || isPlural(word) {
                return false
            }
            if text.tokens[index].shape == .lower, RoleNouns.organisations.contains(word),
                ["campaign", "administration", "team", "camp", "government"].contains(word)
            {
                return false
            }
            index += 1
        }
        return true
    }

    func isPlural(_ word: String) -> Bool {
        (word.hasSuffix("s") && !word.hasSuffix("ss") && word != "news" && word != "press")
            || word == "people" || word == "police" || word == "aides"
    }

    /// The person named between commas right after: *the Kremlin spokesman, Dmitri S. Peskov,*.
    func apposition(after source: TextSpan) -> Int? {
        let comma = text.tokenIndex(atOrAfter: source.end)
        guard comma + 1 < text.tokens.count, text.lowercased[comma] == ",",
            let noun = text.tokens(in: source).last,
            text.tokens[noun].shape == .lower || !isPlural(text.lowercased[noun])
        else { return nil }
        let next = text.tokens[comma + 1].span
        guard let mention = mentions.named(in: next).first, entities[mention.entity].kind == .person else {
            return nil
        }
        let tokens = text.tokens(in: source)
        let isRole = tokens.contains { RoleNouns.people.contains(text.lowercased[$0]) }
        // "its chair, Lady Warren,": any single noun, when commas enclose the name.
        let after = text.tokenIndex(atOrAfter: mention.span.end)
        let isEnclosed =
            after < text.tokens.count && text.lowercased[after] == "," && !isPlural(text.lowercased[noun])
        return isRole || isEnclosed ? mention.entity : nil
    }

    /// A speaker whom the entity stage has not found.
    mutating func newEntity(_ span: TextSpan) -> Int {
        let name = text.text[span]
        if let known = entityOfName[name] {
            addMention(span, .name, to: known)
            return known
        }
        let words = text.tokens(in: span)
        let isPerson =
            words.count >= 2
            && words.first.map { GenderedWords.gender(of: text.lowercased[$0]) != nil } ?? false
        var number = entities.count + 1
        while idOfEntity["e\(number)"] != nil { number += 1 }
        let entity = Entity(
            id: "e\(number)", kind: isPerson ? .person : .organisation, name: name, confidence: 0.5,
            mentions: [Mention(span, .name)])
        idOfEntity[entity.id] = entities.count
        entityOfName[name] = entities.count
        entities.append(entity)
        genders.append(gender(of: entity))
        return entities.count - 1
    }

    mutating func addMention(_ span: TextSpan, _ kind: Mention.Kind, to entity: Int) {
        guard added.insert(span).inserted, mentions.named(in: span).isEmpty else { return }
        entities[entity].mentions.append(Mention(span, kind))
    }
}
