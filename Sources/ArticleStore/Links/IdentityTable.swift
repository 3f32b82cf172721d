import ArticleModel
import CrossReference
import GRDB

/// Who is who in the library, one row for each identity and one for each entity of an article.
struct IdentityTable: IdentityStoring {
    static let schema = [
        "CREATE TABLE identities (id TEXT PRIMARY KEY, kind TEXT NOT NULL, tallies TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE identityKeys (
            key TEXT NOT NULL, identity TEXT NOT NULL, PRIMARY KEY (key, identity)) WITHOUT ROWID
        """,
        "CREATE INDEX identityKeysByIdentity ON identityKeys (identity)",
        """
        CREATE TABLE identityMembers (
            article INTEGER NOT NULL, entity TEXT NOT NULL, identity TEXT NOT NULL, names TEXT NOT NULL,
            PRIMARY KEY (article, entity)) WITHOUT ROWID
        """,
        "CREATE INDEX identityMembersByIdentity ON identityMembers (identity)",
    ]
    static let tables = ["identities", "identityKeys", "identityMembers"]

    private let db: Database

    init(_ db: Database) { self.db = db }

    // MARK: Looking up

    func identities(withKey key: String) throws -> [Identity] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, kind, tallies FROM identityKeys JOIN identities ON id = identity WHERE key = ?
                    """),
            arguments: [key]
        ).map(Self.identity)
    }

    func identity(_ id: String) throws -> Identity? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, kind, tallies FROM identities WHERE id = ?"), arguments: [id]
        ).map(Self.identity)
    }

    func members(ofArticle article: String) throws -> [IdentityMember] {
        guard let number = ArticleNumber(id: article) else { return [] }
        return try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT article, entity, identity, names FROM identityMembers WHERE article = ?"),
            arguments: [number.stored]
        ).map(Self.member)
    }

    func members(ofIdentity id: String) throws -> [IdentityMember] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT article, entity, identity, names FROM identityMembers WHERE identity = ?"),
            arguments: [id]
        ).map(Self.member)
    }

    func articlesShared(by few: String, and many: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(DISTINCT article) FROM identityMembers AS a WHERE identity = ? AND EXISTS (
                        SELECT 1 FROM identityMembers AS b WHERE b.identity = ? AND b.article = a.article)
                    """),
            arguments: [few, many]) ?? 0
    }

    // MARK: Writing

    func save(_ identity: Identity) throws {
        let keys = identity.keys
        let known = Set(
            try String.fetchAll(
                db.cachedStatement(sql: "SELECT key FROM identityKeys WHERE identity = ?"),
                arguments: [identity.id]))
        for key in known.subtracting(keys) {
            try db.cachedStatement(sql: "DELETE FROM identityKeys WHERE key = ? AND identity = ?")
                .execute(arguments: [key, identity.id])
        }
        for key in keys.subtracting(known) {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO identityKeys VALUES (?, ?)")
                .execute(arguments: [key, identity.id])
        }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO identities VALUES (?, ?, ?)")
            .execute(arguments: [identity.id, identity.kind.rawValue, Self.tallies(identity)])
        try SpeakerTable(db).setNames(of: identity)
    }

    func delete(identity id: String) throws {
        for sql in ["DELETE FROM identities WHERE id = ?", "DELETE FROM identityKeys WHERE identity = ?"] {
            try db.cachedStatement(sql: sql).execute(arguments: [id])
        }
    }

    func save(_ member: IdentityMember) throws {
        guard let number = ArticleNumber(id: member.article) else { return }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO identityMembers VALUES (?, ?, ?, ?)")
            .execute(arguments: [number.stored, member.entity, member.identity, Self.names(member)])
        try SpeakerTable(db).identify(member.entity, of: number, as: member.identity)
    }

    func delete(membersOfArticle article: String) throws {
        guard let number = ArticleNumber(id: article) else { return }
        for member in try members(ofArticle: article) {
            try SpeakerTable(db).identify(member.entity, of: number, as: nil)
        }
        try db.cachedStatement(sql: "DELETE FROM identityMembers WHERE article = ?")
            .execute(arguments: [number.stored])
    }

    // MARK: Columns

    // Lines of fields parted by tabs: these columns are read and written for every name of every article, and JSON
    // would take most of that time.

    private static func tallies(_ identity: Identity) -> String {
        var lines = ["n\t\(identity.articles)\t"]
        for (mark, tally) in [
            ("k", identity.kinds), ("f", identity.fullNames), ("v", identity.variants),
            ("t", identity.titles),
            ("c", identity.company),
        ] {
            for (value, count) in tally { lines.append("\(mark)\t\(count)\t\(field(value))") }
        }
        return lines.joined(separator: "\n")
    }

    private static func identity(_ row: Row) -> Identity {
        var identity = Identity(id: row[0], kind: Entity.Kind(rawValue: row[1]) ?? .other)
        for line in (row[2] as String).split(separator: "\n") {
            let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, let count = Int(fields[1]) else { continue }
            let value = String(fields[2])
            switch fields[0] {
            case "n": identity.articles = count
            case "k": identity.kinds[value] = count
            case "f": identity.fullNames[value] = count
            case "v": identity.variants[value] = count
            case "t": identity.titles[value] = count
            case "c": identity.company[value] = count
            default: break
            }
        }
        return identity
    }

    private static func names(_ member: IdentityMember) -> String {
        [[member.name, member.kind.rawValue], member.variants, member.titles, member.company]
            .map { $0.map(field).joined(separator: "\t") }.joined(separator: "\n")
    }

    private static func member(_ row: Row) -> IdentityMember {
        let lines = (row[3] as String).split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split(separator: "\t").map(String.init)
        }
        let line = { (place: Int) in lines.indices.contains(place) ? lines[place] : [] }
        return IdentityMember(
            identity: row[2], article: ArticleNumber(stored: row[0]).id, entity: row[1],
            kind: line(0).dropFirst().first.flatMap(Entity.Kind.init(rawValue:)) ?? .other,
            name: line(0).first ?? "", variants: line(1), titles: line(2), company: line(3))
    }

    private static func field(_ value: String) -> String {
        value.utf8.contains { $0 == 0x09 || $0 == 0x0A }
            ? String(value.map { $0 == "\t" || $0 == "\n" || $0 == "\r\n" ? " " : $0 }) : value
    }
}
