import ArticleModel

/// What a name and its form of address tell of a person's gender.
enum Gender: Sendable {
    case male, female, unknown

    static func of(_ name: PersonName, forms: [String]) -> Gender {
        for form in forms {
            if ["mr.", "mr", "sir", "lord", "herr", "monsieur", "m.", "señor"].contains(form) {
                return .male
            }
            if ["mrs.", "mrs", "ms.", "ms", "miss", "lady", "dame", "madam", "frau", "mme", "mme.", "señora"]
                .contains(form)
            {
                return .female
            }
        }
        guard let first = name.given.first else { return .unknown }
        switch NameLexicons.shared.firstName(first) {
        case .male: return .male
        case .female: return .female
        case .either, nil: return .unknown
        }
    }

    func conflicts(with other: Gender) -> Bool { self != .unknown && other != .unknown && self != other }
}

/// Joins mentions of people. Full names come together when they are spellings of one name; a short name goes to
/// the person with that family name (or first name) who is named most, and among equals to the last one
/// named before it. In a family that is one who had been named in full when the short name began to be used, and nobody who
/// is introduced as a relative (`his wife, Dena Grayson`): they keep their first names. `President Bush` is a relative
/// who is called president, not another, unless that one is named far more often. Different first names stay different
/// people.
struct PersonClusters {
    private struct Cluster {
        var name: PersonName
        var gender: Gender
        var mentions: [Int]
        var fullMentions = 0
        var isPresident = false
        /// Whether the first mention says whose wife, son … this is.
        var isRelative = false
    }

    private struct ShortMention {
        var mention: Int
        var name: PersonName
        var gender: Gender
        var isPresident: Bool
    }

    private var clusters: [Cluster] = []
    /// Clusters by folded family name.
    private var byFamily: [[UInt8]: [Int]] = [:]
    private var byGiven: [String: [Int]] = [:]
    /// Short mentions by folded family name, in text order.
    private var shorts: [[UInt8]: [Int]] = [:]
    private var short: [ShortMention] = []

    /// Adds a mention; mentions come in text order.
    ///
    /// - Parameters:
    ///   - isPresident: whether the title of a president stands at it.
    ///   - isRelative: whether it is introduced as somebody's wife, son ….
    mutating func add(
        _ mention: Int, _ name: PersonName, gender: Gender, isPresident: Bool = false,
        isRelative: Bool = false
    ) {
        guard name.isFull else {
            short.append(
                ShortMention(mention: mention, name: name, gender: gender, isPresident: isPresident))
            shorts[NameSpelling.folded(name.family), default: []].append(mention)
            return
        }
        let key = NameSpelling.folded(name.family)
        let match = byFamily[key]?.first { index in
            clusters[index].name.matches(name) && !clusters[index].gender.conflicts(with: gender)
        }
        if let match {
            clusters[match].mentions.append(mention)
            clusters[match].fullMentions += 1
            if isPresident { clusters[match].isPresident = true }
            if clusters[match].gender == .unknown { clusters[match].gender = gender }
            if clusters[match].name.given.first?.hasSuffix(".") == true { clusters[match].name = name }
        } else {
            byFamily[key, default: []].append(clusters.count)
            if let first = name.given.first { byGiven[first, default: []].append(clusters.count) }
            clusters.append(
                Cluster(
                    name: name, gender: gender, mentions: [mention], fullMentions: 1,
                    isPresident: isPresident, isRelative: isRelative))
        }
    }

    /// The clusters of mentions, each in text order.
    mutating func settled() -> [[Int]] {
        var own: [[UInt8]: Int] = [:]
        let full = clusters.count
        // Those of whom the form of address tells more come first: many a *Mr. Obama* beside one Michelle Obama says
        // whom *Obama* alone means.
        for short in short.filter({ $0.gender != .unknown }) + short.filter({ $0.gender == .unknown }) {
            let (mention, name, gender) = (short.mention, short.name, short.gender)
            let key = NameSpelling.folded(name.family)
            let owner = owner(of: short, key: key, among: full)
            let others = own[key].map { clusters[$0].mentions.count } ?? 0
            if let owner, clusters[owner].fullMentions >= others {
                clusters[owner].mentions.append(mention)
                if clusters[owner].gender == .unknown { clusters[owner].gender = gender }
            } else if let index = own[key], !clusters[index].gender.conflicts(with: gender) {
                clusters[index].mentions.append(mention)
            } else {
                own[key] = clusters.count
                clusters.append(Cluster(name: name, gender: gender, mentions: [mention]))
            }
        }
        return clusters.map { $0.mentions.sorted() }
    }

    private func owner(of short: ShortMention, key: [UInt8], among full: Int) -> Int? {
        let family = byFamily[key] ?? []
        let candidates = family.isEmpty ? byGiven[short.name.family] ?? [] : family
        let all = candidates.filter { !clusters[$0].gender.conflicts(with: short.gender) }
        let introduced = introduced(among: all, before: firstShort(key, after: all))
        let known = introduced.isEmpty ? all : introduced
        let heads = known.filter { !clusters[$0].isRelative }
        guard let owner = commonest(heads.isEmpty ? known : heads, before: short.mention) else { return nil }
        guard short.isPresident, !clusters[owner].isPresident, all.count > 1 else { return owner }
        if let president = commonest(all.filter { clusters[$0].isPresident }, before: short.mention) {
            return president
        }
        let others = all.filter { $0 != owner }.map { clusters[$0].fullMentions }.max() ?? 0
        return clusters[owner].fullMentions >= Self.farMore * others ? owner : nil
    }

    /// So many times as often as the next of the family must somebody be named who is called president only here.
    private static let farMore = 3

    /// Who is named most in full; among equals the last one named before a mention.
    private func commonest(_ candidates: [Int], before mention: Int) -> Int? {
        candidates.max { a, b in
            let (x, y) = (clusters[a], clusters[b])
            if x.fullMentions != y.fullMentions { return x.fullMentions < y.fullMentions }
            return lastFull(a, before: mention) < lastFull(b, before: mention)
        }
    }

    /// The last full mention before a mention; below zero when all come later, the nearer the greater.
    private func lastFull(_ cluster: Int, before mention: Int) -> Int {
        let mentions = clusters[cluster].mentions
        return mentions.last { $0 < mention } ?? -(mentions.first ?? 0)
    }

    /// The first short mention by which some of these had been named in full; headlines use short names before that.
    private func firstShort(_ key: [UInt8], after clusters: [Int]) -> Int {
        let start = clusters.compactMap { self.clusters[$0].mentions.first }.min() ?? 0
        return shorts[key]?.first { $0 > start } ?? start
    }

    private func introduced(among clusters: [Int], before mention: Int) -> [Int] {
        clusters.filter { (self.clusters[$0].mentions.first ?? mention) < mention }
    }
}
