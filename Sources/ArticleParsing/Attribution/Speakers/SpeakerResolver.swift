import ArticleModel
import Linguistics

/// Finds for every quote the entity that its source refers to.
///
/// Names come first; *he* and *she* go to the speaker or the first person named in the latest sentence that
/// names one of that gender; titles and other descriptions go to the latest entity that bears them. Sources that
/// name nobody (`officials`) get no speaker.
struct SpeakerResolver {
    private let text: TokenizedText
    private let blocks: [Block]
    private(set) var entities: [Entity]
    private(set) var quotes: [Quote]
    private let mentions: MentionIndex
    private var genders: [Gender?]
    /// For each sentence the speakers of the quotes whose source stands in it, in text order.
    private var speakersOfSentence: [Int: [(offset: Int, entity: Int)]] = [:]
    private var speakerOfQuote: [String: Int] = [:]
    private var idOfEntity: [String: Int] = [:]
    /// Entities by their names and variants.
    private var entityOfName: [String: Int] = [:]
    /// Sources that have become mentions already.
    private var added: Set<TextSpan> = []

    /// How many sentences back a pronoun can point.
    private static let reach = 8

    init(text: TokenizedText, blocks: [Block], quotations: [Quotation], entities: [Entity], quotes: [Quote]) {
        self.text = text
        self.blocks = blocks
        self.entities = entities
        self.quotes = quotes
        mentions = MentionIndex(text: text, entities: entities, quotations: quotations)
        genders = []
        for (index, entity) in entities.enumerated() {
            idOfEntity[entity.id] = index
            for name in entity.variants + [entity.name] where entityOfName[name] == nil { entityOfName[name] = index }
        }
        genders = entities.map { gender(of: $0) }
    }

    /// The quotes with their speakers, and the entities with the mentions that were found on the way.
    func resolved() -> (quotes: [Quote], entities: [Entity]) {
        var resolver = self
        resolver.resolve()
        return (resolver.quotes, resolver.entities)
    }

    private mutating func resolve() {
        let order = quotes.indices.sorted { start(of: quotes[$0]) < start(of: quotes[$1]) }
        for index in order {
            guard let source = quotes[index].source.first else {
                quotes[index].speakerConfidence = 0.5
                continue
            }
            let found = speaker(of: source, in: quotes[index])
            quotes[index].speaker = found.entity.map { entities[$0].id }
            quotes[index].speakerConfidence = found.confidence
            guard let entity = found.entity else { continue }
            speakerOfQuote[quotes[index].id] = entity
            let sentence = self.sentence(at: source.start)
            speakersOfSentence[sentence, default: []].append((source.start, entity))
            if let kind = found.mention { addMention(source, kind, to: entity) }
        }
        for index in entities.indices { entities[index].mentions.sort { $0.span < $1.span } }
    }

    private func start(of quote: Quote) -> Int { quote.source.first?.start ?? quote.content.first?.start ?? 0 }

    private struct Finding {
        var entity: Int?
        var confidence: Double
        /// How the source mentions the entity, where that is no name.
        var mention: Mention.Kind?
    }

    private mutating func speaker(of source: TextSpan, in quote: Quote) -> Finding {
        switch reading(of: source) {
        case .named: return named(source) ?? Finding(entity: nil, confidence: 0.6)
        case .person(let gender):
            guard let (entity, sentences) = person(gender, before: source) else {
                return Finding(entity: nil, confidence: 0.3)
            }
            if genders[entity] == nil { genders[entity] = gender }
            return Finding(entity: entity, confidence: sentences == 0 ? 0.85 : sentences <= 2 ? 0.75 : 0.5, mention: .pronoun)
        case .thing: return nonPerson(before: source, confidence: 0.55)
        case .group: return nonPerson(before: source, confidence: 0.45)
        case .nominal(let isPerson, let gender): return nominal(source, isPerson, gender)
        case .speakerItself:
            let entity = quote.parent.flatMap { speakerOfQuote[$0] }
            return Finding(entity: entity, confidence: entity == nil ? 0.4 : 0.7, mention: .pronoun)
        case .unnamed: return Finding(entity: nil, confidence: 0.8)
        }
    }

    // MARK: Reading a source

