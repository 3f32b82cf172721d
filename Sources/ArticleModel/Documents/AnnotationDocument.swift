/// Annotations as files and exports keep them: the W3C Web Annotation Data Model in JSON-LD.
///
/// A note is a TextualBody with purpose `commenting`, a tag one with `tagging`, a highlight's colour one with
/// `classifying`; a correction has a body of type `quoth:Correction`. Offsets are code points. Properties,
/// bodies and selectors that this version does not know survive a rewrite.
public enum AnnotationDocument {
    /// The version of this format.
    public static let schema = 1

    /// The target of an article without an address.
    public static func urn(ofArticle id: String) -> String { "urn:quoth:\(id)" }

    /// The annotation as a W3C annotation on `source`, written over what stands in the file so far.
    public static func json(_ annotation: Annotation, source: String, over older: JSONValue? = nil)
        -> JSONValue
    {
        var properties = older?.object ?? [:]
        properties["id"] = .string(annotation.id)
        properties["type"] = .string("Annotation")
        properties["motivation"] = .string(motivation(annotation, over: older?["motivation"]?.string))
        properties["created"] = .string(annotation.created)
        properties["modified"] = annotation.modified.map { .string($0) }
        // A note on a whole page has no words to name.
        properties["target"] =
            annotation.anchor.exact.isEmpty
            ? older?["target"] ?? .string(source)
            : AnnotationTarget.json(annotation.anchor, source: source, over: older?["target"])
        properties["bodyValue"] = nil
        let olderBodies = Self.bodies(of: older)
        let bodies = ownBodies(annotation, over: olderBodies) + olderBodies.filter { !isOurs($0) }
        properties["body"] = bodies.isEmpty ? nil : .array(bodies)
        return .object(properties)
    }

    /// The annotation of `article` in a W3C annotation; nil where it has no id, or neither quoted words nor a note. A note
    /// without quoted words is on the whole article: its anchor has no words.
    public static func annotation(_ json: JSONValue, article: String) -> Annotation? {
        guard let id = json["id"]?.string else { return nil }
        let quoted = AnnotationTarget.anchor(json["target"])
        let anchor =
            quoted ?? Annotation.Anchor(exact: "", prefix: "", suffix: "", position: CodePointRange(0, 0))
        var annotation = Annotation(
            id: id, article: article, anchor: anchor, created: json["created"]?.string ?? "",
            modified: json["modified"]?.string)
        annotation.earlierWords = AnnotationTarget.earlierWords(json["target"])
        for body in bodies(of: json) {
            let value = body["value"]?.string
            switch (body["type"]?.string, body["purpose"]?.string) {
            case ("quoth:Correction", _): annotation.correction = correction(body)
            case ("TextualBody", "tagging"): annotation.tags += value.map { [$0] } ?? []
            case ("TextualBody", "classifying"): annotation.colour = value
            case ("TextualBody", "commenting"), ("TextualBody", nil):
                annotation.note = annotation.note ?? value
            default: continue
            }
        }
        annotation.note = annotation.note ?? json["bodyValue"]?.string
        return quoted == nil && annotation.note == nil ? nil : annotation
    }

    /// A collection of W3C annotations in one page, written over what stands in the file so far.
    public static func collection(
        id: String, label: String, items: [JSONValue], over older: JSONValue? = nil
    ) -> JSONValue {
        var page = older?["first"]?.object ?? [:]
        page["type"] = .string("AnnotationPage")
        page["startIndex"] = .int(0)
        page["items"] = .array(items)
        var properties = older?.object ?? [:]
        properties["@context"] = .array([
            .string("http://www.w3.org/ns/anno.jsonld"), .object(["quoth": .string("urn:quoth:vocabulary#")]),
        ])
        properties["id"] = .string(id)
        properties["type"] = .string("AnnotationCollection")
        properties["label"] = .string(label)
        properties["schema"] = .int(schema)
        properties["total"] = .int(items.count)
        properties["first"] = .object(page)
        return .object(properties)
    }

