import ArticleModel
import CrossReference

/// `decisions.json`: what the user has decided on links, by their ids, and on claims, by `claimID`. Each decision has the
/// time of its last change; what this version does not know is kept.
struct DecisionsDocument: Hashable {
    static let schema = 1

    var json: JSONValue = .object(["schema": .int(schema)])

    /// What is wrong with a JSON object that should be such a document; nil where nothing is.
    static func flaw(_ json: JSONValue) -> String? {
        for key in ["links", "claims"] {
            if let entries = json[key], entries.object == nil { return "\(key) is no object" }
        }
        return nil
    }

    /// What has been decided on links; taken back where it is `new`.
    var links: [String: Link.State] {
        entries("links").compactMapValues(Link.State.init(rawValue:))
    }

    /// What has been decided on claims.
    var claims: [String: ClaimVerdict] {
        let entries = json["claims"]?.object ?? [:]
        return entries.compactMapValues { entry in
            entry["value"]?.string.flatMap(ClaimStatus.init(rawValue:)).map {
                ClaimVerdict($0, decided: entry["modified"]?.string)
            }
        }
    }

    private func entries(_ section: String) -> [String: String] {
        (json[section]?.object ?? [:]).compactMapValues { $0["value"]?.string }
    }

    /// Saying the same once more does not make it newer.
    mutating func decide(_ section: String, _ id: String, _ value: String?, at time: String) {
        if let value, json[section]?[id]?["value"]?.string == value { return }
        change(section, id) { entry in
            entry["value"] = .text(value)
            entry["modified"] = .string(time)
        }
    }

    /// With the claim's article and words, so that it is found again when its borders have changed.
    mutating func decide(_ claim: PassageIdentity, _ status: ClaimStatus?, at time: String) {
        let id = Self.claimID(claim)
        decide("claims", id, status?.rawValue, at: time)
        change("claims", id) { entry in
            entry["article"] = .string(claim.article)
            entry["words"] = .string(claim.words)
        }
    }

    private mutating func change(_ section: String, _ id: String, _ change: (inout JSONValue) -> Void) {
        var entries = json[section] ?? .object([:])
        var entry = entries[id] ?? .object([:])
        change(&entry)
        entries[id] = entry
        json["schema"] = .int(Self.schema)
        json[section] = entries
    }

    // MARK: Claims

    /// What has been decided on an article's claims, by ids of the caller's choice.
    func verdicts(of claims: [(id: String, passage: PassageIdentity)], in article: String)
        -> [String: ClaimVerdict]
    {
        let decided = self.claims
        var found: [String: ClaimVerdict] = [:]
        var undecided: [(id: String, words: String)] = []
        var met: Set<String> = []
        for claim in claims {
            let key = Self.claimID(claim.passage)
            // Also where it was taken back: then that is the last word.
            if json["claims"]?[key] != nil {
                met.insert(key)
                found[claim.id] = decided[key]
            } else {
                undecided.append((claim.id, claim.passage.words))
            }
        }
        if undecided.isEmpty { return found }
        let entries = json["claims"]?.object ?? [:]
        for (key, verdict) in decided.sorted(by: { $0.key < $1.key }) where !met.contains(key) {
            guard let entry = entries[key], entry["article"]?.string == article,
                let words = entry["words"]?.string
            else { continue }
            let best = undecided.map { ($0.id, WordShare.of($0.words, words)) }.max { $0.1 < $1.1 }
            if let best, best.1 >= Self.leastShare, found[best.0] == nil { found[best.0] = verdict }
        }
        return found
    }

    /// A claim with other borders must have so many of the words that were decided on, of all words of both.
    private static let leastShare = 0.7

    /// The id of a claim: a hash of its article, its words and which occurrence of them it is, so that it survives a new
    /// analysis.
    static func claimID(_ passage: PassageIdentity) -> String {
        var hash = ContentHash()
        for part in ["claim", passage.article, passage.words, String(passage.occurrence)] {
            hash.add(part.utf8)
            hash.add(CollectionOfOne(0))
        }
        return ContentHash.digits(hash.value)
    }
}

/// How many words two passages share.
private enum WordShare {
    /// Shared words among all words of both, 0 to 1; each occurrence counts.
    static func of(_ a: String, _ b: String) -> Double {
        var counts: [Substring: Int] = [:]
        for word in a.split(separator: " ") { counts[word, default: 0] += 1 }
        var (shared, others) = (0, 0)
        for word in b.split(separator: " ") {
            if let left = counts[word], left > 0 {
                counts[word] = left - 1
                shared += 1
            } else {
                others += 1
            }
        }
        let all = shared + others + counts.values.reduce(0, +)
        return all == 0 ? 0 : Double(shared) / Double(all)
    }
}
