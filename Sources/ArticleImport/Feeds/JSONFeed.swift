import ArticleModel

/// JSON Feed, versions 1 and 1.1 (https://jsonfeed.org).
enum JSONFeed {
    /// The feed in JSON; nil where this is none.
    static func feed(_ bytes: [UInt8], address: String?) -> Feed? {
        guard bytes.first(where: { !$0.isASCIIWhitespace }) == UInt8(ascii: "{"),
            let json = try? JSONValue(parsing: bytes),
            let items = json["items"]?.array,
            json["version"]?.string?.contains("jsonfeed") ?? (json["title"] != nil)
        else { return nil }
        return Feed(
            title: json["title"]?.string.flatMap { PageMetadata.clean($0) },
            site: json["home_page_url"]?.string.flatMap { WebAddress($0, relativeTo: address)?.description },
            language: json["language"]?.string,
            items: items.filter { $0.object != nil }.map {
                item($0, address: address, authors: authors(of: json))
            })
    }

    private static func item(_ json: JSONValue, address: String?, authors feedAuthors: [String]) -> FeedItem {
        let target = (json["url"]?.string ?? json["external_url"]?.string).flatMap {
            WebAddress($0, relativeTo: address)?.description
        }
        let title = json["title"]?.string.flatMap { PageMetadata.clean($0) }
        var id = json["id"]?.string
        if case .number(let digits) = json["id"] { id = digits }
        var item = FeedItem(key: id ?? target ?? title ?? "")
        item.title = title
        item.address = target ?? id?.asWebAddress
        let own = authors(of: json)
        item.authors = own.isEmpty ? feedAuthors : own
        item.published = FeedParser.time(json["date_published"]?.string, json["date_modified"]?.string)
        item.updated = FeedParser.time(json["date_modified"]?.string)
        item.content = json["content_html"]?.string ?? json["content_text"]?.string.map(\.asParagraphs)
        item.summary = json["summary"]?.string.map(\.asParagraphs)
        item.base = item.address ?? address
        return item
    }

    private static func authors(of json: JSONValue) -> [String] {
        let authors = json["authors"]?.array ?? json["author"].map { [$0] } ?? []
        return authors.compactMap { $0["name"]?.string ?? $0.string }.compactMap {
            PageMetadata.authorName($0)
        }
    }
}
