import ArticleModel
import Linguistics

/// Who is meant by which words of a text.
struct MentionTable {
    /// One mention.
    struct Entry {
        /// Index into the entities.
        var entity: Int
        var kind: Mention.Kind
        /// The tokens of the mention.
        var tokens: Range<Int>
    }

    let entities: [Entity]
    private var entries: [Int: Entry] = [:]
    private var indexOfID: [String: Int] = [:]
    /// For each token of a mention the entity.
    private var covering: [Int: Int] = [:]

    /// Keeps the mentions of everything that has a name.
    init(_ entities: [Entity], in text: TokenizedText) {
        self.entities = entities
        for (index, entity) in entities.enumerated() {
            indexOfID[entity.id] = index
            guard entity.kind.isNamed else { continue }
            for mention in entity.mentions {
                let tokens = text.tokens(in: mention.span)
                guard let first = tokens.first else { continue }
                if let other = entries[first], other.tokens.count >= tokens.count { continue }
                entries[first] = Entry(entity: index, kind: mention.kind, tokens: tokens)
                for token in tokens where covering[token] == nil || mention.kind == .name {
                    covering[token] = index
                }
            }
        }
    }

    /// The mention that starts at a token.
    func mention(startingAt token: Int) -> Entry? { entries[token] }

    /// The id of the entity in whose mention a token stands.
    func entity(covering token: Int) -> String? { covering[token].map { entities[$0].id } }

    /// Whether a token stands in a mention of a person.
    func isPerson(covering token: Int) -> Bool {
        covering[token].map { entities[$0].kind == .person } ?? false
    }

    /// Adds pronouns of one token each that mean the entity with this id, where nothing else is known of
    /// them.
    mutating func add(pronouns tokens: [Int], of id: String?) {
        guard let id, let index = indexOfID[id] else { return }
        for token in tokens where entries[token] == nil {
            entries[token] = Entry(entity: index, kind: .pronoun, tokens: token..<token + 1)
            covering[token] = index
        }
    }

    /// The entity with this id.
    func entity(_ id: String?) -> Entity? {
        guard let id, let index = indexOfID[id] else { return nil }
        return entities[index]
    }

    /// The name of an entity; nil for an unknown id.
    func name(of id: String?) -> String? {
        guard let id, let index = indexOfID[id] else { return nil }
        return entities[index].name
    }

    /// Whether the entity with this id is an organisation, or of no known sort.
    func isOrganisation(_ id: String?) -> Bool {
        guard let id, let index = indexOfID[id] else { return false }
        return entities[index].kind == .organisation || entities[index].kind == .other
    }

    /// The entities that the tokens name.
    func named(in tokens: [Int]) -> Set<Int> {
        var found: Set<Int> = []
        for token in tokens {
            if let entry = entries[token], entry.kind == .name { found.insert(entry.entity) }
        }
        return found
    }
}
