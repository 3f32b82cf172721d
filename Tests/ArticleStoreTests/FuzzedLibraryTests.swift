import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

/// Whatever stands in one file of a library: it opens, says which file it is, shows the rest, can be checked and mended,
/// and nothing waits or traps.
struct FuzzedLibraryTests {
    private let temporary = try? TemporaryLibrary(isCached: true)
    private func library() throws -> Library { try #require(temporary).library }

    /// Kinds of files, with the path of one in the library of `prepare`.
    enum Kind: String, CaseIterable {
        case article, analysis, annotations, revision, state, previousAnnotations, previousState, marks
        case decisions, trashed

        func path(_ library: Library, _ id: String, _ removed: String) -> String {
            switch self {
            case .article: library.path(.articles, id)
            case .analysis: library.path(.analysis, id)
            case .annotations: library.path(.annotations, id)
            case .revision: library.revisionFolder(id) + "/1.json"
            case .state: library.statePath(StateShelf(of: id))
            case .previousAnnotations: library.previousPath(of: library.path(.annotations, id))
            case .previousState: library.previousPath(of: library.statePath(StateShelf(of: id)))
            case .marks: library.statePath(.marks)
            case .decisions: library.folder + "/decisions.json"
            case .trashed: library.folder + "/trash/\(removed)/article.json"
            }
        }
    }

    /// A library with an article that has everything, a plain one, and one in the trash.
    private func prepare() throws -> (id: String, other: String, removed: String) {
        let library = try library()
        let keys = ArticleKeyFile(library: library, folder: library.folder + "-cache")
        var id = ""
        for text in [
            "“We stay,” Ada Lovelace said.", "“We stay,” Ada Lovelace said. No.",
            "“We stay,” Ada Lovelace said. Yes.",
        ] {
            let document = RawDocument(text: text, url: "https://example.org/stay")
            if case .added(let added) = try library.take(document, keys, analyse: { _ in sampleAnalysis }) {
                id = added
            }
        }
        let other = try library.add(RawDocument(text: "Another zebra."), analysis: sampleAnalysis).id
        let removed = try library.add(RawDocument(text: "Removed."), analysis: sampleAnalysis).id
        for number in 1...2 {
            try library.save(note("stay", at: 4, in: id, id: "\(number)"))
            try library.updateState { state in
                state.read.insert(id)
                state.tags[other] = ["t\(number)"]
                state.positions[id] = number
                state.marks["a"] = .init(article: id, position: number)
            }
        }
        try library.save(note("zebra", at: 8, in: other, id: "9"))
        try library.remove([removed])
        try Data("{\"schema\": 1}".utf8).write(to: URL(fileURLWithPath: library.folder + "/decisions.json"))
        try library.refresh(.files)
        return (id, other, removed)
    }

    @Test(arguments: [Kind.article, .annotations, .state], Damage.allCases)
    func aFileOfTheUsersIsDamaged(kind: Kind, damage: Damage) throws { try damageOne(kind, damage) }

    @Test(
        arguments: [
            Kind.analysis, .revision, .previousAnnotations, .previousState, .marks, .decisions, .trashed,
        ],
        [Damage.cutShort, .pipe])
    func anyFileIsDamaged(kind: Kind, damage: Damage) throws { try damageOne(kind, damage) }

    private func damageOne(_ kind: Kind, _ damage: Damage) throws {
        let library = try library()
        let (id, other, removed) = try prepare()
        let path = kind.path(library, id, removed)
        var generator = SeededGenerator(
            state: UInt64(kind.hashValue & 0xFF) &* 31 &+ UInt64(damage.rawValue.count))
        try damage.happen(to: path, &generator)
        try useEverything(id, other)
        let (repaired, found) = library.check(repairing: true)
        // What looks like damage to the eye may still be JSON with the right parts.
        if repaired.problems > 0 || damage == .deeplyNested || damage == .folder {
            let name = String(path.dropFirst(library.folder.count + 1))
            #expect(found.contains { $0.file == name && $0.kind == .damaged }, "\(found)")
        }
        #expect(repaired.open == 0, "\(found)")
        let (after, left) = library.check()
        #expect(after.problems == 0, "\(left)")
        try useEverything(id, other, isMended: true)
        // All can be changed again.
        try library.save(note("zebra", at: 8, in: other, id: "10"))
        try library.updateState { $0.starred = [other] }
        #expect(try library.state().starred == [other])
        #expect(try library.article(other).document.text == "Another zebra.")
        if kind == .annotations { #expect(try library.annotations(id).count >= 1, "the last good copy") }
    }

    /// The rest is as it was, whatever became of the first.
    private func useEverything(_ id: String, _ other: String, isMended: Bool = false) throws {
        let library = try library()
        let listing = library.summaries()
        #expect(listing.articles.contains { $0.id == other })
        // A link to nothing is no file; what was set aside is shown no more.
        let isThere = FileAccess.exists(library.path(.articles, id))
        let isTold =
            listing.articles.contains { $0.id == id } || listing.problems.contains { $0.file.contains(id) }
        #expect(isTold || !isThere)
        if isMended { #expect(listing.problems.isEmpty) }
        #expect(try library.annotations(other).count >= 1)
        #expect(try library.analysis(other) == nil || library.analysis(other)?.parser != "")
        let query = try Query(parsing: "zebra OR stay")
        for summary in try library.first(50, of: query) { _ = try? library.hit(of: query, in: summary) }
        if let article = try? library.article(id) {
            _ = try? library.analysis(of: article)
            let annotations = (try? library.annotations(id)) ?? []
            _ = try? library.states(of: annotations, in: article)
            _ = try? library.comparison(of: id)
        }
        _ = try library.state()
        _ = try library.readingPosition(of: id)
        _ = try library.removedIDs()
    }

    /// Every value of every kind of file, replaced by something of another kind.
    @Test(arguments: [Kind.article, .analysis, .annotations, .state, .marks, .revision])
    func anyValueIsOfAnotherKind(kind: Kind) throws {
        let library = try library()
        let (id, other, removed) = try prepare()
        let path = kind.path(library, id, removed)
        let good = try #require(try FileAccess.read(path))
        for (number, value) in OtherValues.all(of: try JSONValue(parsing: good)).enumerated() {
            try Data(value.compact()).write(to: URL(fileURLWithPath: path))
            if let article = try? library.article(id) {
                _ = try? library.analysis(of: article)
                _ = try? library.states(of: (try? library.annotations(id)) ?? [], in: article)
                _ = try? library.comparison(of: id)
            }
            _ = try library.state()
            if number % 40 == 0 { try useEverything(id, other) }
            var findings = Findings(library.folder)
            ShelfCheck(library, ArticleNumber(id: id)?.shelf ?? 0, parser: nil).check(&findings) {}
        }
        try Data(good).write(to: URL(fileURLWithPath: path))
        #expect(library.check().0.problems == 0)
    }

    /// Something else stands where a folder should be.
    @Test(arguments: ["articles", "analysis", "annotations", "state", "revisions", "trash", ".previous"])
    func aFolderIsNone(name: String) throws {
        let library = try library()
        _ = try prepare()
        let path = library.folder + "/" + name
        try FileManager.default.moveItem(atPath: path, toPath: path + "-away")
        try Data("x".utf8).write(to: URL(fileURLWithPath: path))
        _ = library.summaries()
        _ = try library.state()
        let (_, mended) = library.check(repairing: true)
        #expect(mended.contains { $0.file == name && $0.kind == .damaged && $0.repair != nil }, "\(mended)")
        #expect(library.check(repairing: true).0.open == 0)
        let id = try library.add(RawDocument(text: "After that."), analysis: sampleAnalysis).id
        try library.save(note("After", at: 0, in: id, id: "1"))
        try library.updateState(of: id) { $0.read = [id] }
        try library.remove([id])
        try library.restore(id)
        #expect(library.summaries().articles.contains { $0.id == id && !$0.isUnread && $0.notes == 1 })
    }

    @Test func theLockIsNoFile() throws {
        let library = try library()
        let (id, _, _) = try prepare()
        try FileManager.default.removeItem(atPath: library.folder + "/.lock")
        try FileManager.default.createDirectory(
            atPath: library.folder + "/.lock", withIntermediateDirectories: true)
        #expect(library.summaries().articles.contains { $0.id == id }, "reading needs no lock")
        #expect(throws: LibraryError.self) { try library.updateState(of: id) { $0.read = [] } }
        #expect(library.check().1.contains { $0.file == ".lock" && $0.isProblem })
    }
}
