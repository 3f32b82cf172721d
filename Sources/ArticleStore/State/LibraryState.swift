/// What the reader remembers of articles: read marks, stars, tags, marks and reading positions.
public struct LibraryState: Hashable, Sendable {
    /// A place that the user has marked with a letter.
    public struct Mark: Hashable, Sendable {
        /// The article's id.
        public var article: String
        /// Code points from the start of its text.
        public var position: Int

        /// Makes a mark.
        public init(article: String, position: Int) {
            self.article = article
            self.position = position
        }
    }

    /// Ids of articles that have been read.
    public var read: Set<String> = []
    /// Ids of articles with a star.
    public var starred: Set<String> = []
    /// Tags by article id.
    public var tags: [String: [String]] = [:]
    /// Marks by letter.
    public var marks: [String: Mark] = [:]
    /// Reading positions by article id, in code points.
    public var positions: [String: Int] = [:]

    /// Nothing remembered.
    public init() {}
}
