/// Annotations of Hypothes.is, as its search interface and its client's export give them, and W3C annotations made of
/// them.
///
/// The whole row stays in the W3C annotation, so that nothing of it is lost: group, permissions, page and selectors that
/// only a web page understands. Its offsets count UTF-16 code units of the web page's text, not of the article's.
public enum HypothesisDocument {
    /// Where a W3C annotation keeps the row that it was made of.
    static let row = "quoth:hypothesis"

    /// How the id of an annotation at Hypothes.is begins when it is written as an address.
    private static let addressPrefix = "https://hypothes.is/a/"

    /// Whether a JSON value is a row.
    public static func isRow(_ json: JSONValue) -> Bool {
        json["uri"]?.string != nil && json["type"]?.string != "Annotation"
    }

    /// The W3C annotation for a row. Its positions are those of the row.
    public static func annotation(of row: JSONValue) -> JSONValue {
        let text = row["text"]?.string ?? ""
        let tags = row["tags"]?.array?.compactMap(\.string) ?? []
        var item: [String: JSONValue] = ["type": .string("Annotation"), Self.row: row]
        if let id = row["id"]?.string, !id.isEmpty {
            item["id"] = .string(id.contains(":") ? id : addressPrefix + id)
        }
        item["created"] = row["created"]?.string.map { .string($0) }
        if row["updated"] != row["created"] { item["modified"] = row["updated"]?.string.map { .string($0) } }
        item["creator"] = row["user"]?.string.map { .string($0) }
        let isReply = row["references"]?.array?.isEmpty == false
        item["motivation"] = .string(
            isReply ? "replying" : !text.isEmpty ? "commenting" : tags.isEmpty ? "highlighting" : "tagging")
        let bodies = (text.isEmpty ? [] : [body(text, "commenting")]) + tags.map { body($0, "tagging") }
        item["body"] = bodies.isEmpty ? nil : .array(bodies)
        let targets = row["target"]?.array ?? []
        let source = JSONValue.object(["source": row["uri"] ?? .null])
        item["target"] = targets.count == 1 ? targets[0] : targets.isEmpty ? source : .array(targets)
        return .object(item)
    }

    /// The row for a W3C annotation on a text: the one that it was made of with what has been changed since, else a new
    /// one.
    public static func row(of item: JSONValue, text: String, article: String) -> JSONValue {
        let annotation = AnnotationDocument.annotation(item, article: article)
        guard let older = item[row], older.object != nil else {
            return newRow(item, annotation, text: text, article: article)
        }
        let before = AnnotationDocument.annotation(Self.annotation(of: older), article: article)
        var row = older
        guard let annotation,
            annotation.note != before?.note || annotation.tags != before?.tags
                || annotation.anchor.exact != before?.anchor.exact
        else { return row }
        row["text"] = .string(annotation.note ?? "")
        row["tags"] = .array(annotation.tags.map { .string($0) })
        if let modified = annotation.modified { row["updated"] = .string(modified) }
        if annotation.anchor.exact != before?.anchor.exact {
            row["target"] = .array([target(annotation.anchor, source: row["uri"] ?? .null, text: text)])
        }
        return row
    }

    /// A list of rows, as the search interface gives it.
    public static func list(_ rows: [JSONValue]) -> JSONValue {
        .object(["total": .int(rows.count), "rows": .array(rows)])
    }

    /// The rows in a list; nil where it is none.
    public static func rows(of list: JSONValue) -> [JSONValue]? {
        list["rows"]?.array ?? (list["type"] == nil ? list["annotations"]?.array : nil)
    }

    private static func newRow(
        _ item: JSONValue, _ annotation: Annotation?, text: String, article: String
    ) -> JSONValue {
        let source =
            AnnotationTarget.sources(item["target"]).first ?? AnnotationDocument.urn(ofArticle: article)
        var row: [String: JSONValue] = ["id": .text(item["id"]?.string), "uri": .string(source)]
        row["created"] = item["created"]
        row["updated"] = item["modified"] ?? item["created"]
        row["text"] = .string(annotation?.note ?? "")
        row["tags"] = .array((annotation?.tags ?? []).map { .string($0) })
        row["target"] = .array([
            annotation.map { target($0.anchor, source: .string(source), text: text) }
                ?? .object(["source": .string(source)])
        ])
        return .object(row)
    }

    private static func target(_ anchor: Annotation.Anchor, source: JSONValue, text: String) -> JSONValue {
        let quote: JSONValue = .object([
            "type": .string("TextQuoteSelector"), "exact": .string(anchor.exact),
            "prefix": .string(anchor.prefix),
            "suffix": .string(anchor.suffix),
        ])
        let position: JSONValue = .object([
            "type": .string("TextPositionSelector"),
            "start": .int(UTF16Offsets.utf16(atCodePoint: anchor.position.start, in: text)),
            "end": .int(UTF16Offsets.utf16(atCodePoint: anchor.position.end, in: text)),
        ])
        return .object(["source": source, "selector": .array([position, quote])])
    }

    private static func body(_ value: String, _ purpose: String) -> JSONValue {
        .object([
            "type": .string("TextualBody"), "value": .string(value), "purpose": .string(purpose),
            "format": .string(purpose == "commenting" ? "text/markdown" : "text/plain"),
        ])
    }
}

/// Offsets as JavaScript counts them: in UTF-16 code units.
public enum UTF16Offsets {
    /// The number of code points before an offset in UTF-16 code units; offsets outside the text are clamped to it.
    public static func codePoint(atUTF16 offset: Int, in text: String) -> Int {
        var (units, points) = (0, 0)
        for scalar in text.unicodeScalars {
            if units >= offset { break }
            units += UTF16.width(scalar)
            points += 1
        }
        return points
    }

    /// The offset in UTF-16 code units of a code point; clamped to the text.
    public static func utf16(atCodePoint index: Int, in text: String) -> Int {
        text.unicodeScalars.prefix(max(0, index)).reduce(0) { $0 + UTF16.width($1) }
    }
}
