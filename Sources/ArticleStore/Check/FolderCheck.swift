import ArticleModel

/// Checks what does not belong to single articles: the library's own folder, its lock, the state, the trash.
struct FolderCheck {
    private let library: Library

    init(_ library: Library) { self.library = library }

    private static let sections: Set<String> = [
        "articles", "revisions", "analysis", "annotations", "state", "trash",
    ]
    /// Files of which a last good generation is kept.
    private static let files: Set<String> = ["state.json", "decisions.json", "feeds.json"]

    /// What tells whether a JSON object is the file of this name.
    private static func flaw(of name: String) -> (JSONValue) -> String? {
        switch name {
        case "state.json": StateDocument.flaw
        case "decisions.json": DecisionsDocument.flaw
        default: FeedDocument.flaw
        }
    }

    func checkTop(_ findings: inout Findings) {
        for name in findings.names(in: library.folder) {
            let path = library.folder + "/" + name
            if Self.files.contains(name) {
                findings.checkChanging(path, library, schema: StateDocument.schema, Self.flaw(of: name))
            } else if Self.sections.contains(name) {
                checkShelves(of: name, &findings)
            } else {
                findings.addStranger(path, LibraryFileName(name))
            }
        }
        for name in ["decisions.json", "feeds.json"] {
            findings.checkGeneration(
                of: "\(library.folder)/\(name)", library, isWanted: true, Self.flaw(of: name))
        }
        // Where last good copies cannot be kept nothing can be saved.
        for folder in [library.previousFolder, library.previousFolder + "/state"] {
            for name in findings.names(in: folder) where LibraryFileName(name) == .temporary {
                findings.addStranger("\(folder)/\(name)", .temporary)
            }
        }
        StateCheck(library).check(.marks, &findings)
        checkLock(&findings)
    }

    /// A section holds a folder for each of the 256 beginnings of ids and nothing else.
    private func checkShelves(of section: String, _ findings: inout Findings) {
        let folder = library.folder + "/" + section
        if section == "trash" { return }
        let isState = section == "state"
        for name in findings.names(in: folder) {
            let stem = isState && name.hasSuffix(".json") ? String(name.dropLast(5)) : name
            let isShelf = stem.utf8.count == 2 && ArticleID.isHexadecimal(stem) && (stem != name) == isState
            if isShelf || (isState && name == "marks.json") { continue }
            findings.addStranger("\(folder)/\(name)", LibraryFileName(name))
        }
    }

    private func checkLock(_ findings: inout Findings) {
        let path = library.folder + "/.lock"
        switch LibraryLock.status(in: library.folder) {
        case .free, .held: break
        case .unusable(let reason):
            findings.add(
                path, .unreadable, "the library cannot be locked, so nothing can be saved: \(reason)",
                advice:
                    "see to the permissions of the folder; keep the library on a disk that has locks (flock)")
        }
    }

    // MARK: The trash

    /// Everything in the trash can be restored only if it can be read.
    func checkTrash(_ findings: inout Findings) {
        let trash = library.folder + "/trash"
        for bin in findings.names(in: trash) {
            let folder = trash + "/" + bin
            if bin.hasPrefix(".") { continue }
            guard ArticleID.isValid(String(bin.prefix(16))) else {
                findings.addStranger(folder, LibraryFileName(bin))
                continue
            }
            for name in findings.names(in: folder) { checkTrashed(folder + "/" + name, name, &findings) }
        }
    }

    private func checkTrashed(_ path: String, _ name: String, _ findings: inout Findings) {
        guard name.hasSuffix(".json"), !name.hasPrefix(".") else {
            if LibraryFileName(name) == .temporary { findings.addStranger(path, .temporary) }
            return
        }
        findings.countFile()
        do throws(LibraryError) {
            guard case .damaged(let reason) = try library.content(of: path) else { return }
            findings.add(path, .damaged, isProblem: false, reason, remedy: .setAside(path: path))
        } catch {
            findings.add(path, error)
        }
    }
}
