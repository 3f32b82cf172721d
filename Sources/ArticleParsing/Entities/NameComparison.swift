import ArticleModel

/// Tells whether entities of two articles can be the same one, by their names alone.
public struct NameComparison: Sendable {
    private let kind: Entity.Kind?
    private let names: Set<String>
    private let people: [PersonName]

    /// Prepares a comparison with an entity's name and variants; `kind` is nil where it is not known.
    public init(name: String, variants: [String], kind: Entity.Kind?) {
        self.kind = kind
        // A short form alone (a family name, an abbreviation) counts only where the entity has no fuller one.
        let all = Self.fullForms(name, variants)
        names = Set(all.map(Self.normalised))
        people = all.compactMap { PersonName(words: Self.words(of: $0)) }.filter(\.isFull)
    }

    /// Whether an entity of any article can be the same one: equal names, or of people names that are spellings
    /// of one another.
    public func matches(_ entity: Entity) -> Bool {
        guard kind == nil || kind == entity.kind, entity.kind.isNamed else { return false }
        let others = Self.fullForms(entity.name, entity.variants)
        if others.contains(where: { names.contains(Self.normalised($0)) }) { return true }
        guard entity.kind == .person else { return false }
        return others.compactMap { PersonName(words: Self.words(of: $0)) }.contains { other in
            people.contains { $0.matches(other) }
        }
    }

    private static func fullForms(_ name: String, _ variants: [String]) -> [String] {
        let isFull = name.contains(" ")
        return [name] + variants.filter { !isFull || $0.contains(" ") }
    }

    private static func normalised(_ name: String) -> String { words(of: name).joined(separator: " ") }

    private static func words(of name: String) -> [String] {
        name.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
