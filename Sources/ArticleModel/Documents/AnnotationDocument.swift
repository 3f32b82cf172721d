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
        properties["target"] = AnnotationTarget.json(
            annotation.anchor, source: source, over: older?["target"])
        let unknownBodies = bodies(of: older).filter { !isOurs($0) }
        let bodies = ownBodies(annotation) + unknownBodies
        properties["body"] = bodies.isEmpty ? nil : .array(bodies)
        return .object(properties)
    }

    /// The annotation of `article` in a W3C annotation; nil where it has no id or no quoted words.
    public static func annotation(_ json: JSONValue, article: String) -> Annotation? {
        guard let id = json["id"]?.string, let anchor = AnnotationTarget.anchor(json["target"]) else {
            return nil
        }
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

    /// The addresses of what a W3C annotation is on, the best first; none where it does not say.
    public static func sources(of item: JSONValue) -> [String] { AnnotationTarget.sources(item["target"]) }

    /// A W3C annotation with another position, where it has one, and else as it is.
    public static func moved(_ item: JSONValue, to position: CodePointRange) -> JSONValue {
        guard let target = item["target"] else { return item }
        var item = item
        item["target"] = AnnotationTarget.moved(target, to: position)
        return item
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
