/// Where identities are kept. `IdentityIndex` alone writes to it.
public protocol IdentityStoring {
    /// The identities that have this key, in any order.
    func identities(withKey key: String) throws -> [Identity]
    /// The identity with this id.
    func identity(_ id: String) throws -> Identity?
    /// The members that are entities of this article.
    func members(ofArticle article: String) throws -> [IdentityMember]
    /// The members of this identity, in any order.
    func members(ofIdentity id: String) throws -> [IdentityMember]
    /// In how many articles both are named; `few` is the one with fewer members.
    func articlesShared(by few: String, and many: String) throws -> Int
    /// Keeps an identity, under its keys, in the place of the one with its id.
    mutating func save(_ identity: Identity) throws
    /// Drops the identity with this id.
    mutating func delete(identity id: String) throws
    /// Keeps a member in the place of the one with its article and entity.
    mutating func save(_ member: IdentityMember) throws
    /// Drops the members that are entities of this article.
    mutating func delete(membersOfArticle article: String) throws
}

/// Identities in memory: for tests, and for the articles of one command.
public struct IdentityMemory: IdentityStoring, Sendable {
    private var identities: [String: Identity] = [:]
    private var byKey: [String: Set<String>] = [:]
    /// By article, then by entity.
    private var members: [String: [String: IdentityMember]] = [:]

    /// Holds nothing.
    public init() {}

    /// All of them, by name.
    public var all: [Identity] { identities.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) } }

    /// See `IdentityStoring`.
    public func identities(withKey key: String) -> [Identity] {
        (byKey[key] ?? []).compactMap { identities[$0] }
    }

    /// See `IdentityStoring`.
    public func identity(_ id: String) -> Identity? { identities[id] }

    /// See `IdentityStoring`.
    public func members(ofArticle article: String) -> [IdentityMember] {
        Array((members[article] ?? [:]).values)
    }

    /// See `IdentityStoring`.
    public func members(ofIdentity id: String) -> [IdentityMember] {
        members.values.flatMap(\.values).filter { $0.identity == id }
    }

    /// See `IdentityStoring`.
    public func articlesShared(by few: String, and many: String) -> Int {
        members.values.count { article in
            article.values.contains { $0.identity == few } && article.values.contains { $0.identity == many }
        }
    }

    /// See `IdentityStoring`.
    public mutating func save(_ identity: Identity) {
        delete(identity: identity.id)
        identities[identity.id] = identity
        for key in identity.keys { byKey[key, default: []].insert(identity.id) }
    }

    /// See `IdentityStoring`.
    public mutating func delete(identity id: String) {
        guard let old = identities.removeValue(forKey: id) else { return }
        for key in old.keys { byKey[key]?.remove(id) }
    }

    /// See `IdentityStoring`.
    public mutating func save(_ member: IdentityMember) {
        members[member.article, default: [:]][member.entity] = member
    }

    /// See `IdentityStoring`.
    public mutating func delete(membersOfArticle article: String) { members[article] = nil }
}
