import ArticleModel

/// Keeps account of who is who over all articles of a library, one article at a time.
///
/// - A person with a first name belongs to those of the same family name whose first names go with it; of several the one
///   with the same titles or company. Another person of the same full name is told apart where titles and company both
///   differ.
/// - A person without a first name belongs to the only person of that family name, or to the one in whose company that
///   name stands; else it stays by itself until more is known.
/// - Organisations and places belong together where any of their forms are one (`FBI`, once an article says what it is).
public struct IdentityIndex<Storage: IdentityStoring> {
    /// How many others of an article count as an entity's company.
    private static var companySize: Int { 8 }

    /// Where the identities are kept.
    public private(set) var storage: Storage

    /// An index on what is kept already.
    public init(storage: Storage) { self.storage = storage }

    // MARK: Articles

    /// Adds the entities of an article, in the place of what was known of it.
    ///
    /// - Returns: for the id of each named entity the id of its identity.
    @discardableResult
    public mutating func add(_ article: ArticleClaims) throws -> [String: String] {
        try remove(article: article.article)
        let entities = article.analysis.entities.filter(\.kind.isNamed)
        let company = Self.company(entities)
        var assigned: [String: String] = [:]
        // Full names first: short ones of the same article have been joined to them by the parser.
        for entity in entities.sorted(by: { $0.name.utf8.count > $1.name.utf8.count }) {
            let names = EntityName(entity)
            let member = IdentityMember(
                identity: "", article: article.article, entity: entity.id, kind: entity.kind,
                name: entity.name,
                variants: entity.variants, titles: entity.titles,
                company: company.filter { !names.storageKeys.contains($0) })
            assigned[entity.id] = try place(member, names, taken: Set(assigned.values))
        }
        return assigned
    }

    /// Takes the entities of an article out.
    public mutating func remove(article: String) throws {
        for member in try storage.members(ofArticle: article) {
            guard var identity = try storage.identity(member.identity) else { continue }
            identity.remove(member)
            if identity.articles > 0 {
                try storage.save(identity)
            } else {
                try storage.delete(identity: identity.id)
            }
        }
        try storage.delete(membersOfArticle: article)
    }

    private static func company(_ entities: [Entity]) -> [String] {
        entities.sorted { $0.mentions.count > $1.mentions.count }.prefix(companySize)
            .flatMap { EntityName($0).storageKeys.sorted() }
    }

    // MARK: Placing

    private mutating func place(
        _ member: IdentityMember, _ names: EntityName, taken: Set<String>
    ) throws
        -> String
    {
        var member = member
        var candidates: [String: Identity] = [:]
        for key in names.storageKeys.sorted() {
            for identity in try storage.identities(withKey: key) where !taken.contains(identity.id) {
                candidates[identity.id] = identity
            }
        }
        let fitting = candidates.values.filter { candidate in
            (candidate.kind == .person) == (member.kind == .person) && candidate.names.match(names) == .same
        }.sorted { ($0.articles, $1.id) > ($1.articles, $0.id) }
        var identity =
            choice(of: member, names, among: fitting) ?? Identity(id: Self.id(for: member), kind: member.kind)
        member.identity = identity.id
        identity.add(member)
        // What stood under two names until now is one where this article has both.
        let kin = candidates.values.filter { $0.id != identity.id && !$0.names.given.isEmpty }
        for other in fitting where other.id != identity.id && isOne(other, identity, member, names, kin) {
            if try areToldApart(identity, other) { continue }
            identity.add(other)
            for var moved in try storage.members(ofIdentity: other.id) {
                moved.identity = identity.id
                try storage.save(moved)
            }
            try storage.delete(identity: other.id)
        }
        try storage.save(identity)
        try storage.save(member)
        return identity.id
    }

    /// Whom one article tells apart, no other joins; but of people of one name, whom many articles do not tell apart, a few
    /// that do have misread a name.
    private func areToldApart(_ identity: Identity, _ other: Identity) throws -> Bool {
        let (few, many) = identity.articles < other.articles ? (identity, other) : (other, identity)
        let both = try storage.articlesShared(by: few.id, and: many.id)
        return both > 0 && (few.name != many.name || both * Self.slips > few.articles)
    }

    /// One in so many articles may be misread.
    private static var slips: Int { 3 }

    private static func id(for member: IdentityMember) -> String {
        var hash = ContentHash()
        hash.add(member.article.utf8)
        hash.add(CollectionOfOne(0))
        hash.add(member.entity.utf8)
        return ContentHash.digits(hash.value)
    }

    /// The identity to which an entity belongs; nil where none fits, or several alike.
    private func choice(of member: IdentityMember, _ names: EntityName, among fitting: [Identity])
        -> Identity?
    {
        guard names.kind == .person else { return fitting.first }
        let kin = fitting.map { (identity: $0, evidence: evidence(for: member, $0)) }
        if names.given.isEmpty { return bearer(of: member, among: kin) }
        // Who has an office under the family name alone is nobody without one: President Obama is not Michelle Obama.
        let able = kin.filter { kin in
            !kin.identity.names.given.isEmpty || kin.identity.titles.isEmpty
                || member.titles.contains { kin.identity.titles[$0.lowercased()] != nil }
        }
        guard let best = able.max(by: { $0.evidence < $1.evidence }), best.evidence >= 0 else { return nil }
        return best.identity
    }