    private func reading(of source: TextSpan) -> SourceReading {
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
    private func headNoun(_ tokens: Range<Int>) -> Int? {
        let links: Set<String> = ["of", "for", "from", "in", "at", "to", "on", "with", "who"]
        let end = tokens.first { links.contains(text.lowercased[$0]) } ?? tokens.upperBound
        let noun = end - 1
        return noun >= tokens.lowerBound && text.tokens[noun].kind == .word ? noun : nil
    }

    /// Whether the last word is capitalised, and not merely because a sentence starts with it.
    private func isName(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last else { return false }
        let start = text.sentences[text.sentenceOfToken[last]].lowerBound
        if last == start || (last == start + 1 && text.tokens[start].kind == .quotationMark) { return false }
        let small: Set<String> = ["the", "a", "an", "some", "many", "all", "most", "few", "several", "one", "these", "those", "no", "every", "both", "that", "this", "there", "what", "who", "another", "other", "others", "more"]
        return text.tokens[last].shape != .lower && text.tokens[last].kind == .word && !small.contains(text.lowercased[last])
    }

    // MARK: Names

    private mutating func named(_ source: TextSpan) -> Finding? {
        if isEmbedded(source) { return Finding(entity: outlet(source), confidence: 0.85) }
        if let entity = head(of: source) { return Finding(entity: entity, confidence: isJoint(source) ? 0.6 : 0.95) }
        if let entity = representedBody(source) { return Finding(entity: entity, confidence: 0.55, mention: .nominal) }
        if let entity = apposition(after: source) { return Finding(entity: entity, confidence: 0.9, mention: .nominal) }
        let tokens = text.tokens(in: source)
        guard isName(tokens) else { return nil }
        var first = tokens.upperBound
        while first > tokens.lowerBound, text.tokens[first - 1].shape != .lower, text.tokens[first - 1].kind == .word { first -= 1 }
        if first < tokens.upperBound - 1, text.lowercased[first] == "the", tokens.upperBound - first == 2 { first += 1 }
        guard first < tokens.upperBound else { return nil }
        return Finding(entity: newEntity(text.span(first..<tokens.upperBound)), confidence: 0.6)
    }

    /// The entity that a source is the name of: the last person in it whom no `’s` and no office of others follow.
    private func head(of source: TextSpan) -> Int? {
        var best: (entity: Int, isPerson: Bool)?
        for mention in mentions.overlapping(source) where mention.span.end <= source.end {
            let after = text.tokenIndex(atOrAfter: mention.span.end)
            let isPerson = entities[mention.entity].kind == .person
            guard isHead(until: source.end, from: after), !isGoverned(mention.span, in: source, isPerson) else { continue }
            if best == nil || (isPerson && !(best?.isPerson ?? false)) { best = (mention.entity, isPerson) }
        }
        return best?.entity
    }

    /// Whether a preposition puts the name under another noun: *a spokesman for Hill*; not *Secretary of State Hill*.
    private func isGoverned(_ name: TextSpan, in source: TextSpan, _ isPerson: Bool) -> Bool {
        let tokens = text.tokens(in: TextSpan(source.start, max(source.start, name.start)))
        guard let link = tokens.last(where: { Self.links.contains(text.lowercased[$0]) }) else { return false }
        let between = link + 1..<tokens.upperBound
        let isOffice = isPerson && between.contains { token in
            let word = text.lowercased[token]
            return text.tokens[token].shape != .lower && !RoleNouns.people.contains(word) && GenderedWords.gender(of: word) == nil
        }
        return !isOffice
    }

    private static let links: Set<String> = ["of", "for", "from", "at", "in", "with", "to", "on"]

    /// *Rivers and Hill*: more than one speaks.
    private func isJoint(_ source: TextSpan) -> Bool {
        text.tokens(in: source).contains { text.lowercased[$0] == "and" } && mentions.named(in: source).count > 1
    }

    /// The organisation for which a spokesman without a name speaks.
    private func representedBody(_ source: TextSpan) -> Int? {
        let tokens = text.tokens(in: source)
        let speaks: Set<String> = ["spokesman", "spokeswoman", "spokesperson", "statement"]
        guard tokens.contains(where: { speaks.contains(text.lowercased[$0]) }), apposition(after: source) == nil,
            let body = mentions.named(in: source).first, entities[body.entity].kind == .organisation
        else { return nil }
        return body.entity
    }

    // MARK: Outlets

    private func isEmbedded(_ source: TextSpan) -> Bool {
        let index = blocks.partitioningIndex { $0.span.end > source.start }
        return index < blocks.count && blocks[index].kind == .embeddedHeadline && blocks[index].span.contains(source)
    }

    /// The outlet that an embedded headline names: the whole of its last part is the name.
    private mutating func outlet(_ source: TextSpan) -> Int {
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

    /// Whether what follows a name leaves it the head: nothing, or *news service*, but neither `’s` nor *officials*.
    private func isHead(until end: Int, from first: Int) -> Bool {
        var index = first
        while index < text.tokens.count, text.tokens[index].span.end <= end {
            let word = text.lowercased[index]
            if text.tokens[index].kind == .possessive { return false }
            if text.tokens[index].kind == .punctuation { return true }
            if ["of", "for", "from", "in", "at", "and", "who", "on", "with"].contains(word) { return true }
            if RoleNouns.people.contains(word) || RoleNouns.documents.contains(word) || isPlural(word) { return false }
            if text.tokens[index].shape == .lower, RoleNouns.organisations.contains(word), ["campaign", "administration", "team", "camp", "government"].contains(word) {
                return false
            }
            index += 1
        }
        return true
    }

    private func isPlural(_ word: String) -> Bool {
        (word.hasSuffix("s") && !word.hasSuffix("ss") && word != "news" && word != "press") || word == "people" || word == "police" || word == "aides"
    }

    /// The person named between commas right after: *the Kremlin spokesman, Dmitri S. Peskov,*.
    private func apposition(after source: TextSpan) -> Int? {
        let comma = text.tokenIndex(atOrAfter: source.end)
        guard comma + 1 < text.tokens.count, text.lowercased[comma] == ",",
            let noun = text.tokens(in: source).last, text.tokens[noun].shape == .lower || !isPlural(text.lowercased[noun])
        else { return nil }
        let next = text.tokens[comma + 1].span
        guard let mention = mentions.named(in: next).first, entities[mention.entity].kind == .person else { return nil }
        let tokens = text.tokens(in: source)
        let isRole = tokens.contains { RoleNouns.people.contains(text.lowercased[$0]) }
        // "its chair, Lady Warren,": any single noun, when commas enclose the name.
        let after = text.tokenIndex(atOrAfter: mention.span.end)
        let isEnclosed = after < text.tokens.count && text.lowercased[after] == "," && !isPlural(text.lowercased[noun])
        return isRole || isEnclosed ? mention.entity : nil
    }

    /// A speaker whom the entity stage has not found.
    private mutating func newEntity(_ span: TextSpan) -> Int {
        let name = text.text[span]
        if let known = entityOfName[name] {
            addMention(span, .name, to: known)
            return known
        }
        let words = text.tokens(in: span)
        let isPerson = words.count >= 2 && words.first.map { GenderedWords.gender(of: text.lowercased[$0]) != nil } ?? false
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

    private mutating func addMention(_ span: TextSpan, _ kind: Mention.Kind, to entity: Int) {
        guard added.insert(span).inserted, mentions.named(in: span).isEmpty else { return }
        entities[entity].mentions.append(Mention(span, kind))
    }

    // MARK: Pronouns

    /// The person of this gender in the latest sentence that names one, and how many sentences back that is.
    private func person(_ gender: Gender, before source: TextSpan) -> (entity: Int, sentences: Int)? {
        let own = sentence(at: source.start)
        for distance in 0...Self.reach where own - distance >= 0 {
            let span = text.sentenceSpan(own - distance)
            let limit = distance == 0 ? source.start : span.end
            if let entity = firstPerson(gender, in: TextSpan(span.start, limit), sentence: own - distance, from: source.start) {
                return (entity, distance)
            }
        }
        return nil
    }

    private func firstPerson(_ gender: Gender, in span: TextSpan, sentence: Int, from offset: Int) -> Int? {
        let speaker = speakersOfSentence[sentence]?.last {
            $0.offset < span.end && fits($0.entity, gender) && mentions.isVisible($0.offset, from: offset)
        }
        if let speaker { return speaker.entity }
        var possessed: Int?
        for mention in mentions.named(in: span) where fits(mention.entity, gender) {
            guard mentions.isVisible(mention.span.start, from: offset), mention.span.end <= span.end else { continue }
            let next = text.tokenIndex(atOrAfter: mention.span.end)
            if next < text.tokens.count, text.tokens[next].kind == .possessive {
                possessed = possessed ?? mention.entity
            } else {
                return mention.entity
            }
        }
        return possessed
    }

    private func fits(_ entity: Int, _ gender: Gender) -> Bool {
        entities[entity].kind == .person && (genders[entity] == nil || genders[entity] == gender)
    }

    /// The organisation or place that spoke or was named last.
    private func nonPerson(before source: TextSpan, confidence: Double) -> Finding {
        let own = sentence(at: source.start)
        for distance in 0...3 where own - distance >= 0 {
            let span = text.sentenceSpan(own - distance)
            let limit = distance == 0 ? source.start : span.end
            let speaker = speakersOfSentence[own - distance]?.last { $0.offset < limit && entities[$0.entity].kind != .person }
            if let speaker { return Finding(entity: speaker.entity, confidence: confidence + 0.15, mention: .pronoun) }
            // A name of one word whose kind is doubtful can be a company as well.
            let doubtful = speakersOfSentence[own - distance]?.last { $0.offset < limit && isDoubtfulPerson($0.entity) }
            if let doubtful { return Finding(entity: doubtful.entity, confidence: confidence, mention: .pronoun) }
            let named = mentions.named(in: TextSpan(span.start, limit)).first {
                entities[$0.entity].kind != .person && entities[$0.entity].kind != .other
                    && mentions.isVisible($0.span.start, from: source.start)
            }
            if let named { return Finding(entity: named.entity, confidence: confidence, mention: .pronoun) }
        }
        return Finding(entity: nil, confidence: 0.3)
    }

    private func isDoubtfulPerson(_ entity: Int) -> Bool {
        genders[entity] == nil && !entities[entity].name.contains(" ") && entities[entity].titles.isEmpty
    }

    // MARK: Descriptions

    /// The latest entity with that title, or else the latest that the description can mean.
    private func nominal(_ source: TextSpan, _ isPerson: Bool, _ gender: Gender?) -> Finding {
        let tokens = text.tokens(in: source)
        let words = Set(tokens.dropFirst().map { text.lowercased[$0] })
        let own = sentence(at: source.start)
        var fallback: Int?
        for distance in 0...30 where own - distance >= 0 {
            let span = text.sentenceSpan(own - distance)
            for mention in mentions.named(in: TextSpan(span.start, min(span.end, source.start))).suffix(100).reversed() {
                let entity = entities[mention.entity]
                guard (entity.kind == .person) == isPerson, entity.kind != .other else { continue }
                if let gender, let known = genders[mention.entity], known != gender { continue }
                if bears(entity, words) { return Finding(entity: mention.entity, confidence: 0.85, mention: .nominal) }
                if distance <= 2, mentions.isVisible(mention.span.start, from: source.start) { fallback = fallback ?? mention.entity }
            }
        }
        guard let fallback else { return Finding(entity: nil, confidence: 0.4) }
        return Finding(entity: fallback, confidence: 0.5, mention: .nominal)
    }

    private func bears(_ entity: Entity, _ words: Set<String>) -> Bool {
        let content = words.subtracting(["of", "for", "the", "former", "u.s.", "us"])
        guard !content.isEmpty else { return false }
        return (entity.titles + (entity.kind == .person ? [] : [entity.name])).contains { title in
            let has = Set(title.lowercased().split(separator: " ").map(String.init))
            return content.isSubset(of: has)
        }
    }

    // MARK: Helpers

    private func gender(of entity: Entity) -> Gender? {
        guard entity.kind == .person else { return nil }
        for mention in entity.mentions.prefix(12) {
            let first = text.tokenIndex(atOrAfter: mention.span.start)
            for token in [first - 1, first] where token >= 0 && token < text.tokens.count {
                let isBefore = token < first
                if isBefore, text.tokens[token].shape == .lower { continue }
                if let gender = GenderedWords.gender(of: text.lowercased[token]) { return gender }
            }
        }
        for title in entity.titles {
            for word in title.lowercased().split(separator: " ") {
                if let gender = GenderedWords.gender(of: String(word)) { return gender }
            }
        }
        return nil
    }

    private func sentence(at offset: Int) -> Int {
        let token = text.tokenIndex(atOrAfter: offset)
        return token < text.sentenceOfToken.count ? text.sentenceOfToken[token] : max(0, text.sentences.count - 1)
    }
}
