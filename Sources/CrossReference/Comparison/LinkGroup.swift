import ArticleModel

/// Passages that links of one kind join, directly or through others: what several articles agree on, or a question on
/// which they are of two minds.
public struct LinkGroup: Hashable, Sendable {
    /// A passage of the group.
    public struct Member: Hashable, Sendable {
        /// The passage.
        public var side: FoundLink.Side
        /// Whether it speaks against the first one; only in conflicts.
        public var isContrary: Bool
        /// The strongest link that it has with another member.
        public var link: FoundLink
        /// Whether that link is to a member that comes before it: then its reason can be read here.
        public var isExplained: Bool
    }

    /// The kind of all its links.
    public let kind: Link.Kind
    /// The links, the strongest first.
    public let links: [FoundLink]
    /// The passages, those that say the same as the first before the contrary ones, each in the order of publication.
    public let members: [Member]

    /// How many outlets have it; articles of which no outlet is known count one each.
    public func outlets(_ outlet: (String) -> String?) -> Int {
        Set(members.map { outlet($0.side.article) ?? "article " + $0.side.article }).count
    }

    /// Puts links of one kind into groups, that with the strongest link first.
    ///
    /// - Parameter articles: the ids of the articles in the order of publication.
    public static func groups(of links: [FoundLink], in articles: [String]) -> [LinkGroup] {
        let order = Dictionary(
            articles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var joined: [[FoundLink]] = []
        var groupOfSide: [String: Int] = [:]
        for link in links.sorted(by: { ($1.strength, $0.id) < ($0.strength, $1.id) }) {
            let keys = [link.a, link.b].map(key)
            let known = Set(keys.compactMap { groupOfSide[$0] }).sorted()
            let target = known.first ?? joined.count
            if known.isEmpty { joined.append([]) }
            for other in known.dropFirst() {
                joined[target] += joined[other]
                joined[other] = []
            }
            joined[target].append(link)
            for link in joined[target] { for side in [link.a, link.b] { groupOfSide[key(side)] = target } }
        }
        return joined.compactMap { LinkGroup($0, order) }
            .sorted { $0.links[0].strength > $1.links[0].strength }
    }

    private init?(_ links: [FoundLink], _ order: [String: Int]) {
        let links = links.sorted { ($1.strength, $0.id) < ($0.strength, $1.id) }
        guard let kind = links.first?.kind else { return nil }
        var sides: [FoundLink.Side] = []
        for side in links.flatMap({ [$0.a, $0.b] })
        where !sides.contains(where: { Self.key($0) == Self.key(side) }) {
            sides.append(side)
        }
        func place(_ side: FoundLink.Side) -> (Int, Int) { (order[side.article] ?? .max, side.span.start) }
        sides.sort { place($0) < place($1) }
        let contrary = kind == .conflict ? Self.contrary(to: sides.first, by: links) : []
        let ordered =
            sides.filter { !contrary.contains(Self.key($0)) }
            + sides.filter { contrary.contains(Self.key($0)) }
        var before: Set<String> = []
        self.kind = kind
        self.links = links
        members = ordered.compactMap { side in
            let key = Self.key(side)
            defer { before.insert(key) }
            let own = links.filter { Self.key($0.a) == key || Self.key($0.b) == key }
            let explained = own.first { before.contains(Self.key(Self.other($0, than: key))) }
            guard let link = explained ?? own.first else { return nil }
            return Member(
                side: side, isContrary: contrary.contains(key), link: link, isExplained: explained != nil)
        }
    }

    /// The sides that are in conflict with the first one, or with what is on its side.
    private static func contrary(to first: FoundLink.Side?, by links: [FoundLink]) -> Set<String> {
        guard let first else { return [] }
        var isContrary = [key(first): false]
        var waiting = [key(first)]
        while let next = waiting.popLast() {
            for link in links where key(link.a) == next || key(link.b) == next {
                let other = key(other(link, than: next))
                guard isContrary[other] == nil else { continue }
                isContrary[other] = !(isContrary[next] ?? false)
                waiting.append(other)
            }
        }
        return Set(isContrary.filter(\.value).keys)
    }

    private static func other(_ link: FoundLink, than key: String) -> FoundLink.Side {
        Self.key(link.a) == key ? link.b : link.a
    }

    private static func key(_ side: FoundLink.Side) -> String { side.article + " " + side.reference }
}
