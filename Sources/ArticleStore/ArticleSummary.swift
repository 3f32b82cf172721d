import ArticleModel

/// One line of the list of articles.
public struct ArticleSummary: Hashable, Sendable, Identifiable {
    /// The article's id.
    public var id: String
    /// See `Article`.
    public var title: String
    /// The publication.
    public var outlet: String?
    /// The day or time of publication, ISO 8601.
    public var date: String?
    /// The article's address.
    public var url: String?
    /// Whether it is one of the sample articles.
    public var isSample: Bool
    /// When it was added, ISO 8601 in UTC.
    public var added: String
    /// The number of quotes; 0 as long as the article is not analysed.
    public var quotes: Int
    /// The number of claims.
    public var claims: Int
    /// The number of links that the user has not dismissed.
    public var links: Int
    /// How many of them are possible conflicts.
    public var conflicts = 0
    /// The number of annotations.
    public var notes: Int
    /// Whether it has never been read.
    public var isUnread: Bool
    /// Whether it carries a star.
    public var isStarred: Bool
    /// Its tags, sorted.
    public var tags: [String]
    /// The address of the feed from which it has come; nil where it has come otherwise.
    public var feed: String? = nil
    /// The name of that feed, as long as the user reads it.
    public var feedTitle: String? = nil
    /// Whether it has been analysed, by whichever version of the parser.
    public var isAnalysed = true
}

/// A file of the library that was skipped or mended, and why.
public struct LibraryProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file's path.
    public var file: String
    /// One line for people.
    public var description: String
}

/// An article found in a list.
public struct ListHit: Hashable, Sendable {
    /// Its place in the list, from 0.
    public var index: Int
    /// The how manieth it is of those that are looked for, from 1.
    public var rank: Int
    /// How many of those the list has.
    public var count: Int

    /// Gathers the parts.
    public init(index: Int, rank: Int, count: Int) {
        self.index = index
        self.rank = rank
        self.count = count
    }
}

/// Which articles a list has, without what it shows of them (see `Library.summaries(of:)`).
public struct ArticleList: Sendable {
    /// The articles' ids, in the order asked for.
    public var ids: ArticleIDs
    /// How many of them are unread.
    public var unread: Int
    /// False as long as the index has not seen the whole library: `refresh` reads the rest.
    public var isComplete: Bool
    /// Damaged or unreadable files; never fatal.
    public var problems: [LibraryProblem]

    /// Gathers the parts.
    public init(ids: ArticleIDs, unread: Int, isComplete: Bool = true, problems: [LibraryProblem] = []) {
        self.ids = ids
        self.unread = unread
        self.isComplete = isComplete
        self.problems = problems
    }
}

/// The list of articles, with the files that could not be read.
public struct LibraryListing: Sendable {
    /// Newest first.
    public var articles: [ArticleSummary]
    /// Damaged or unreadable files; never fatal.
    public var problems: [LibraryProblem]
}

/// What became of an article that was added.
public struct AddResult: Hashable, Sendable {
    /// The id of the article with this content.
    public var id: String
    /// False when the library held the same text from the same address before.
    public var isNew: Bool
}

/// Corrections of an article's metadata: nil leaves a value as it is, an empty text makes it unknown.
public struct ArticleEdit: Hashable, Sendable {
    /// An empty title brings back the one that came with the article or was found in it.
    public var title: String?
    /// The publication.
    public var outlet: String?
    /// The authors.
    public var byline: String?
    /// ISO 8601, a day or a time.
    public var date: String?
    /// The address.
    public var url: String?

    /// Changes what is not nil.
    public init(
        title: String? = nil, outlet: String? = nil, byline: String? = nil, date: String? = nil,
        url: String? = nil
    ) {
        self.title = title
        self.outlet = outlet
        self.byline = byline
        self.date = date
        self.url = url
    }

    /// Whether the analysis of the article as corrected is another: its times are reckoned from the date.
    public func concernsAnalysis(of document: RawDocument) -> Bool {
        applied(to: document).date != document.date
    }

    /// The document as corrected. A title that the user has given stands in the article, and never in the document.
    public func applied(to document: RawDocument) -> RawDocument {
        var document = document
        if let outlet { document.outlet = outlet.isEmpty ? nil : outlet }
        if let byline { document.byline = byline.isEmpty ? nil : byline }
        if let date { document.date = date.isEmpty ? nil : date }
        if let url { document.url = url.isEmpty ? nil : url }
        return document
    }

    /// What the user has corrected by now. A title that is brought back is none of it.
    func corrected(after before: [String]) -> [String] {
        var corrected = Set(before)
        for (name, value) in [("outlet", outlet), ("byline", byline), ("date", date), ("url", url)]
        where value != nil {
            corrected.insert(name)
        }
        if let title {
            if title.contains(where: { !$0.isWhitespace }) {
                corrected.insert("title")
            } else {
                corrected.remove("title")
            }
        }
        return corrected.sorted()
    }
}
