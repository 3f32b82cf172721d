import ArticleModel
import CrossReference
import GRDB

extension Library {
    /// How many articles are new or have changed since links were looked for; of more than `most` it is not told how many.
    public func unlinkedArticles(countingTo most: Int) throws(LibraryError) -> Int {
        try index.read { try QuoteTable($0).unlinkedCount(to: most + 1) }
    }

    /// Brings the links up to date with the index: those of articles that are new or have changed are looked for against
    /// all others, in time that hardly grows with their number. `refresh` comes first.
    ///
    /// `claims` finds what claims and names have to do with each other within an article and between those of one event;
    /// without it no article's file is read. `progress` is told how many articles of how many have been linked.
    public func updateLinks(
        comparing claims: (any ClaimComparing)? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(LibraryError) {
        try refreshDecisions()
        let articles = try index.read { try QuoteTable($0).unlinkedArticles() }
        guard !articles.isEmpty else { return }
        let isBuilding = articles.count > LinkUpdate.leastForBuilding
        if isBuilding {
            try index.write { db in
                try db.setCacheSize(.building)
                try QuoteTable(db).insertGrams(of: articles)
            }
        }
        defer { if isBuilding { try? index.write { try $0.setCacheSize(.usual) } } }
        var pending = Set(articles)
        let counts = EventTermCounts()
        var done = 0
        let batch = isBuilding ? LinkUpdate.batchWhileBuilding : 1
        while done < articles.count {
            let next = articles[done..<min(done + batch, articles.count)]
            try index.write { db in
                var update = LinkUpdate(
                    self, db, claims, counts, pending: pending, hasGrams: isBuilding)
                for article in next { try update.link(article) }
                try update.finish()
                pending = update.pending
            }
            done += next.count
            progress(done, articles.count)
        }
    }

    /// Throws all links away and looks for them anew; what the user has decided on them stays.
    public func rebuildLinks(
        comparing claims: (any ClaimComparing)? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(LibraryError) {
        try index.write { db in
            for table in ["links", "quoteGrams", "eventNeighbours"] + IdentityTable.tables {
                try db.execute(sql: "DELETE FROM \(table)")
            }
            try SpeakerTable(db).forgetIdentities()
            try db.execute(
                sql: "INSERT OR IGNORE INTO unlinked SELECT id FROM files WHERE article IS NOT NULL")
        }
        try updateLinks(comparing: claims, progress: progress)
    }
}

/// Looks for the links of articles, one after the other, within one transaction.
///
/// Each pair of articles is looked at once: the one that is linked later finds the other.
private struct LinkUpdate {
    /// From so many articles on grams are written for all of them first, in order.
    static let leastForBuilding = 500
    static let batchWhileBuilding = 20
    /// With so many articles of the same event an article's claims are compared, the nearest first.
    private static let mostCompared = 6

    private(set) var pending: Set<ArticleNumber>

    private let library: Library
    private let db: Database
    private let claims: (any ClaimComparing)?
    private let counts: EventTermCounts
    private let hasGrams: Bool
    private let quotes: QuoteTable
    private let links: LinkTable
    private let linker = QuoteLinker()
    private var touched: Set<ArticleNumber> = []

    init(
        _ library: Library, _ db: Database, _ claims: (any ClaimComparing)?, _ counts: EventTermCounts,
        pending: Set<ArticleNumber>, hasGrams: Bool
    ) {
        self.library = library
        self.db = db
        self.claims = claims
        self.counts = counts
        self.pending = pending
        self.hasGrams = hasGrams
        quotes = QuoteTable(db)
        links = LinkTable(db)
    }

    mutating func link(_ article: ArticleNumber) throws {
        pending.remove(article)
        let own = try quotes.quotes(of: article)
        if !hasGrams { try quotes.insertGrams(of: [article]) }
        touched.formUnion(try links.remove(article))

        let copies = try self.copies(of: article)
        var found = linker.links(within: own)
        found += try linker.links(of: own, in: quotes) { id in
            guard let other = ArticleNumber(id: id) else { return false }
            return !pending.contains(other) && !copies.contains(other)
        }
        found += copyLinks(article, copies)
        if !copies.isEmpty {
            found += try linker.links(of: own, inCopies: quotes) { id in
                ArticleNumber(id: id).map { !pending.contains($0) && copies.contains($0) } ?? false
            }
        }
        let near = try EventTable(db).updateNeighbours(
            of: article, sharing: sharedQuotes(article, found, copies), counts)
        if let claims, let own = try? library.claims(of: article.id) {
            found += claimLinks(own, near.filter { !copies.contains($0) }, claims)
            var identities = IdentityIndex(storage: IdentityTable(db))
            try identities.add(asCorrected(own, article))
        }

        try links.insert(found)
        try quotes.setLinked(article)
        touched.insert(article)
        touched.formUnion(try links.partners(of: article))
    }

    /// Counts the links of all articles that have gained or lost some.
    func finish() throws { try links.count(for: touched) }

    /// The article with those who say its quotes as the user has corrected them.
    private func asCorrected(_ own: ArticleClaims, _ number: ArticleNumber) throws -> ArticleClaims {
        let isCorrected = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT isCorrected FROM files WHERE id = ?"), arguments: [number.stored])
        guard isCorrected == true, let article = try? library.article(own.article) else { return own }
        return ArticleClaims(article, try library.corrected(own.analysis, of: article))
    }

    // MARK: Copies

    private func copies(of article: ArticleNumber) throws -> Set<ArticleNumber> {
        let original =
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT original FROM copies WHERE article = ?"),
                arguments: [article.stored]) ?? article.stored
        let copies = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT article FROM copies WHERE original = ?"), arguments: [original])
        return Set((copies + [original]).map(ArticleNumber.init(stored:))).subtracting([article])
    }

    private func copyLinks(_ article: ArticleNumber, _ copies: Set<ArticleNumber>) -> [FoundLink] {
        copies.filter { !pending.contains($0) }.compactMap { try? library.copyLink(article.id, $0.id) }
    }

    // MARK: Events

    /// How many quotes the article shares with others; of its copies as many as are ever needed.
    private func sharedQuotes(
        _ article: ArticleNumber, _ found: [FoundLink], _ copies: Set<ArticleNumber>
    ) -> [ArticleNumber: Int] {
        var shared: [ArticleNumber: Int] = [:]
        for link in found where link.a.article != link.b.article && link.kind != .duplicateArticle {
            let other = link.a.article == article.id ? link.b.article : link.a.article
            if let number = ArticleNumber(id: other) { shared[number, default: 0] += 1 }
        }
        for copy in copies { shared[copy] = 2 }
        return shared
    }

    // MARK: Claims

    /// Within the article, and between it and others of the same event. Files that cannot be read have no claims; they
    /// are reported where articles are listed.
    private func claimLinks(
        _ own: ArticleClaims, _ near: [ArticleNumber], _ claims: any ClaimComparing
    ) -> [FoundLink] {
        var found = FoundLink.links(claims.links(between: own, and: own), own, own)
        for other in near.filter({ !pending.contains($0) }).prefix(Self.mostCompared) {
            guard let other = try? library.claims(of: other.id) else { continue }
            let isInOrder =
                (own.date?.iso ?? "9999", own.article) < (other.date?.iso ?? "9999", other.article)
            let (a, b) = isInOrder ? (own, other) : (other, own)
            found += FoundLink.links(claims.links(between: a, and: b), a, b)
        }
        return found
    }
}

extension Library {
    /// An article with its analysis, as links are looked for in it; nil where it is not analysed.
    public func claims(of id: String) throws(LibraryError) -> ArticleClaims? {
        let article = try article(id)
        return try analysis(of: article).map { ArticleClaims(article, $0) }
    }
}
