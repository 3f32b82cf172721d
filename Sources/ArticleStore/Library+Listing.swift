import ArticleModel
import GRDB

/// Lists, as the index has them: `refresh` brings it up to date with the files.
extension Library {
    /// The articles that a query finds (all without one), in an order. The cost of a list is 8 bytes and less than a
    /// microsecond for each article.
    public func list(
        _ query: Query? = nil, by order: ArticleOrder = .newest
    ) throws(LibraryError) -> ArticleList {
        try list(CompiledQuery(query), by: order)
    }

    func list(_ query: CompiledQuery, by order: ArticleOrder) throws(LibraryError) -> ArticleList {
        try index.read { db in
            let isFiltered = query.match != nil || !query.conditions.isEmpty
            let isPlain = !isFiltered && (order == .newest || order == .relevance)
            let numbers = try Self.numbers(
                isPlain ? Self.newestFirst : query.select("articles.id", by: order), db)
            let unread =
                isFiltered
                ? try Self.numbers(query.with("articles.isUnread").select("articles.id", by: .newest), db)
                    .count
                : try Int.fetchOne(db, sql: "SELECT count(*) FROM articles WHERE isUnread") ?? 0
            return ArticleList(
                ids: ArticleIDs(numbers), unread: unread,
                isComplete: try IndexFact.isComplete.value(in: db) == 1, problems: try Self.problems(db))
        }
    }

    /// The best or newest articles that a query finds, at most `limit`: quicker than a whole list.
    public func first(
        _ limit: Int, of query: Query?, by order: ArticleOrder = .newest
    ) throws(LibraryError) -> [ArticleSummary] {
        try index.read { db in
            let columns: SQL = "\(sql: Self.summaryColumns)"
            let query = CompiledQuery(query).select(columns, by: order)
            return try Self.summaries("\(query) LIMIT \(limit)", db)
        }
    }

    /// What lists show of some articles, in the order of the ids; those that the index does not know are left out.
    public func summaries(of ids: some Sequence<String>) throws(LibraryError) -> [ArticleSummary] {
        let numbers = ids.compactMap(ArticleNumber.init(id:))
        return try index.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT \(Self.summaryColumns) FROM files CROSS JOIN articles ON articles.key = files.article
                    WHERE files.id = ?
                    """)
            return try numbers.compactMap { number in
                try Row.fetchOne(statement, arguments: [number.stored]).map(ArticleSummary.init(row:))
            }
        }
    }

    /// The first article of a list whose title or outlet is one that is looked for, from `start` on forwards or
    /// (`count` -1) backwards and round the end; with another `count` the second, third …; nil where there is none.
    public func hit(
        in ids: ArticleIDs, from start: Int, by count: Int = 1, where isMatch: (String) -> Bool
    ) throws(LibraryError) -> ListHit? {
        let matches = try index.read { db in
            var matches: Set<ArticleNumber> = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT id, title, outlet FROM articles"))
            while let row = try rows.next() {
                let outlet: String? = row[2]
                if isMatch(row[1]) || outlet.map(isMatch) == true {
                    matches.insert(ArticleNumber(stored: row[0]))
                }
            }
            return matches
        }
        return ids.hit(from: start, by: count, in: matches)
    }

    /// One line of the list.
    public func summary(_ id: String) throws(LibraryError) -> ArticleSummary {
        try checkID(id)
        guard let summary = try summaries(of: [id]).first else { throw .noSuchArticle(id: id) }
        return summary
    }

    /// All articles with their counts, newest first, as the files are now. A file that cannot be read is named and
    /// skipped. All of it is in memory at once: for small libraries and tests.
    public func summaries() -> LibraryListing {
        do throws(LibraryError) {
            try refresh(.files)
            return try index.read { db in
                let columns: SQL = "\(sql: Self.summaryColumns)"
                return LibraryListing(
                    articles: try Self.summaries(CompiledQuery(nil).select(columns, by: .newest), db),
                    problems: try Self.problems(db))
            }
        } catch {
            return LibraryListing(
                articles: [], problems: [LibraryProblem(file: folder, description: error.description)])
        }
    }

    /// The sample articles that come with the program.
    func sampleIDs() throws(LibraryError) -> [String] {
        try index.read { db in
            try Int64.fetchAll(db, sql: "SELECT id FROM articles WHERE isSample").map {
                ArticleNumber(stored: $0).id
            }
        }
    }

    /// The ids that a query of the index gives, in its order.
    func ids(_ query: SQL) throws(LibraryError) -> ArticleIDs {
        ArticleIDs(try index.read { db in try Self.numbers(query, db) })
    }

    private static let newestFirst: SQL =
        "SELECT id FROM files WHERE article IS NOT NULL ORDER BY article DESC"

    private static func numbers(_ query: SQL, _ db: Database) throws -> [ArticleNumber] {
        let (sql, arguments) = try query.build(db)
        let statement = try db.cachedStatement(sql: sql)
        let ids = try Int64.fetchCursor(statement, arguments: arguments)
        var numbers: [ArticleNumber] = []
        while let id = try ids.next() { numbers.append(ArticleNumber(stored: id)) }
        return numbers
    }

    private static func summaries(_ query: SQL, _ db: Database) throws -> [ArticleSummary] {
        let (sql, arguments) = try query.build(db)
        return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            .map(ArticleSummary.init(row:)).reduce(into: []) { $0.append($1) }
    }

    private static func problems(_ db: Database) throws -> [LibraryProblem] {
        try Row.fetchAll(db, sql: "SELECT path, description FROM problems ORDER BY path").map {
            LibraryProblem(file: $0[0], description: $0[1])
        }
    }

    fileprivate static let summaryColumns =
        ([
            "id", "title", "outlet", "date", "url", "isSample", "added", "quotes", "claims", "links", "notes",
            "isUnread", "isStarred", "tags", "conflicts", "parser IS NOT NULL",
        ].map { "articles." + $0 } + FeedTable.summaryColumns).joined(separator: ", ")
}

extension ArticleSummary {
    /// A row of `Library.summaryColumns`.
    fileprivate init(row: Row) {
        self.init(
            id: ArticleNumber(stored: row[0]).id, title: row[1], outlet: row[2], date: row[3], url: row[4],
            isSample: row[5], added: row[6], quotes: row[7], claims: row[8], links: row[9],
            conflicts: row[14], notes: row[10], isUnread: row[11], isStarred: row[12],
            tags: TagList.tags(in: row[13]), feed: row[16], feedTitle: row[17],
            isAnalysed: row[15])
    }
}
