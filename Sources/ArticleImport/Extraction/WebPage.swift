import ArticleModel

/// A web page read for its article.
public struct WebPage: Sendable {
    /// A feed that the page names.
    public struct Feed: Hashable, Sendable {
        /// Its absolute address.
        public var address: String
        /// Its name, where the page tells one.
        public var title: String?
    }

    /// The article: its text with headline and byline, the blocks as hints, the links, and what the page tells of it.
    public var document: RawDocument
    /// The article's text alone: paragraphs, subheadings, quotes and lists, without headline, byline and captions. Blocks
    /// are separated by an empty line.
    public var body: String
    /// Feeds that the page names.
    public var feeds: [Feed]

    /// The largest page that is read, in bytes.
    public static let sizeLimit = HTMLParser.sizeLimit

    /// Reads a page.
    ///
    /// `address` is where it was found: links are resolved against it. `charset` is the encoding's label that the server
    /// gave. `name` stands in messages. Throws `tooLarge`, and `empty` where there is no text.
    public init(
        _ bytes: some Collection<UInt8>, name: String, address: String? = nil, charset: String? = nil
    ) throws(ImportError) {
        guard bytes.count <= Self.sizeLimit else { throw .tooLarge(name: name, limit: Self.sizeLimit) }
        let utf8 = EncodedText.utf8(Array(bytes)[...], charset: charset, kind: .html)
        guard let tree = HTMLParser.tree(of: utf8) else { throw .empty(name: name) }
        let metadata = PageMetadata(tree, address: address)
        feeds = metadata.feeds.map { Feed(address: $0.address, title: $0.title) }
        let article = PageArticle(tree, metadata)
        guard !article.choices.isEmpty || article.told != nil else { throw .noArticle(name: name) }
        let assembled = ArticleAssembler(article: article, metadata: metadata, address: address, source: name)
        document = assembled.document()
        body = assembled.body()
    }
}

extension WebPage {
    /// The feeds that a page names, whatever else is on it.
    static func feeds(_ bytes: some Collection<UInt8>, address: String?, charset: String?) -> [Feed] {
        guard bytes.count <= sizeLimit else { return [] }
        let utf8 = EncodedText.utf8(Array(bytes)[...], charset: charset, kind: .html)
        guard let tree = HTMLParser.tree(of: utf8) else { return [] }
        return PageMetadata(tree, address: address).feeds.map { Feed(address: $0.address, title: $0.title) }
    }
}

/// What was found of the article on a page.
struct PageArticle {
    let page: PageText
    let headline: Int?
    let choices: [RunSelector.Choice]
    let byline: String?
    let time: String?
    /// The article's paragraphs where the page shows little of it but tells the whole to search engines; nil otherwise.
    let told: [String]?

    init(_ tree: HTMLTree, _ metadata: PageMetadata) {
        let whole = PageText(tree)
        headline = HeadlineFinder(page: whole, metadata: metadata).headline()
        let visible = VisibleByline(page: whole, headline: headline)
        byline = visible.line()
        time = visible.time()
        let cleaned = PageCleaner.cleaned(whole, headline: headline)
        var (page, choices) = Self.choose(cleaned, metadata, headline)
        // A page without much: what was taken for something else may be all there is.
        if Self.length(choices, page) < 250 {
            let (otherPage, others) = Self.choose(whole, metadata, headline)
            if Self.length(others, otherPage) > Self.length(choices, page) * 2 {
                (page, choices) = (otherPage, others)
            }
        }
        self.page = page
        self.choices = choices
        told = Self.told(metadata, besides: choices, page)
    }

    /// The text in the page's JSON-LD, where what is shown is less than a third of it.
    private static func told(
        _ metadata: PageMetadata, besides choices: [RunSelector.Choice], _ page: PageText
    ) -> [String]? {
        guard let text = metadata.articleText else { return nil }
        let paragraphs = HTMLEntities.decoded(text).replacing("</p>", with: "\n").withoutTags
            .split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        let words = paragraphs.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
        let shown = choices.reduce(0) { $0 + page.runs[$1.run].words }
        return words >= 100 && shown * 3 < words ? paragraphs : nil
    }

    private static func choose(
        _ page: PageText, _ metadata: PageMetadata, _ headline: Int?
    ) -> (PageText, [RunSelector.Choice]) {
        let candidates = MainTextFinder(page: page, metadata: metadata, headline: headline).runs()
        let base = metadata.base ?? metadata.address
        let body = RunSelector(page: page, candidates: candidates, headline: headline, base: base).choices()
        return (page, StandfirstFinder(page: page, headline: headline, body: body).choices() + body)
    }

    private static func length(_ choices: [RunSelector.Choice], _ page: PageText) -> Int {
        choices.reduce(0) { $0 + page.runs[$1.run].length }
    }
}