    /// The W3C annotations of a collection; nil where it is none.
    public static func items(of collection: JSONValue) -> [JSONValue]? {
        guard collection["type"]?.string == "AnnotationCollection" else { return nil }
        return collection["first"]?["items"]?.array
    }

    /// The addresses of what a W3C annotation is on, the best first; none where it does not say.
    public static func sources(of item: JSONValue) -> [String] { AnnotationTarget.sources(item["target"]) }

    /// A W3C annotation on other words of the same article, and else as it is.
    public static func reattached(_ item: JSONValue, to anchor: Annotation.Anchor, source: String)
        -> JSONValue
    {
        var item = item
        item["target"] = AnnotationTarget.json(anchor, source: source, over: item["target"])
        return item
    }

    /// A W3C annotation with another position, where it has one, and else as it is.
    public static func moved(_ item: JSONValue, to position: CodePointRange) -> JSONValue {
        guard let target = item["target"] else { return item }
        var item = item
        item["target"] = AnnotationTarget.moved(target, to: position)
        return item
    }

    /// What other programs say moved them stays.
    private static func motivation(_ annotation: Annotation, over older: String?) -> String {
        if let older, !["editing", "commenting", "tagging", "highlighting"].contains(older) { return older }
        if annotation.correction != nil { return "editing" }
        if annotation.note != nil { return "commenting" }
        return annotation.tags.isEmpty ? "highlighting" : "tagging"
    }

    /// A body that stands in the file keeps what else it says, its language for one.
    private static func ownBodies(_ annotation: Annotation, over older: [JSONValue]) -> [JSONValue] {
        let known = older.filter { isOurs($0) && $0["type"]?.string == "TextualBody" }
        func body(_ value: String, _ purpose: String, _ isSame: (JSONValue) -> Bool) -> JSONValue {
            guard var body = known.first(where: isSame) else { return textualBody(value, purpose: purpose) }
            body["value"] = .string(value)
            return body
        }
        var bodies: [JSONValue] = []
        if let note = annotation.note {
            bodies.append(
                body(note, "commenting") { ($0["purpose"]?.string ?? "commenting") == "commenting" })
        }
        bodies += annotation.tags.map { tag in
            body(tag, "tagging") { $0["purpose"]?.string == "tagging" && $0["value"]?.string == tag }
        }
        if let colour = annotation.colour {
            bodies.append(body(colour, "classifying") { $0["purpose"]?.string == "classifying" })
        }
        if let correction = annotation.correction {
            var body: [String: JSONValue] = [
                "type": .string("quoth:Correction"), "purpose": .string("editing"),
                "quoth:speaker": .text(correction.speaker), "quoth:kind": .text(correction.kind?.rawValue),
            ]
            if correction.isNoQuote { body["quoth:quote"] = .bool(false) }
            bodies.append(.object(body))
        }
        return bodies
    }

    private static func textualBody(_ value: String, purpose: String) -> JSONValue {
        .object([
            "type": .string("TextualBody"), "value": .string(value), "format": .string("text/plain"),
            "purpose": .string(purpose),
        ])
    }

    private static func isOurs(_ body: JSONValue) -> Bool {
        switch (body["type"]?.string, body["purpose"]?.string) {
        case ("quoth:Correction", _), ("TextualBody", nil), ("TextualBody", "commenting"),
            ("TextualBody", "tagging"), ("TextualBody", "classifying"):
            body["value"]?.string != nil || body["type"]?.string == "quoth:Correction"
        default: false
        }
    }

    private static func bodies(of annotation: JSONValue?) -> [JSONValue] {
        guard let body = annotation?["body"] else { return [] }
        return body.array ?? [body]
    }

    private static func correction(_ body: JSONValue) -> Annotation.Correction {
        Annotation.Correction(
            speaker: body["quoth:speaker"]?.string,
            kind: body["quoth:kind"]?.string.flatMap(Quote.Kind.init(rawValue:)),
            isNoQuote: body["quoth:quote"]?.bool == false)
    }
}
