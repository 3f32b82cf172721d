import ArticleModel
import Linguistics

/// Lets what is sure of a name in one place decide in another: *Lavrov* is a person where *Sergei Lavrov* is,
/// and an unknown name has one kind all through a text.
struct NameConsistency {
    let text: TokenizedText
    let found: [FoundName]

    /// The names with settled kinds. Weak guesses that nothing supports, not even a second mention, are dropped.
    func settled() -> [PassageLabels.Name] {
        let parts = personParts()
        let kinds = surestKinds()
        var counts: [String: Int] = [:]
        for name in found { counts[key(name), default: 0] += 1 }
        return found.compactMap { name in
            var name = name
            if name.part == nil, name.confidence < 0.85 { settle(&name, parts: parts, kinds: kinds) }
            let isSupported = name.confidence >= 0.45 || counts[key(name), default: 0] > 1
            guard name.confidence >= 0.35, isSupported else { return nil }
            let span = name.part ?? text.span(name.tokens)
            return PassageLabels.Name(span: span, kind: name.kind, confidence: name.confidence)
        }
    }

    private func settle(
        _ name: inout FoundName, parts: [String: Double], kinds: [String: (Entity.Kind, Double)]
    ) {
        if name.tokens.count == 1 {
            let word = text.lowercased[name.tokens.lowerBound]
            let isPlace = name.kind == .location && name.confidence >= 0.8
            if let confidence = parts[word], !isPlace {
                name.kind = .person
                name.confidence = max(0.8, min(0.9, confidence))
                return
            }
        }
        if let (kind, confidence) = kinds[key(name)], confidence > name.confidence {
            name.kind = kind
            name.confidence = confidence - 0.05
        }
    }

    /// First and last words of the names of people that are sure.
    private func personParts() -> [String: Double] {
        var parts: [String: Double] = [:]
        for name in found where name.kind == .person && name.confidence >= 0.6 {
            guard name.tokens.count > 1 || name.confidence >= 0.9 else { continue }
            let last = text.lowercased[name.tokens.upperBound - 1]
            parts[last] = max(parts[last] ?? 0, name.confidence)
            if name.tokens.count > 1,
                NameLexicons.shared.firstName(text.lowercased[name.tokens.lowerBound]) != nil
            {
                let first = text.lowercased[name.tokens.lowerBound]
                parts[first] = max(parts[first] ?? 0, name.confidence - 0.1)
            }
        }
        return parts
    }

    private func surestKinds() -> [String: (Entity.Kind, Double)] {
        var kinds: [String: (Entity.Kind, Double)] = [:]
        for name in found where name.part == nil {
            let key = key(name)
            if name.confidence > kinds[key]?.1 ?? 0 { kinds[key] = (name.kind, name.confidence) }
        }
        return kinds
    }

    private func key(_ name: FoundName) -> String {
        name.tokens.count == 1
            ? text.lowercased[name.tokens.lowerBound] : text.lowercased[name.tokens].joined(separator: " ")
    }
}
