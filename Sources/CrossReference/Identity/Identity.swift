import ArticleModel

/// One person, organisation or place of the library, as all articles that name it have it.
///
/// It holds tallies only, so that it stays small however many articles name it; the entities that are meant are its
/// members (`IdentityMember`), kept beside it.
public struct Identity: Hashable, Sendable, Codable, Identifiable {
    /// How many companions are kept.
    private static let mostCompany = 60

    /// A hash of its first member's article and entity.
    public var id: String
    /// Person, organisation, place …
    public var kind: Entity.Kind
    /// How many articles take it for what, by `Entity.Kind`'s raw values; `kind` is the commonest.
    public var kinds: [String: Int] = [:]
    /// The number of articles that name it.
    public var articles = 0
    /// The fullest forms of the name, with how many articles have each.
    public var fullNames: [String: Int] = [:]
    /// All other forms.
    public var variants: [String: Int] = [:]
    /// Titles.
    public var titles: [String: Int] = [:]
    /// The keys of who is named beside it most.
    public var company: [String: Int] = [:]

    /// An identity of which nothing is known yet.
    public init(id: String, kind: Entity.Kind) {
        self.id = id
        self.kind = kind
    }

    /// The form by which it is called: the commonest of those with a first name, if there are any.
    public var name: String {
        let isFull = { (form: String) in
            let words = form.split(separator: " ")
            return words.count > 1 && words[0].filter(\.isLetter).count > 1
        }
        let isLess = { (a: String, b: String) in
            let (x, y) = (fullNames[a] ?? 0, fullNames[b] ?? 0)
            return isFull(a) != isFull(b) ? !isFull(a) : x != y ? x < y : a > b
        }
        return fullNames.keys.max(by: isLess) ?? ""
    }

    /// All other forms, those that most articles have first.
    public var otherNames: [String] {
        let counts = fullNames.merging(variants, uniquingKeysWith: +)
        let best = name
        return counts.filter { $0.key != best }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// All forms of the name as one entity's.
    public var names: EntityName {
        EntityName(
            Entity(id: id, kind: kind, name: name, variants: (Array(fullNames.keys) + variants.keys).sorted())
        )
    }

    /// The keys under which a storage finds it: a person's folded family name, the keys of all forms of others.
    public var keys: Set<String> { names.storageKeys }

    mutating func add(_ member: IdentityMember) { count(member, by: 1) }
    mutating func remove(_ member: IdentityMember) { count(member, by: -1) }

    mutating func add(_ other: Identity) {
        articles += other.articles
        fullNames.merge(other.fullNames, uniquingKeysWith: +)
        variants.merge(other.variants, uniquingKeysWith: +)
        titles.merge(other.titles, uniquingKeysWith: +)
        company.merge(other.company, uniquingKeysWith: +)
        kinds.merge(other.kinds, uniquingKeysWith: +)
        settleKind()
    }

    private mutating func settleKind() {
        let commonest = kinds.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        kind = commonest.flatMap(Entity.Kind.init(rawValue:)) ?? kind
    }

    private mutating func count(_ member: IdentityMember, by step: Int) {
        articles += step
        Self.count([member.kind.rawValue], in: &kinds, by: step)
        settleKind()
        Self.count([member.name], in: &fullNames, by: step)
        Self.count(member.variants, in: &variants, by: step)
        Self.count(member.titles.map { $0.lowercased() }, in: &titles, by: step)
        Self.count(member.company, in: &company, by: step)
        if company.count > Self.mostCompany {
            let kept = company.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.mostCompany / 2)
            company = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
        }
    }

    private static func count(_ values: [String], in tally: inout [String: Int], by step: Int) {
        for value in values {
            let count = (tally[value] ?? 0) + step
            tally[value] = count > 0 ? count : nil
        }
    }
}

/// One entity of one article, as a member of an identity.
public struct IdentityMember: Hashable, Sendable, Codable {
    /// The id of the identity.
    public var identity: String
    /// The article's id.
    public var article: String
    /// The entity's id in that article.
    public var entity: String
    /// What the article takes it for.
    public var kind: Entity.Kind
    /// The fullest form of the name there.
    public var name: String
    /// All other forms of it there.
    public var variants: [String]
    /// The titles under which it appears there.
    public var titles: [String]
    /// The keys of who else is named most in that article: who is named beside the same people is the same.
    public var company: [String]

    /// Makes a member.
    public init(
        identity: String, article: String, entity: String, kind: Entity.Kind, name: String,
        variants: [String], titles: [String],
        company: [String]
    ) {
        self.identity = identity
        self.article = article
        self.entity = entity
        self.kind = kind
        self.name = name
        self.variants = variants
        self.titles = titles
        self.company = company
    }
}

extension EntityName {
    /// The keys by which identities of the same name are looked up.
    var storageKeys: Set<String> {
        guard let family else { return Set(keys.map { "n:" + $0 }) }
        return ["p:" + String(decoding: family, as: UTF8.self)]
    }
}
