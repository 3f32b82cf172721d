import ArticleModel

/// Whether two names are of one person or body.
public enum SameName: Sendable {
    case same, different
    /// One of them is not known.
    case unknown
}

/// Compares the names of speakers from different articles.
public protocol SpeakerComparing: Sendable {
    /// Whether two speakers are one; nil stands for an unnamed one.
    func compare(_ a: String?, _ b: String?) -> SameName
}

/// Takes speakers for one whose family names are the same and whose given names do not contradict each other: *Trump*,
/// *Donald Trump*, *D. Trump*, also where they are spelt in two ways (`NameSpelling`); not *Bill Clinton* and *Hillary Clinton*.
public struct FamilyNameComparison: SpeakerComparing {
    /// Needs nothing.
    public init() {}

    /// See `SpeakerComparing`.
    public func compare(_ a: String?, _ b: String?) -> SameName {
        let a = Self.parts(of: a)
        let b = Self.parts(of: b)
        guard let familyA = a.last, let familyB = b.last else { return .unknown }
        if a == b { return .same }
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        if short.allSatisfy(long.contains) { return .same }
        guard familyA == familyB || NameSpelling.folded(familyA) == NameSpelling.folded(familyB) else {
            return .different
        }
        return Self.areCompatible(a[0], b[0]) ? .same : .different
    }

    /// Whether given names can be one: an initial, a short form.
    private static func areCompatible(_ a: String, _ b: String) -> Bool {
        let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
        if short.utf8.count == 1 || (short.utf8.count >= 3 && long.hasPrefix(short)) { return true }
        if NameSpelling.areAlike(a, b) { return true }
        guard let group = nicknames.first(where: { $0.contains(short) }) else { return false }
        return group.contains(long)
    }

    /// The folded words of a name without titles.
    static func parts(of name: String?) -> [String] {
        guard let name else { return [] }
        var folding = TextFolding()
        let words = folding.fold(name).strings
        let kept = words.filter { !titles.contains($0) }
        return kept.isEmpty ? words : kept
    }

    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "dr", "sir", "sen", "senator", "rep", "representative", "gov", "governor",
        "president",
        "secretary", "chairman", "chairwoman", "judge", "justice", "speaker", "mayor", "prof", "professor",
        "gen",
        "general", "minister", "congressman", "congresswoman", "former", "the", "of", "jr", "s",
    ]

    /// Given names of which the long one does not begin with the short one.
    private static let nicknames: [Set<String>] = [
        ["bill", "william", "will", "billy"], ["bob", "robert", "rob"], ["dick", "richard", "rick"],
        ["mike", "michael"], ["jim", "james", "jimmy"], ["ted", "edward", "rafael", "theodore"],
        ["bernie", "bernard"], ["tony", "anthony", "antony"], ["liz", "elizabeth", "beth"],
        ["chuck", "charles", "charlie"], ["kate", "katherine", "catherine"], ["jack", "john"],
        ["joe", "joseph"], ["peggy", "margaret"], ["nancy", "ann"],
        ["harry", "harold"],
    ]
}
