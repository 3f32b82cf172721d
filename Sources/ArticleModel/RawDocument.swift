/// A text as it came in, with what is known of it before any analysis.
public struct RawDocument: Hashable, Sendable {
    /// An address in the text.
    public struct Hyperlink: Hashable, Sendable {
        /// The words that carry the link.
        public var span: TextSpan
        /// Where it leads; text from outside, not checked.
        public var address: String

        /// Makes a link.
        public init(span: TextSpan, address: String) {
            self.span = span
            self.address = address
        }
    }

    /// The text; for plain text and JSON Lines the input unchanged.
    public var text: String
    /// The title given with the text, where one was; the parser finds one in the text otherwise.
    public var title: String?
    /// The publication.
    public var outlet: String?
    /// The authors as printed.
    public var byline: String?
    /// The day or time of publication, ISO 8601.
    public var date: String?
    /// The day or time of the latest change that the source tells, ISO 8601.
    public var modified: String?
    /// The address of the article.
    public var url: String?
    /// The language given with the text (BCP 47).
    public var language: String?
    /// The id that the input gave, kept as it is and never used as a path.
    public var sourceID: String?
    /// Where the text came from (a file's name, an address, `-`).
    public var source: String?
    /// Blocks that the import already knows (headings, block quotes, captions).
    public var hints: [Block]
    /// Addresses in the text.
    public var links: [Hyperlink]

    /// Makes a raw document; everything but the text may be unknown.
    public init(
        text: String, title: String? = nil, outlet: String? = nil, byline: String? = nil, date: String? = nil,
        url: String? = nil, language: String? = nil, sourceID: String? = nil, source: String? = nil,
        hints: [Block] = [], links: [Hyperlink] = []
    ) {
        self.text = text
        self.title = title
        self.outlet = outlet
        self.byline = byline
        self.date = date
        self.url = url
        self.language = language
        self.sourceID = sourceID
        self.source = source
        self.hints = hints
        self.links = links
    }
}

extension RawDocument {
    /// The address of the feed from which it has come: items of feeds alone have both a key and a source on the web.
    public var feed: String? {
        guard sourceID != nil, let source, source.hasPrefix("http://") || source.hasPrefix("https://") else {
            return nil
        }
        return source
    }
}
