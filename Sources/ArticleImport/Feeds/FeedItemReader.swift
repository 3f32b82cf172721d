import ArticleModel

/// Reads the articles of a feed one after the other, each when it is asked for.
struct FeedItemReader {
    private let feed: Feed
    private let address: String
    /// Where full texts are fetched; nil where the feed's own words are all that is wanted.
    private let web: WebReader?
    private var position = 0

    init(feed: Feed, address: String, web: WebReader?) {
        self.feed = feed
        self.address = address
        self.web = web
    }

    /// The next article; items without any text or title are passed over.
    mutating func next() -> DocumentReader.Item? {
        while position < feed.items.count {
            let article = FeedArticle(item: feed.items[position], feed: feed, address: address)
            position += 1
            if let web, article.isTeaser, let target = article.item.address.flatMap({ WebAddress($0) }),
                let page = try? web.page(at: target, isCancelled: { false })
            {
                return .document(article.completed(page.document))
            }
            if let document = article.document() ?? article.headlineAlone() { return .document(document) }
        }
        return nil
    }
}
