/// One article of a library: a raw document with its identity.
public struct Article: Hashable, Sendable, Identifiable {
    /// 16 lowercase hexadecimal digits, made by the program.
    public var id: String
    /// The text and what is known of it.
    public var document: RawDocument
    /// The title shown: given, found in the text, or corrected by the user. Never empty.
    public var title: String
    /// When it was added, ISO 8601 with seconds, in UTC.
    public var added: String

    /// When its present text came in, where that has changed since it was added; ISO 8601 with seconds, in UTC.
    public var revised: String?
    /// What the user has corrected (`title`, `outlet`, `byline`, `date`, `url`): a new text does not change it. Sorted.
    public var corrected: [String] = []
    /// The id of an article that it is a copy of: nearly the same text from another place.
    public var copyOf: String?

    /// Makes an article.
    public init(id: String, document: RawDocument, title: String, added: String) {
        self.id = id
        self.document = document
        self.title = title
        self.added = added
    }

    /// Whether it is one of the sample articles that come with the program.
    public var isSample: Bool { document.source?.hasPrefix(Self.sampleSourcePrefix) ?? false }

    /// How the source of a sample article begins.
    public static let sampleSourcePrefix = "sample:"
}
