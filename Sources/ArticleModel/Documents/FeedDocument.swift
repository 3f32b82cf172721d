/// `feeds.json`: the user's feeds, in their order.
///
/// ```
/// {"feeds": [{"added": "…", "address": "https://…/feed", "checked": "…", "etag": "…", "items": {"KEY": "FINGERPRINT"}, …}],
///  "schema": 1}
/// ```
/// Properties that this version does not know are kept.
public enum FeedDocument {
    /// The version of this format.
    public static let schema = 1

    /// What is wrong with a JSON object that should be such a document; nil where nothing is.
    public static func flaw(_ json: JSONValue) -> String? {
        json["feeds"]?.array == nil ? "feeds is no list" : nil
    }

    /// The feeds in a JSON object; entries without an address are passed over.
    public static func feeds(_ json: JSONValue) -> [FeedSubscription] {
        (json["feeds"]?.array ?? []).compactMap(feed)
    }

    /// The feeds as JSON, with the properties of `older`, the file's content so far, that this version does not know.
    public static func json(_ feeds: [FeedSubscription], over older: JSONValue? = nil) -> JSONValue {
        var known: [String: JSONValue] = [:]
        for entry in older?["feeds"]?.array ?? [] {
            if let address = entry["address"]?.string { known[address] = entry }
        }
        var document = older ?? .object([:])
        document["schema"] = .int(schema)
        document["feeds"] = .array(
            feeds.map { feed in
                let earlier = ([feed.address] + feed.formerAddresses).lazy.compactMap { known[$0] }.first
                return entry(feed, over: earlier)
            })
        return document
    }

    private static func feed(_ json: JSONValue) -> FeedSubscription? {
        guard let address = json["address"]?.string, !address.isEmpty else { return nil }
        var feed = FeedSubscription(
            address: address, title: json["title"]?.string, site: json["site"]?.string,
            folder: json["folder"]?.string,
            added: json["added"]?.string ?? "")
        feed.checked = json["checked"]?.string
        feed.notBefore = json["notBefore"]?.string
        feed.etag = json["etag"]?.string
        feed.lastModified = json["lastModified"]?.string
        feed.problem = json["problem"]?.string
        feed.failures = json["failures"]?.int ?? 0
        feed.isGone = json["gone"]?.bool ?? false
        feed.items = (json["items"]?.object ?? [:]).compactMapValues(\.string)
        feed.formerAddresses = (json["formerAddresses"]?.array ?? []).compactMap(\.string)
        return feed
    }

    private static func entry(_ feed: FeedSubscription, over older: JSONValue?) -> JSONValue {
        var entry = older?.object ?? [:]
        entry["address"] = .string(feed.address)
        entry["title"] = .text(feed.title)
        entry["site"] = .text(feed.site)
        entry["folder"] = feed.folder.map { .string($0) }
        entry["added"] = .string(feed.added)
        entry["checked"] = feed.checked.map { .string($0) }
        entry["notBefore"] = feed.notBefore.map { .string($0) }
        entry["etag"] = feed.etag.map { .string($0) }
        entry["lastModified"] = feed.lastModified.map { .string($0) }
        entry["problem"] = feed.problem.map { .string($0) }
        entry["failures"] = feed.failures == 0 ? nil : .int(feed.failures)
        entry["gone"] = feed.isGone ? .bool(true) : nil
        entry["items"] = .object(feed.items.mapValues { .string($0) })
        entry["formerAddresses"] =
            feed.formerAddresses.isEmpty ? nil : .array(feed.formerAddresses.map { .string($0) })
        return .object(entry)
    }
}
