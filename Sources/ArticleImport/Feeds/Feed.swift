/// A feed: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed.
public struct Feed: Hashable, Sendable {
    /// Its name.
    public var title: String?
    /// The site's address.
    public var site: String?
    /// The language of its items (BCP 47).
    public var language: String?
    /// In the feed's order, usually newest first.
    public var items: [FeedItem]
    /// How often the publisher says it changes, in seconds.
    public var interval: Int?
}

/// One article of a feed.
public struct FeedItem: Hashable, Sendable {
    /// What tells it from the feed's other items: its id, else its address, else its title.
    public var key: String
    /// The headline, plain text.
    public var title: String?
    /// Where the article is.
    public var address: String?
    /// The authors' names.
    public var authors: [String]
    /// ISO 8601.
    public var published: String?
    /// ISO 8601.
    public var updated: String?
    /// The whole text, HTML, where the feed has it.
    public var content: String?
    /// A summary, HTML.
    public var summary: String?
    /// What relative addresses in content and summary are relative to.
    public var base: String?
    /// The publication that the item comes from, where it is not the feed's.
    public var outlet: String?

    init(key: String) {
        self.key = key
        authors = []
    }

    /// The longer one of content and summary.
    public var markup: String {
        let (content, summary) = (content ?? "", summary ?? "")
        return content.utf8.count >= summary.utf8.count ? content : summary
    }

    /// A number that changes when the item does: FNV-1a over its title, time and text.
    public var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [title, updated, content, summary] {
            for byte in (part ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16)
    }
}
