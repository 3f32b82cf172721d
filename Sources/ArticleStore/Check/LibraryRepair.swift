import ArticleModel

/// Mends what a check has found. Each file is looked at again while the library is locked; nothing is deleted.
struct LibraryRepair {
    private let library: Library
    private let analyse: (@Sendable (RawDocument) throws -> Analysis)?

    init(_ library: Library, analyse: (@Sendable (RawDocument) throws -> Analysis)?) {
        self.library = library
        self.analyse = analyse
    }

    /// Mends a finding, and says in it what was done or why it could not be.
    func mend(_ finding: inout LibraryFinding) {
        guard let remedy = finding.remedy else { return }
        do { finding.repair = try mend(remedy) } catch { finding.failure = "\(error)" }
    }

    private func mend(_ remedy: Remedy) throws -> String? {
        switch remedy {
        case .setAside(let path): try setAside(path)
        case .restore(let path): try restore(path)
        case .analyse(let id): try makeAnalysis(of: id)
        case .nameArticle(let id): try nameArticle(id)
        case .moveToTrash(let path, let id): try moveToTrash(path, of: id)
        case .moveTemporary(let path): try moveTemporary(path)
        case .refresh: try library.refresh(.files) ? "brought up to date" : "up to date by now"
        case .reindex: try reindex()
        }
    }

    private func reindex() throws(LibraryError) -> String? {
        try library.reindex()
        return "built anew"
    }

    private func setAside(_ path: String) throws(LibraryError) -> String? {
        try library.locked { () throws(LibraryError) -> String? in
            guard FileAccess.isTaken(path) else { return "gone by now" }
            let place = library.freeNameAside(path)
            try library.move(path, to: place)
            return "set aside as \(name(place))"
        }
    }

    private func restore(_ path: String) throws(LibraryError) -> String? {
        try library.locked { () throws(LibraryError) -> String? in
            let flaw = Self.flaw(of: path, library)
            let generation = try library.generation(of: path, flaw: flaw)
            guard generation.flaw != nil else { return "mended by now" }
            let place = library.freeNameAside(path)
            guard let json = generation.json else {
                try library.move(path, to: place)
                return "set aside as \(name(place)); there is no good copy of it"
            }
            try library.replaceDamaged(path, with: json.pretty())
            return "set aside as \(name(place)), and its last good copy brought back"
        }
    }

    /// What makes a file of a kind damaged, by its path.
    private static func flaw(of path: String, _ library: Library) -> (JSONValue) -> String? {
        if path.hasPrefix(library.folder + "/annotations/") { return Library.annotationFlaw }
        if path.hasPrefix(library.folder + "/state") { return StateDocument.flaw }
        return { _ in nil }
    }

    private func makeAnalysis(of id: String) throws -> String? {
        guard let analyse else { return nil }
        let text = try library.article(id).document
        let analysis = try analyse(text)
        return try library.saveAnalysis(analysis, of: text.text, for: id) ? "made anew" : nil
    }

    private func nameArticle(_ id: String) throws(LibraryError) -> String? {
        try library.locked { () throws(LibraryError) -> String? in
            var json = try library.articleFile(id).json
            json["id"] = .string(id)
            try library.write(json.pretty(), to: library.path(.articles, id))
            return "its id written into it"
        }
    }

    /// A bin that holds the article already takes what was left of its removal.
    private func moveToTrash(_ path: String, of id: String) throws(LibraryError) -> String? {
        try library.locked { () throws(LibraryError) -> String? in
            if FileAccess.exists(library.path(.articles, id)) { return "its article is there by now" }
            guard FileAccess.exists(path) else { return "gone by now" }
            guard let belonging = library.belongings(of: id).first(where: { $0.place == path }) else {
                return nil
            }
            let bin = library.bin(of: id, lacking: belonging.name)
            try library.makeFolder(bin)
            try library.move(path, to: "\(bin)/\(belonging.name)")
            return "moved to \(name(bin))"
        }
    }

    /// While the library is locked no save is under way.
    private func moveTemporary(_ path: String) throws(LibraryError) -> String? {
        try library.locked { () throws(LibraryError) -> String? in
            guard FileAccess.exists(path) else { return "gone by now" }
            let folder = library.folder + "/trash/.temporary"
            try library.makeFolder(folder)
            let name = path.split(separator: "/").last.map(String.init) ?? "file"
            var place = "\(folder)/\(name.dropFirst())"
            var number = 1
            while FileAccess.exists(place) {
                number += 1
                place = "\(folder)/\(name.dropFirst())-\(number)"
            }
            try library.move(path, to: place)
            return "moved to \(self.name(place))"
        }
    }

    private func name(_ path: String) -> String { String(path.dropFirst(library.folder.count + 1)) }
}
