import ArticleModel
import Linguistics

/// Finds for every quote the entity that its source refers to.
///
/// Names come first; *he* and *she* go to the speaker or the first person named in the latest sentence that
/// names one of that gender; titles and other descriptions go to the latest entity that bears them. Sources
/// that name nobody (`officials`) get no speaker.
struct SpeakerResolver {
    let text: TokenizedText
    let blocks: [Block]
    var entities: [Entity]
    var quotes: [Quote]
    let mentions: MentionIndex
    var genders: [Gender?]
    /// For each sentence the speakers of the quotes whose source stands in it, in text order.
    var speakersOfSentence: [Int: [(offset: Int, entity: Int)]] = [:]
    var speakerOfQuote: [String: Int] = [:]
    var idOfEntity: [String: Int] = [:]
    /// Entities by their names and variants.
    var entityOfName: [String: Int] = [:]
    /// Sources that have become mentions already.
    var added: Set<TextSpan> = []

    /// How many sentences back a pronoun can point.
    static let reach = 8

    init(text: TokenizedText, blocks: [Block], quotations: [Quotation], entities: [Entity], quotes: [Quote]) {
        self.text = text
        self.blocks = blocks
        self.entities = entities
        self.quotes = quotes
        mentions = MentionIndex(text: text, entities: entities, quotations: quotations)
        genders = []
        for (index, entity) in entities.enumerated() {
            idOfEntity[entity.id] = index
            for name in entity.variants + [entity.name] where entityOfName[name] == nil {
                entityOfName[name] = index
            }
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
            // What is only guessed names nobody in sentences that are to be read alone.
            if let kind = found.mention, kind != .nominal || found.confidence > 0.5 {
                addMention(source, kind, to: entity)
            }
        }
        resolveOwnPronouns()
        for index in entities.indices { entities[index].mentions.sort { $0.span < $1.span } }
        dropSelfReports()
    }

    /// What somebody is reported to say of his own saying is no quote of its own: *he said that he could not say …*
    ///
    /// A passage that was taken over whole (without a cue) is kept apart: in it anybody can be quoted.
    private mutating func dropSelfReports() {
        let byID = Dictionary(quotes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let dropped = Set(
            quotes.filter { quote in
                guard let speaker = quote.speaker, let parent = quote.parent.flatMap({ byID[$0] }) else {
                    return false
                }
                return speaker == parent.speaker && !parent.cue.isEmpty
            }.map(\.id))
        guard !dropped.isEmpty else { return }
        for index in quotes.indices {
            while let parent = quotes[index].parent, dropped.contains(parent) {
                quotes[index].parent = byID[parent]?.parent
            }
        }
        quotes.removeAll { dropped.contains($0.id) }
    }

    private func start(of quote: Quote) -> Int {
        quote.source.first?.start ?? quote.content.first?.start ?? 0
    }

    struct Finding {
        var entity: Int?
        var confidence: Double
        /// How the source mentions the entity, where that is no name.
        var mention: Mention.Kind?
    }

    private mutating func speaker(of source: TextSpan, in quote: Quote) -> Finding {
        switch reading(of: source) {
        case .named: return named(source) ?? Finding(entity: nil, confidence: 0.6)
        case .person(let gender):
            if let subject = describedSubject(before: source, gender) {
                let whom = nominal(subject, true, gender)
                return whom.confidence > 0.5
                    ? Finding(entity: whom.entity, confidence: 0.7, mention: .pronoun)
                    : Finding(entity: nil, confidence: 0.4)
            }
            guard let (entity, sentences) = person(gender, before: source) else {
                return Finding(entity: nil, confidence: 0.3)
            }
            if genders[entity] == nil { genders[entity] = gender }
            return Finding(
                entity: entity, confidence: sentences == 0 ? 0.85 : sentences <= 2 ? 0.75 : 0.5,
                mention: .pronoun)
        case .thing: return nonPerson(before: source, confidence: 0.55)
        case .group: return nonPerson(before: source, confidence: 0.45)
        case .nominal(let isPerson, let gender): return nominal(source, isPerson, gender)
        case .speakerItself:
            let entity = quote.parent.flatMap { speakerOfQuote[$0] }
            return Finding(entity: entity, confidence: entity == nil ? 0.4 : 0.7, mention: .pronoun)
        case .unnamed: return Finding(entity: nil, confidence: 0.8)
        }
    }

    // MARK: Helpers

    func gender(of entity: Entity) -> Gender? {
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

    func sentence(at offset: Int) -> Int {
        let token = text.tokenIndex(atOrAfter: offset)
        return token < text.sentenceOfToken.count
            ? text.sentenceOfToken[token] : max(0, text.sentences.count - 1)
    }
}
