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
/// named before it; but in a family to one who had been named in full when the short name began to be used: relatives who
/// come in later keep their first names. Different first names stay different people.
struct PersonClusters {
    private struct Cluster {
        var name: PersonName
        var gender: Gender
        var mentions: [Int]
        var fullMentions = 0
    }

    private var clusters: [Cluster] = []
    /// Clusters by folded family name.
    private var byFamily: [[UInt8]: [Int]] = [:]
    private var byGiven: [String: [Int]] = [:]
    /// Short mentions by folded family name, in text order.
    private var shorts: [[UInt8]: [Int]] = [:]
    private var short: [(mention: Int, name: PersonName, gender: Gender)] = []

    /// Adds a mention; mentions come in text order.
    mutating func add(_ mention: Int, _ name: PersonName, gender: Gender) {
        guard name.isFull else {
            short.append((mention, name, gender))
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
            if clusters[match].gender == .unknown { clusters[match].gender = gender }
            if clusters[match].name.given.first?.hasSuffix(".") == true { clusters[match].name = name }
        } else {
            byFamily[key, default: []].append(clusters.count)
            if let first = name.given.first { byGiven[first, default: []].append(clusters.count) }
            clusters.append(Cluster(name: name, gender: gender, mentions: [mention], fullMentions: 1))
        }
    }

    /// The clusters of mentions, each in text order.
    mutating func settled() -> [[Int]] {
        var own: [[UInt8]: Int] = [:]
        let full = clusters.count
        // Those of whom the form of address tells more come first: many a *Mr. Obama* beside one Michelle Obama says
        // whom *Obama* alone means.
        for (mention, name, gender) in short.filter({ $0.gender != .unknown })
            + short.filter({ $0.gender == .unknown })
        {
            let key = NameSpelling.folded(name.family)
            let owner = owner(of: name, key: key, gender: gender, before: mention, among: full)
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

    private func owner(
        of name: PersonName, key: [UInt8], gender: Gender, before mention: Int, among full: Int
    ) -> Int? {
        let family = byFamily[key] ?? []
        let candidates = family.isEmpty ? byGiven[name.family] ?? [] : family
        let all = candidates.filter { !clusters[$0].gender.conflicts(with: gender) }
        let introduced = introduced(among: all, before: firstShort(key, after: all))
        let fitting = introduced.isEmpty ? all : introduced
        return fitting.max { a, b in
            let (x, y) = (clusters[a], clusters[b])
            if x.fullMentions != y.fullMentions { return x.fullMentions < y.fullMentions }
            return lastFull(a, before: mention) < lastFull(b, before: mention)
        }
    }

    /// The first short mention by which some of these had been named in full; headlines use short names before that.
    private func firstShort(_ key: [UInt8], after clusters: [Int]) -> Int {
        let start = clusters.compactMap { self.clusters[$0].mentions.first }.min() ?? 0
        return shorts[key]?.first { $0 > start } ?? start
    }

    private func introduced(among clusters: [Int], before mention: Int) -> [Int] {
        clusters.filter { (self.clusters[$0].mentions.first ?? mention) < mention }
    }

    /// The last full mention before a mention; below zero when all come later, the nearer the greater.
    private func lastFull(_ cluster: Int, before mention: Int) -> Int {
        let mentions = clusters[cluster].mentions
        return mentions.last { $0 < mention } ?? -(mentions.first ?? 0)
    }
}
