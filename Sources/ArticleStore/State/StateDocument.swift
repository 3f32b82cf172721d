import ArticleModel

/// A file of the state (see `StateShelf`): every entry with the time of its last change, so that copies of a library can
/// be merged entry by entry, the last writer winning.
///
/// ```
/// {"articles": {"ID": {"read": {"modified": "2022-01-21T09:30:00Z", "value": true}, "position": {…}}},
///  "marks": {"a": {"modified": "…", "value": {"article": "ID", "position": 120}}}, "schema": 1}
/// ```
/// An entry that is taken away keeps its place with the value null. Properties unknown to this version stay.
struct StateDocument {
    static let schema = 1

    var json: JSONValue = .object(["schema": .int(schema)])

    /// The entries in memory; what cannot be understood counts as absent.
    var state: LibraryState {
        var state = LibraryState()
        for (id, entry) in json["articles"]?.object ?? [:] {
            if entry["read"]?["value"]?.bool == true { state.read.insert(id) }
            if entry["starred"]?["value"]?.bool == true { state.starred.insert(id) }
            if let tags = entry["tags"]?["value"]?.array { state.tags[id] = tags.compactMap(\.string) }
            if let position = entry["position"]?["value"]?.int { state.positions[id] = position }
        }
        for (letter, entry) in json["marks"]?.object ?? [:] {
            guard let mark = entry["value"], let article = mark["article"]?.string,
                let position = mark["position"]?.int
            else { continue }
            state.marks[letter] = LibraryState.Mark(article: article, position: position)
        }
        return state
    }

    /// Writes the entries in which `new` differs from what stands here, with the time of the change.
    mutating func record(_ new: LibraryState, at time: String) {
        let old = state
        json["schema"] = .int(Self.schema)
        for id in old.read.symmetricDifference(new.read) {
            set("read", of: id, to: .bool(new.read.contains(id)), at: time)
        }
        for id in old.starred.symmetricDifference(new.starred) {
            set("starred", of: id, to: .bool(new.starred.contains(id)), at: time)
        }
        for id in Self.changedKeys(old.tags, new.tags) {
            set("tags", of: id, to: new.tags[id].map { .array($0.map { .string($0) }) } ?? .null, at: time)
        }
        for id in Self.changedKeys(old.positions, new.positions) {
            set("position", of: id, to: new.positions[id].map { .int($0) } ?? .null, at: time)
        }
        for letter in Self.changedKeys(old.marks, new.marks) {
            let mark: JSONValue? = new.marks[letter].map {
                .object(["article": .string($0.article), "position": .int($0.position)])
            }
            var marks = json["marks"] ?? .object([:])
            marks[letter] = Self.entry(mark ?? .null, at: time, over: marks[letter])
            json["marks"] = marks
        }
    }

    /// What is wrong with a JSON object as a file of the state: entries that are not where they should be, for writing over
    /// it would lose them. Nil where nothing is.
    static func flaw(_ json: JSONValue) -> String? {
        ["articles", "marks"].first { name in json[name].map { $0.object == nil } ?? false }
            .map { "\($0) is no object" }
    }

    /// Takes over the entries of another document, where they are newer than what stands here, or new.
    mutating func merge(_ other: StateDocument) {
        for (name, value) in other.json.object ?? [:] where name != "schema" {
            switch name {
            case "articles":
                for (id, entry) in value.object ?? [:] {
                    self[article: id] = Self.newest(self[article: id], entry)
                }
            case "marks": json[name] = Self.newest(json[name], value)
            default: json[name] = json[name] ?? value
            }
        }
    }

    /// The document's parts by the files that hold them.
    var byShelf: [StateShelf: StateDocument] {
        var articles: [StateShelf: [String: JSONValue]] = [:]
        for (id, entry) in json["articles"]?.object ?? [:] {
            articles[StateShelf(of: id), default: [:]][id] = entry
        }
        var rest = self
        rest.json["articles"] = articles.removeValue(forKey: .marks).map { .object($0) }
        var parts = articles.mapValues { StateDocument(json: .object(["articles": .object($0)])) }
        parts[.marks] = rest
        return parts
    }

    /// Of each property of two entries the one that was changed last.
    private static func newest(_ entry: JSONValue?, _ other: JSONValue) -> JSONValue {
        guard let ours = entry?.object, let theirs = other.object else { return entry ?? other }
        func time(_ value: JSONValue) -> String { value["modified"]?.string ?? "" }
        return .object(ours.merging(theirs) { time($0) >= time($1) ? $0 : $1 })
    }

    /// The ids of articles whose entries differ.
    static func changedArticles(_ a: StateDocument, _ b: StateDocument) -> Set<String> {
        changedKeys(a.json["articles"]?.object ?? [:], b.json["articles"]?.object ?? [:])
    }

    /// All that is kept of one article.
    subscript(article id: String) -> JSONValue? {
        get { json["articles"]?[id] }
        set {
            var articles = json["articles"] ?? .object([:])
            articles[id] = newValue
            json["articles"] = articles
        }
    }

    private mutating func set(_ property: String, of id: String, to value: JSONValue, at time: String) {
        var article = self[article: id] ?? .object([:])
        article[property] = Self.entry(value, at: time, over: article[property])
        self[article: id] = article
    }

    private static func entry(_ value: JSONValue, at time: String, over older: JSONValue?) -> JSONValue {
        var entry = older?.object ?? [:]
        entry["value"] = value
        entry["modified"] = .string(time)
        return .object(entry)
    }

    private static func changedKeys<Value: Equatable>(
        _ old: [String: Value], _ new: [String: Value]
    ) -> Set<String> {
        Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    }
}
