/// An article as the library keeps it: one JSON object, its offsets in code points, unknown values null.
public enum ArticleDocument {
    /// The version of this format.
    public static let schema = 1

    /// The article as JSON. Properties of `older`, the file's content so far, that this version does not know
    /// are kept.
    public static func json(_ article: Article, over older: JSONValue? = nil) -> JSONValue {
        let document = article.document
        let map = OffsetMap(ArticleText(document.text))
        var properties = older?.object ?? [:]
        properties["schema"] = .int(schema)
        properties["id"] = .string(article.id)
        properties["title"] = .string(article.title)
        properties["givenTitle"] = .text(document.title)
        properties["added"] = .string(article.added)
        properties["revised"] = article.revised.map { .string($0) }
        properties["corrected"] =
            article.corrected.isEmpty ? nil : .array(article.corrected.map { .string($0) })
        properties["copyOf"] = article.copyOf.map { .string($0) }
        properties["text"] = .string(document.text)
        properties["outlet"] = .text(document.outlet)
        properties["byline"] = .text(document.byline)
        properties["date"] = .text(document.date)
        properties["modified"] = document.modified.map { .string($0) }
        properties["url"] = .text(document.url)
        properties["language"] = .text(document.language)
        properties["source"] = .text(document.source)
        properties["sourceId"] = .text(document.sourceID)
        properties["hints"] = .array(document.hints.map { json($0, map) })
        properties["links"] = .array(document.links.map { json($0, map) })
        return .object(properties)
    }

    /// The article in a JSON object; nil where the id, the text or the title is missing. Anything else that
    /// cannot be understood counts as unknown.
    public static func article(_ json: JSONValue) -> Article? {
        guard let id = json["id"]?.string, let text = json["text"]?.string, let title = json["title"]?.string,
            !title.isEmpty
        else { return nil }
        let hints = json["hints"]?.array ?? []
        let links = json["links"]?.array ?? []
        let map = OffsetMap(ArticleText(hints.isEmpty && links.isEmpty ? "" : text))
        var document = RawDocument(
            text: text, title: json["givenTitle"]?.string, outlet: json["outlet"]?.string,
            byline: json["byline"]?.string, date: json["date"]?.string, url: json["url"]?.string,
            language: json["language"]?.string, sourceID: json["sourceId"]?.string,
            source: json["source"]?.string, hints: hints.compactMap { hint($0, map) },
            links: links.compactMap { link($0, map) })
        document.modified = json["modified"]?.string
        var article = Article(id: id, document: document, title: title, added: json["added"]?.string ?? "")
        article.revised = json["revised"]?.string
        article.corrected = json["corrected"]?.array?.compactMap(\.string) ?? []
        article.copyOf = json["copyOf"]?.string
        return article
    }

    private static func json(_ hint: Block, _ map: OffsetMap) -> JSONValue {
        let range = map.codePoints(hint.span)
        return .object([
            "kind": .string(hint.kind.rawValue), "start": .int(range.start), "end": .int(range.end),
        ])
    }

    private static func json(_ link: RawDocument.Hyperlink, _ map: OffsetMap) -> JSONValue {
        let range = map.codePoints(link.span)
        return .object([
            "address": .string(link.address), "start": .int(range.start), "end": .int(range.end),
        ])
    }

    private static func hint(_ json: JSONValue, _ map: OffsetMap) -> Block? {
        guard let kind = json["kind"]?.string.flatMap(Block.Kind.init(rawValue:)), let span = span(json, map)
        else { return nil }
        return Block(kind, span)
    }

    private static func link(_ json: JSONValue, _ map: OffsetMap) -> RawDocument.Hyperlink? {
        guard let address = json["address"]?.string, let span = span(json, map) else { return nil }
        return RawDocument.Hyperlink(span: span, address: address)
    }

    private static func span(_ json: JSONValue, _ map: OffsetMap) -> TextSpan? {
        guard let start = json["start"]?.int, let end = json["end"]?.int else { return nil }
        return map.bytes(CodePointRange(start, end))
    }
}
