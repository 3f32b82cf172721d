/// What an annotation is on: the `target` of a W3C annotation, with its selectors.
///
/// A target may be an address alone, an object, or an array of either; a selector an object or an array. What is not
/// understood stays where it is, and so do the properties that a known selector has beyond its own.
enum AnnotationTarget {
    /// The words that were noted first, kept where an annotation has been re-attached to words that were changed.
    static let earlierWords = "quoth:earlierWords"

    /// The target of an annotation in our files: written over what stands there so far.
    static func json(_ anchor: Annotation.Anchor, source: String, over older: JSONValue?) -> JSONValue {
        guard var targets = older?.array else { return target(anchor, source: source, over: older) }
        let index = targets.firstIndex { self.anchor($0) != nil } ?? 0
        if targets.indices.contains(index) {
            targets[index] = target(anchor, source: source, over: targets[index])
        } else {
            targets.append(target(anchor, source: source, over: nil))
        }
        return .array(targets)
    }

    /// The quoted words count; a missing position is the text's start, for the words decide in any case. Nil where no
    /// words are quoted.
    static func anchor(_ target: JSONValue?) -> Annotation.Anchor? {
        if let targets = target?.array { return targets.lazy.compactMap { anchor($0) }.first }
        let selectors = selectors(of: target)
        guard let quote = selectors.first(where: { isQuote($0) }), let exact = quote["exact"]?.string else {
            return nil
        }
        let position = selectors.first { isPosition($0) }
        let start = position?["start"]?.int ?? 0
        let end = position?["end"]?.int ?? start
        return Annotation.Anchor(
            exact: exact, prefix: quote["prefix"]?.string ?? "", suffix: quote["suffix"]?.string ?? "",
            position: CodePointRange(start, end))
    }

    /// The addresses that a target names, in order.
    static func sources(_ target: JSONValue?) -> [String] {
        switch target {
        case .array(let targets): targets.flatMap { sources($0) }
        case .string(let address): [address]
        case .object:
            [target?["source"]?.string, target?["source"]?["id"]?.string, target?["id"]?.string].compactMap {
                $0
            }
        default: []
        }
    }

    /// The target with another position in the place of the first that it has.
    static func moved(_ target: JSONValue, to position: CodePointRange) -> JSONValue {
        if let targets = target.array {
            guard let index = targets.firstIndex(where: { anchor($0) != nil }) else { return target }
            var targets = targets
            targets[index] = moved(targets[index], to: position)
            return .array(targets)
        }
        var selectors = selectors(of: target)
        guard let index = selectors.firstIndex(where: { isPosition($0) }) else { return target }
        if selectors[index]["start"]?.int == position.start, selectors[index]["end"]?.int == position.end {
            return target
        }
        selectors[index]["start"] = .int(position.start)
        selectors[index]["end"] = .int(position.end)
        var target = target
        target["selector"] = target["selector"]?.array == nil ? selectors[0] : .array(selectors)
        return target
    }

    /// The words noted first, where the annotation has been re-attached to others since.
    static func earlierWords(_ target: JSONValue?) -> String? {
        if let targets = target?.array { return targets.lazy.compactMap { earlierWords($0) }.first }
        return target?[earlierWords]?.string
    }

    private static func target(_ anchor: Annotation.Anchor, source: String, over older: JSONValue?)
        -> JSONValue
    {
        var properties = older?.object ?? [:]
        if properties["source"] == nil || isOurs(properties["source"]) {
            properties["source"] = .string(source)
        }
        if let before = self.anchor(older)?.exact, before != anchor.exact, properties[earlierWords] == nil {
            properties[earlierWords] = .string(before)
        } else if properties[earlierWords]?.string == anchor.exact {
            properties[earlierWords] = nil
        }
        var selectors = selectors(of: older)
        set(&selectors, at: selectors.firstIndex { isPosition($0) }) { selector in
            selector["type"] = .string("TextPositionSelector")
            selector["start"] = .int(anchor.position.start)
            selector["end"] = .int(anchor.position.end)
        }
        set(&selectors, at: selectors.firstIndex { isQuote($0) }) { selector in
            selector["type"] = .string("TextQuoteSelector")
            selector["exact"] = .string(anchor.exact)
            selector["prefix"] = .string(anchor.prefix)
            selector["suffix"] = .string(anchor.suffix)
        }
        properties["selector"] = .array(selectors)
        return .object(properties)
    }

    /// Changes a selector in its place, or makes one at the beginning.
    private static func set(
        _ selectors: inout [JSONValue], at index: Int?, _ change: (inout JSONValue) -> Void
    ) {
        if let index {
            change(&selectors[index])
        } else {
            var selector = JSONValue.object([:])
            change(&selector)
            selectors.insert(selector, at: 0)
        }
    }

    /// An article without an address may be given one later.
    private static func isOurs(_ source: JSONValue?) -> Bool {
        source?.string?.hasPrefix(AnnotationDocument.urn(ofArticle: "")) ?? false
    }

    private static func selectors(of target: JSONValue?) -> [JSONValue] {
        guard let selector = target?["selector"] else { return [] }
        return selector.array ?? [selector]
    }

    private static func isQuote(_ selector: JSONValue) -> Bool {
        selector["type"]?.string == "TextQuoteSelector"
    }

    private static func isPosition(_ selector: JSONValue) -> Bool {
        selector["type"]?.string == "TextPositionSelector"
    }
}
