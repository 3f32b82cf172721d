import ArticleModel

/// From a feed's item to a raw document.
struct FeedArticle {
    let item: FeedItem
    let feed: Feed
    /// Where the feed is.
    let address: String

    /// The item's own text; nil where it has none. Empty text with a title gives nil as well.
    func document() -> RawDocument? {
        let markup = item.markup
        guard let tree = HTMLParser.tree(of: Array("<html><body>\(markup)</body></html>".utf8)) else {
            return nil
        }
        var metadata = PageMetadata(tree, address: item.base)
        metadata.title = item.title
        metadata.address = item.address
        metadata.language = feed.language ?? metadata.language
        let article = PageArticle(fragment: tree, base: item.base)
        guard !article.choices.isEmpty else { return nil }
        let assembled = ArticleAssembler(
            article: article, metadata: metadata, address: item.base, source: address)
        var document = assembled.document()
        // The feed's own address is that of none of its items: with it each would be taken for a new text of the last.
        document.url = item.address
        return completed(document)
    }

    /// A document from the item's page, with what only the feed knows.
    func completed(_ document: RawDocument) -> RawDocument {
        var document = document
        document.title = item.title ?? document.title
        document.outlet = document.outlet ?? item.outlet ?? feed.title
        if document.byline == nil, !item.authors.isEmpty {
            document.byline = item.authors.joined(separator: ", ")
        }
        document.date = item.published ?? document.date
        document.modified = item.updated ?? document.modified
        document.url = item.address ?? document.url
        document.language = document.language ?? feed.language
        document.source = address
        document.sourceID = item.key
        return document
    }

    /// The headline alone, for an item of which nothing else can be had; nil without one.
    func headlineAlone() -> RawDocument? {
        item.title.map { title in
            completed(RawDocument(text: title, hints: [Block(.headline, TextSpan(0, title.utf8.count))]))
        }
    }

    /// Whether the feed has only the beginning or a summary of the article.
    var isTeaser: Bool {
        guard item.address != nil else { return false }
        let text = HTMLEntities.decoded(item.markup.withoutTags).trimmed
        let end = text.suffix(80).lowercased()
        let isCut =
            ["…", "...", "…]", "...]"].contains { end.hasSuffix($0) }
            || [
                "read more", "continue reading", "read the full story", "read the full article",
                "weiterlesen",
            ]
            .contains { end.trimmingPunctuation.hasSuffix($0) }
        if isCut { return text.utf8.count < 4000 }
        return text.utf8.count < (item.content == nil ? 1500 : 600)
    }
}

extension PageArticle {
    /// A piece of HTML that is nothing but the article.
    init(fragment tree: HTMLTree, base: String?) {
        let page = PageCleaner.cleaned(PageText(tree), headline: nil)
        let candidates = page.runs.indices.filter { !page.removed[$0] }
        self.init(
            page: page,
            choices: RunSelector(page: page, candidates: Array(candidates), headline: nil, base: base)
                .choices())
    }

    private init(page: PageText, choices: [RunSelector.Choice]) {
        self.page = page
        self.choices = choices
        told = nil
        headline = nil
        byline = nil
        time = nil
    }
}
