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
        properties["motivation"] = .string(motivation(annotation))
        properties["created"] = .string(annotation.created)
        properties["modified"] = annotation.modified.map { .string($0) }
        properties["target"] = target(annotation.anchor, source: source, over: older?["target"])
        let unknownBodies = bodies(of: older).filter { !isOurs($0) }
        let bodies = ownBodies(annotation) + unknownBodies
        properties["body"] = bodies.isEmpty ? nil : .array(bodies)
        return .object(properties)
    }

    /// The annotation of `article` in a W3C annotation; nil where it has no id or no quoted words.
    public static func annotation(_ json: JSONValue, article: String) -> Annotation? {
        guard let id = json["id"]?.string, let anchor = anchor(json["target"]) else { return nil }
        var annotation = Annotation(
            id: id, article: article, anchor: anchor, created: json["created"]?.string ?? "",
            modified: json["modified"]?.string)
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
        return annotation
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

    private static func motivation(_ annotation: Annotation) -> String {
        if annotation.correction != nil { return "editing" }
        if annotation.note != nil { return "commenting" }
        return annotation.tags.isEmpty ? "highlighting" : "tagging"
    }

    private static func ownBodies(_ annotation: Annotation) -> [JSONValue] {
        var bodies: [JSONValue] = []
        if let note = annotation.note { bodies.append(textualBody(note, purpose: "commenting")) }
        bodies += annotation.tags.map { textualBody($0, purpose: "tagging") }
        if let colour = annotation.colour { bodies.append(textualBody(colour, purpose: "classifying")) }
        if let correction = annotation.correction {
            bodies.append(
                .object([
                    "type": .string("quoth:Correction"), "purpose": .string("editing"),
                    "quoth:speaker": .text(correction.speaker),
                    "quoth:kind": .text(correction.kind?.rawValue),
                ]))
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
            kind: body["quoth:kind"]?.string.flatMap(Quote.Kind.init(rawValue:)))
    }
}

extension AnnotationDocument {
    private static func target(_ anchor: Annotation.Anchor, source: String, over older: JSONValue?)
        -> JSONValue
    {
        let known: Set<String> = ["TextQuoteSelector", "TextPositionSelector"]
        let unknown = selectors(of: older).filter { !known.contains($0["type"]?.string ?? "") }
        let quote: JSONValue = .object([
            "type": .string("TextQuoteSelector"), "exact": .string(anchor.exact),
            "prefix": .string(anchor.prefix), "suffix": .string(anchor.suffix),
        ])
        let position: JSONValue = .object([
            "type": .string("TextPositionSelector"), "start": .int(anchor.position.start),
            "end": .int(anchor.position.end),
        ])
        var properties = older?.object ?? [:]
        properties["source"] = .string(source)
        properties["selector"] = .array([quote, position] + unknown)
        return .object(properties)
    }

    /// The quoted words count; a missing position is the text's start, for the words decide in any case.
    private static func anchor(_ target: JSONValue?) -> Annotation.Anchor? {
        let selectors = selectors(of: target)
        guard let quote = selectors.first(where: { $0["type"]?.string == "TextQuoteSelector" }),
            let exact = quote["exact"]?.string
        else { return nil }
        let position = selectors.first { $0["type"]?.string == "TextPositionSelector" }
        let start = position?["start"]?.int ?? 0
        let end = position?["end"]?.int ?? start
        return Annotation.Anchor(
            exact: exact, prefix: quote["prefix"]?.string ?? "", suffix: quote["suffix"]?.string ?? "",
            position: CodePointRange(start, end))
    }

    private static func selectors(of target: JSONValue?) -> [JSONValue] {
        guard let selector = target?["selector"] else { return [] }
        return selector.array ?? [selector]
    }
}
