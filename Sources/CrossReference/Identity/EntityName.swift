import ArticleModel

/// The names of one entity of an article, in the form by which entities of different articles are compared.
public struct EntityName: Hashable, Sendable {
    /// Person, organisation, place …
    public let kind: Entity.Kind
    /// The name as the article has it.
    public let name: String
    /// All forms of the name but a person's short ones, as keys (`NameKeys.key`).
    public let keys: Set<String>
    /// The folded last word of a person's name (`NameSpelling.folded`); nil for others.
    let family: [UInt8]?
    /// A person's first names in lower case, in all forms that the article has; empty where it gives none.
    let given: Set<String>
    /// The first letters of what a person has between first and family name.
    let middleInitials: Set<Character>
    /// The key of the country for which the name stands (`Moscow`); nil for others.
    let country: String?

    /// How two names go together.
    public enum Match: Sendable {
        case same
        /// One is the country, the other its capital or people.
        case country
        case different
    }

    /// Reads the names of an entity.
    public init(_ entity: Entity) {
        kind = entity.kind
        name = entity.name
        let forms = [entity.name] + entity.variants
        guard entity.kind == .person else {
            keys = Set(forms.map(NameKeys.key))
            family = nil
            given = []
            middleInitials = []
            country = keys.lazy.compactMap(CountryNames.country).first
            return
        }
        let words = forms.map(Self.words)
        keys = Set(words.filter { $0.count > 1 }.map { $0.joined(separator: " ") })
        family = words.first?.last.map(NameSpelling.folded)
        let last = family
        let full = words.filter { $0.count > 1 && $0.last.map(NameSpelling.folded) == last }
        given = Set(full.compactMap(\.first))
        middleInitials = Set(full.filter { $0.count > 2 }.compactMap { $0[1].first })
        country = nil
    }

    /// The words of a person's name in lower case, without points, titles of descent and small words.
    private static func words(_ name: String) -> [String] {
        name.lowercased().split(whereSeparator: { $0 == " " || $0 == "." || $0 == "\u{A0}" || $0 == "\n" })
            .map(String.init)
            .filter {
                !["jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "dr", "sen", "rep", "gov"].contains($0)
            }
    }

    /// Whether two names can be of one entity.
    public func match(_ other: EntityName) -> Match {
        if let family, let otherFamily = other.family {
            guard family == otherFamily else { return .different }
            if given.isEmpty || other.given.isEmpty { return .same }
            return hasCompatibleGivenName(other) ? .same : .different
        }
        if family != nil || other.family != nil {
            // One word that one article takes for a person, the other for a country or a body.
            let (person, body) = family != nil ? (self, other) : (other, self)
            let isOneWord = person.given.isEmpty && body.keys.contains(NameKeys.key(person.name))
            return isOneWord ? .same : .different
        }
        if !keys.isDisjoint(with: other.keys) { return .same }
        if let country, other.keys.contains(country) || other.country == country { return .country }
        if let country = other.country, keys.contains(country) { return .country }
        return .different
    }

    /// Whether both are persons of one family name whose first names exclude each other.
    public func hasOtherGivenName(_ other: EntityName) -> Bool {
        guard let family, family == other.family, !given.isEmpty, !other.given.isEmpty else { return false }
        return !hasCompatibleGivenName(other)
    }

    private func hasCompatibleGivenName(_ other: EntityName) -> Bool {
        let areMiddlesApart =
            !middleInitials.isEmpty && !other.middleInitials.isEmpty
            && middleInitials.isDisjoint(with: other.middleInitials)
        return !areMiddlesApart && hasCompatibleFirstName(other)
    }

    private func hasCompatibleFirstName(_ other: EntityName) -> Bool {
        given.contains { a in
            other.given.contains { b in
                if a.utf8.count == 1 || b.utf8.count == 1 { return a.first == b.first }
                let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
                return NameSpelling.areAlike(a, b) || (short.utf8.count >= 3 && long.hasPrefix(short))
            }
        } || FamilyNameComparison().compare(name, other.name) == .same
    }
}
