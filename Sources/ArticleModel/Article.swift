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
