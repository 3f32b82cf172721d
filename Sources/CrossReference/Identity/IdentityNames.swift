import ArticleModel

/// Compares speakers by who is who in the library: names of one identity are the same, of two different; where the library
/// does not tell, the names themselves do.
public struct IdentityNames<Storage: IdentityStoring & Sendable>: SpeakerComparing {
    private let index: IdentityIndex<Storage>

    /// Takes the identities of an index as they are now.
    public init(_ index: IdentityIndex<Storage>) { self.index = index }

    /// See `SpeakerComparing`.
    public func compare(_ a: String?, _ b: String?) -> SameName {
        let byName = FamilyNameComparison().compare(a, b)
        guard byName != .unknown, let own = only(a), let other = only(b) else { return byName }
        return own == other ? .same : .different
    }

    /// The one identity that bears a name.
    private func only(_ name: String?) -> String? {
        guard let name else { return nil }
        let kinds: [Entity.Kind] = [.person, .organisation]
        let found = kinds.flatMap { (try? index.identities(named: name, kind: $0)) ?? [] }
        return found.count == 1 ? found[0].id : nil
    }
}
