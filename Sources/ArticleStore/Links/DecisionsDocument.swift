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
    var claims: [String: ClaimStatus] {
        entries("claims").compactMapValues(ClaimStatus.init(rawValue:))
    }

    private func entries(_ section: String) -> [String: String] {
        (json[section]?.object ?? [:]).compactMapValues { $0["value"]?.string }
    }

    mutating func decide(_ section: String, _ id: String, _ value: String?, at time: String) {
        var entries = json[section] ?? .object([:])
        var entry = entries[id] ?? .object([:])
        entry["value"] = .text(value)
        entry["modified"] = .string(time)
        entries[id] = entry
        json["schema"] = .int(Self.schema)
        json[section] = entries
    }

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
