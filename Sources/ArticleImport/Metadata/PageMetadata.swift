import ArticleModel

/// What a page says of its article outside the article's text.
struct PageMetadata {
    /// A feed that the page names.
    struct FeedLink: Hashable {
        var address: String
        var title: String?
    }

    var title: String?
    var outlet: String?
    var authors: [String] = []
    var published: String?
    var modified: String?
    var language: String?
    /// The address that the page gives as its own, absolute.
    var address: String?
    /// What relative addresses on the page are relative to.
    var base: String?
    var feeds: [FeedLink] = []
    /// The article's text as the page's JSON-LD has it; sites cut or flatten it.
    var articleText: String?
    var isLive = false
    /// Titles as the page writes them in different places.
    var titleVariants: [String] = []

    /// Reads JSON-LD, Open Graph and other meta elements, link elements and microdata. `address` is where the page was
    /// found; relative addresses are resolved against it and the page's `base`.
    init(_ tree: HTMLTree, address found: String?) {
        let linked = LinkedData(tree)
        let head = HeadElements(tree)
        base = head.base.flatMap { WebAddress($0, relativeTo: found) }?.description ?? found
        let base = base
        let documentTitle = head.title

        outlet = Self.outlet(linked, head)
        titleVariants = [
            linked.text("headline"), head.meta("og:title"), head.meta("twitter:title"), head.meta("dc.title"),
            head.meta("title", "sailthru.title", "parsely-title", "headline"), documentTitle,
        ].compactMap { $0.flatMap { Self.clean($0) } }
        title = titleVariants.first.map { Self.withoutOutlet($0, outlet: outlet) }
        authors = Self.authors(linked, head)
        published = Self.time(
            [linked.text("datePublished"), linked.text("dateCreated")]
                + head.metas(
                    "article:published_time", "og:article:published_time", "og:published_time",
                    "datepublished",
                    "parsely-pub-date", "sailthru.date", "date", "pubdate", "publishdate", "publish-date",
                    "dc.date",
                    "dc.date.issued", "dcterms.issued", "dcterms.created", "article.published",
                    "cxenseparse:recs:publishtime",
                    "article_date_original", "originalpublicationdate", "published-date",
                    "citation_publication_date"))
        modified = Self.time(
            [linked.text("dateModified")]
                + head.metas(
                    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
                    "dcterms.modified", "revision_date"))
        language =
            (linked.text("inLanguage") ?? head.language
            ?? head.meta("og:locale", "content-language", "language", "dc.language"))
            .flatMap(Self.languageTag)
        address = (head.canonical ?? head.meta("og:url") ?? linked.text("url"))
            .flatMap { WebAddress($0, relativeTo: base)?.description }
        feeds = head.feeds.compactMap { link in
            WebAddress(link.address, relativeTo: base).map {
                FeedLink(address: $0.description, title: link.title)
            }
        }
        articleText = linked.text("articleBody")
        isLive = linked.isLive
    }

    /// The name by which the page's title ends, where that is one of those given; else the first that is no address.
    private static func outlet(_ linked: LinkedData, _ head: HeadElements) -> String? {
        let names = [
            head.meta("og:site_name"), linked.names("publisher").first, head.meta("application-name"),
            linked.name(ofFirst: "NewsMediaOrganization"), linked.name(ofFirst: "WebSite"),
            head.meta("dc.publisher", "dcterms.publisher", "publisher"),
        ].compactMap { $0.flatMap { clean($0) } }.filter { !$0.contains("://") }
        let title = head.title.flatMap { clean($0) } ?? ""
        return names.prefix(2).first { title.hasSuffix(" " + $0) } ?? names.first
    }

    private static func authors(_ linked: LinkedData, _ head: HeadElements) -> [String] {
        let found =
            [
                linked.names("author"), linked.names("creator"),
                head.metas(
                    "article:author", "og:article:author", "author", "byl", "parsely-author",
                    "sailthru.author", "dc.creator", "dcterms.creator", "citation_author"
                )
                .compactMap { $0 },
            ].lazy.map { names in names.compactMap { authorName($0) } }.first { !$0.isEmpty } ?? []
        var seen: Set<String> = []
        return found.filter { seen.insert($0.lowercased()).inserted }
    }

    /// A name without `By`; nil for addresses and accounts.
    static func authorName(_ text: String) -> String? {
        guard var name = clean(text), name.count <= 120, !name.contains("://"), !name.hasPrefix("@"),
            !name.contains("/")
        else { return nil }
        if name.lowercased().hasPrefix("by ") { name = String(name.dropFirst(3)) }
        return name.isEmpty || name.allSatisfy({ !$0.isLetter }) ? nil : name
    }

    private static func time(_ texts: [String?]) -> String? {
        texts.lazy.compactMap { $0.flatMap { PublicationTime($0)?.iso } }.first
    }

    /// `en_GB`, `EN-gb` as BCP 47 has it: `en-GB`; nil for what is no language.
    private static func languageTag(_ text: String) -> String? {
        let parts = text.split { $0 == "-" || $0 == "_" }
        guard let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ $0.isLetter && $0.isASCII })
        else { return nil }
        let region = parts.dropFirst().first.flatMap { $0.count == 2 ? "-" + $0.uppercased() : nil } ?? ""
        return first.lowercased() + region
    }

    /// One line, with the entities undone that were escaped twice; nil for nothing.
    static func clean(_ text: String) -> String? {
        let line = HTMLEntities.decoded(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? nil : line
    }

    /// A title without the name of the outlet that pages put behind it (`… | The Post`, `… - BBC News`).
    static func withoutOutlet(_ title: String, outlet: String?) -> String {
        for separator in [" | ", " – ", " — ", " - ", " :: ", " • ", " » ", " · "] {
            guard let last = title.components(around: separator) else { continue }
            let isOutlet =
                outlet.map {
                    last.after.lowercased().contains($0.lowercased())
                        || $0.lowercased().contains(last.after.lowercased())
                } ?? false
            let looksLikeOutlet =
                outlet == nil && separator != " - " && last.after.split(separator: " ").count <= 4
            if isOutlet || (looksLikeOutlet && last.before.split(separator: " ").count >= 4) {
                return last.before
            }
        }
        return title
    }
}

extension String {
    /// The text before and after the last place of a separator.
    fileprivate func components(around separator: String) -> (before: String, after: String)? {
        var start = endIndex
        while start > startIndex {
            start = index(before: start)
            if self[start...].hasPrefix(separator) {
                let before = String(self[..<start])
                let after = String(self[index(start, offsetBy: separator.count)...])
                return before.isEmpty || after.isEmpty ? nil : (before, after)
            }
        }
        return nil
    }
}