    /// Whose family name alone an article has: the only one's, or his who is most often in that office and company.
    private func bearer(of member: IdentityMember, among kin: [(identity: Identity, evidence: Int)])
        -> Identity?
    {
        let able = kin.filter { hasOffice(of: member, $0.identity) }
        if kin.count == 1, let only = able.first { return only.identity }
        let weighed = able.filter { $0.evidence > 0 }.map {
            (identity: $0.identity, weight: weight(of: member, $0.identity))
        }
        guard let best = weighed.max(by: { $0.weight < $1.weight }),
            weighed.count(where: { $0.weight == best.weight }) == 1
        else { return nil }
        return best.identity
    }

    /// How often an identity stands in a name's office and company.
    private func weight(of member: IdentityMember, _ identity: Identity) -> Int {
        member.titles.reduce(0) { $0 + 3 * (identity.titles[$1.lowercased()] ?? 0) }
            + member.company.reduce(0) { $0 + (identity.company[$1] ?? 0) }
    }

    /// Whether a name with an office can be of somebody: who has that office, or of whom none is known.
    private func hasOffice(of member: IdentityMember, _ identity: Identity) -> Bool {
        member.titles.isEmpty || identity.titles.isEmpty
            || member.titles.contains { identity.titles[$0.lowercased()] != nil }
    }

    /// How much of titles and company an entity has in common with an identity; below 0 where both have some and share
    /// none.
    private func evidence(for member: IdentityMember, _ identity: Identity) -> Int {
        evidence(titles: member.titles.map { $0.lowercased() }, company: member.company, identity)
    }

    private func evidence(titles: [String], company: [String], _ identity: Identity) -> Int {
        let shared =
            titles.count { identity.titles[$0] != nil } * 3 + company.count { identity.company[$0] != nil }
        let isOther = shared == 0 && !titles.isEmpty && !identity.titles.isEmpty && !company.isEmpty
        return isOther && !identity.company.isEmpty ? -1 : shared
    }

    /// Whether another identity that an entity fits is the one to which it has gone.
    ///
    /// - Parameter kin: other people of the family name, with first names.
    private func isOne(
        _ other: Identity, _ chosen: Identity, _ member: IdentityMember, _ names: EntityName,
        _ kin: [Identity]
    ) -> Bool {
        guard names.kind == .person else { return !other.names.keys.isDisjoint(with: names.keys) }
        guard !names.given.isEmpty, chosen.names.match(other.names) == .same else { return false }
        // Told apart while little was known of them, and now found in one another's company.
        if !other.names.given.isEmpty { return evidence(for: member, other) >= Self.sureEvidence }
        // A family name alone, of which there is now one bearer, or one who is more like it than the others.
        let (titles, company) = (Array(other.titles.keys), Array(other.company.keys))
        guard titles.isEmpty || titles.contains(where: { chosen.titles[$0] != nil }) else { return false }
        let own = evidence(titles: titles, company: company, chosen)
        return own > 0
            && kin.allSatisfy { $0.id == other.id || own > evidence(titles: titles, company: company, $0) }
    }

    /// With so much in common two people of one full name are the same: a title, or three companions.
    private static var sureEvidence: Int { 3 }

    // MARK: Questions

    /// The identity of an article's entity; nil where the article has not been added.
    public func identity(article: String, entity: String) throws -> Identity? {
        let member = try storage.members(ofArticle: article).first { $0.entity == entity }
        return try member.flatMap { try storage.identity($0.identity) }
    }

    /// The identities that can bear a name, those in most articles first.
    public func identities(named name: String, kind: Entity.Kind) throws -> [Identity] {
        let names = EntityName(Entity(id: "", kind: kind, name: name))
        var found: [String: Identity] = [:]
        for key in names.storageKeys {
            for identity in try storage.identities(withKey: key) where identity.names.match(names) == .same {
                found[identity.id] = identity
            }
        }
        return found.values.sorted { ($0.articles, $1.id) > ($1.articles, $0.id) }
    }

    /// What stands for a country, and the country for which something stands: `Moscow`, `Russian` and `Russia`. They are kept
    /// apart, for they are not the same.
    public func standIns(of identity: Identity) throws -> [Identity] {
        guard identity.kind != .person else { return [] }
        let keys = identity.names.keys
        let countries = Set(keys.compactMap(CountryNames.country))
        let wanted = keys.flatMap(CountryNames.standIns) + countries
        var found: [String: Identity] = [:]
        for key in wanted {
            for other in try storage.identities(withKey: "n:" + key)
            where other.id != identity.id && other.kind != .person {
                found[other.id] = other
            }
        }
        return found.values.sorted { ($0.articles, $1.id) > ($1.articles, $0.id) }
    }

    /// Persons of the same family name under the same office with other first names: one name may be wrong.
    public func possibleConflicts(of identity: Identity) throws -> [Identity] {
        guard identity.kind == .person else { return [] }
        let titles = Set(identity.titles.keys.map(Office.key))
        var found: [String: Identity] = [:]
        for key in identity.keys {
            for other in try storage.identities(withKey: key)
            where other.id != identity.id && other.names.hasOtherGivenName(identity.names) {
                let isShared = other.titles.keys.contains {
                    titles.contains(Office.key($0)) && Office.isUnique($0)
                }
                if isShared { found[other.id] = other }
            }
        }
        return found.values.sorted { $0.id < $1.id }
    }
}

extension IdentityIndex: Sendable where Storage: Sendable {}
