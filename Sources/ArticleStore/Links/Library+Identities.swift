import ArticleModel
import CrossReference
import GRDB

/// One person, body or place of the library.
public struct LibraryEntity: Sendable, Hashable {
    /// Its names, titles and tallies.
    public let identity: Identity
    /// The ids of the articles that name it, newest first.
    public let articles: ArticleIDs
    /// The names of others who share its family name and an office that only one person holds: one may be wrong.
    public let possibleConflicts: [String]
    /// The names of what stands for a country (`Moscow`, `Russian`), or of the country for which it stands.
    public let standIns: [String]
}

extension Library {
    /// Who an article's entity is in the whole library; nil where the article has not been linked yet (`updateLinks`).
    ///
    /// - Parameter query: says which of the articles that name it are listed; all without one.
    public func entity(_ entity: String, of article: String, _ query: Query? = nil) throws(LibraryError)
        -> LibraryEntity?
    {
        try self.entity(query) { try $0.identity(article: article, entity: entity) }
    }

    /// An identity by its id; nil where it is none (any more).
    public func entity(being identity: String, _ query: Query? = nil) throws(LibraryError) -> LibraryEntity? {
        try entity(query) { try $0.storage.identity(identity) }
    }

    /// Who bears a name: of several the one in most articles; nil where no linked article names anybody so.
    public func entity(named name: String, _ query: Query? = nil) throws(LibraryError) -> LibraryEntity? {
        try entity(query) { index in
            let kinds: [Entity.Kind] = [.person, .organisation]
            return try kinds.flatMap { try index.identities(named: name, kind: $0) }.max {
                $0.articles < $1.articles
            }
        }
    }

    private func entity(
        _ query: Query?, _ find: (IdentityIndex<IdentityTable>) throws -> Identity?
    ) throws(LibraryError) -> LibraryEntity? {
        let found = try index.read { db -> (identity: Identity, conflicts: [String], standIns: [String])? in
            let index = IdentityIndex(storage: IdentityTable(db))
            guard let identity = try find(index) else { return nil }
            return (
                identity, try index.possibleConflicts(of: identity).map(\.name),
                try index.standIns(of: identity).map(\.name)
            )
        }
        guard let found else { return nil }
        let articles = try list(
            CompiledQuery(query).with(
                """
                articles.key IN (SELECT article FROM files WHERE id IN (
                    SELECT article FROM identityMembers WHERE identity = \(found.identity.id)))
                """),
            by: .newest
        ).ids
        return LibraryEntity(
            identity: found.identity, articles: articles, possibleConflicts: found.conflicts,
            standIns: found.standIns)
    }

    /// The ids of the entities of an article that are one identity of the library.
    public func entities(of article: String, being identity: String) throws(LibraryError) -> Set<String> {
        try index.read { db in
            Set(
                try IdentityTable(db).members(ofArticle: article).filter { $0.identity == identity }
                    .map(\.entity))
        }
    }
}
