import ArticleModel

/// What is known of an article in the trash.
public struct RemovedArticle: Hashable, Sendable {
    /// The article's id.
    public var id: String
    /// The article's title.
    public var title: String
    /// The publication.
    public var outlet: String?
    /// The day of publication, ISO 8601.
    public var date: String?
}

/// The trash: a folder for each removed article, with its article, analysis, annotations, revisions, and its
/// entry of the state. Nothing is deleted; a second removal of the same article is kept beside the first.
extension Library {
    /// Moves articles with all that belongs to them to the trash. Stops at the first id that is none.
    public func remove(_ ids: [String]) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            for id in ids { try removeOne(id) }
        }
    }

    /// Moves all sample articles to the trash; returns their ids.
    public func removeSamples() throws(LibraryError) -> [String] {
        try refresh()
        let samples = try sampleIDs()
        try remove(samples)
        return samples
    }

    /// Brings an article back from the trash, as it was when it was removed last.
    public func restore(_ id: String) throws(LibraryError) {
        try checkID(id)
        try locked { () throws(LibraryError) in
            guard let bin = newestBin(of: id) else { throw .notInTrash(id: id) }
            guard !FileAccess.exists(path(.articles, id)) else { throw .alreadyThere(id: id) }
            if case .good(let entry) = try content(of: bin + "/state.json") {
                try changeStateEntry(of: id) { $0 = $0 ?? entry }
            }
            // The article comes last: until then the trash still holds it.
            for (name, place) in belongings(of: id).reversed() where FileAccess.exists("\(bin)/\(name)") {
                if FileAccess.exists(place) { continue }
                try makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
                try move("\(bin)/\(name)", to: place)
            }
            try discardEmptied(bin)
        }
    }

    /// The articles in the trash, the newest by publication first; one that cannot be read has its id for a title.
    public func removedArticles() throws(LibraryError) -> [RemovedArticle] {
        var removed: [RemovedArticle] = []
        for id in try removedIDs() {
            var article: Article?
            if let bin = newestBin(of: id), case .good(let json) = try content(of: bin + "/article.json") {
                article = ArticleDocument.article(json)
            }
            removed.append(
                RemovedArticle(
                    id: id, title: article?.title ?? id, outlet: article?.document.outlet,
                    date: article?.document.date))
        }
        return removed.sorted { ($1.date ?? "", $0.id) < ($0.date ?? "", $1.id) }
    }

    /// The id of an article in the trash that begins with `prefix`, if only one does.
    public func removedID(startingWith prefix: String) throws(LibraryError) -> String {
        let prefix = prefix.lowercased()
        guard ArticleID.isHexadecimal(prefix), prefix.utf8.count <= 16 else { throw .invalidID(id: prefix) }
        let matches = try removedIDs().filter { $0.hasPrefix(prefix) }
        guard let first = matches.first else { throw .notInTrash(id: prefix) }
        guard matches.count == 1 else { throw .ambiguous(prefix: prefix, count: matches.count) }
        return first
    }

    /// The ids of the articles in the trash, sorted.
    public func removedIDs() throws(LibraryError) -> [String] {
        do {
            let names = try FileAccess.names(in: folder + "/trash").map { String($0.prefix(16)) }
            return Set(names.filter(ArticleID.isValid)).filter { newestBin(of: $0) != nil }.sorted()
        } catch {
            throw .unreadable(path: folder + "/trash", reason: error.reason)
        }
    }

    private func removeOne(_ id: String) throws(LibraryError) {
        try checkID(id)
        guard FileAccess.exists(path(.articles, id)) else { throw .noSuchArticle(id: id) }
        let bin = freeBin(for: id)
        try makeFolder(bin)
        if let entry = try stateEntry(of: id) {
            try write(entry.pretty(), to: bin + "/state.json")
        }
        // The article goes first: without it the rest is not shown, and restoring finds it in either place.
        for (name, place) in belongings(of: id) where FileAccess.exists(place) {
            try move(place, to: "\(bin)/\(name)")
        }
        try changeStateEntry(of: id) { $0 = nil }
    }

    /// What belongs to an article: its name in the trash and its place in the library.
    func belongings(of id: String) -> [(name: String, place: String)] {
        [
            ("article.json", path(.articles, id)),
            ("analysis.json", path(.analysis, id)),
            ("annotations.json", path(.annotations, id)),
            ("annotations.previous.json", previousPath(of: path(.annotations, id))),
            ("revisions", revisionFolder(id)),
        ]
    }

    private func bin(_ id: String, _ number: Int) -> String {
        folder + "/trash/" + id + (number == 1 ? "" : "-\(number)")
    }

    private func freeBin(for id: String) -> String {
        var number = 1
        while FileAccess.exists(bin(id, number)) { number += 1 }
        return bin(id, number)
    }

    /// The last bin of an article, if it does not have what is called so yet; else a new one.
    func bin(of id: String, lacking name: String) -> String {
        guard let newest = newestBin(of: id), !FileAccess.exists("\(newest)/\(name)") else {
            return freeBin(for: id)
        }
        return newest
    }

    /// The bin of the last removal that still holds the article itself.
    func newestBin(of id: String) -> String? {
        var newest: String?
        var number = 1
        while FileAccess.exists(bin(id, number)) {
            if FileAccess.exists(bin(id, number) + "/article.json") { newest = bin(id, number) }
            number += 1
        }
        return newest
    }

    /// Takes the state's entry and then the folder away; a folder in which something stayed is kept.
    private func discardEmptied(_ bin: String) throws(LibraryError) {
        FileAccess.removeFile(bin + "/state.json")
        FileAccess.removeEmptyFolder(bin)
    }
}
