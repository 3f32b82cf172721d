import Glibc

/// What the name of a file in the library says.
enum LibraryFileName: Hashable {
    /// `ID.json`
    case article(ArticleNumber)
    /// What a save writes before it renames it.
    case temporary
    /// A damaged file that was set aside.
    case aside
    /// Hidden, and none of the program's.
    case hidden
    case other

    init(_ name: String) {
        if name.hasPrefix("."), name.hasSuffix(".tmp") {
            self = .temporary
        } else if name.contains(".damaged-") {
            self = .aside
        } else if name.hasPrefix(".") {
            self = .hidden
        } else if name.hasSuffix(".json"), let number = ArticleNumber(id: String(name.dropLast(5))) {
            self = .article(number)
        } else {
            self = .other
        }
    }
}

extension Findings {
    /// Takes what a name alone tells.
    mutating func addStranger(_ path: String, _ name: LibraryFileName) {
        switch name {
        case .temporary:
            add(
                path, .temporary, isProblem: false, "a save was broken off here",
                remedy: .moveTemporary(path: path))
        case .aside:
            add(
                path, .aside, isProblem: false, "a damaged file, set aside",
                advice: "mend it by hand, or delete it when nothing in it is missed")
        case .other, .article:
            add(
                path, .unknown, isProblem: false, "none of the library's files", advice: "move it elsewhere")
        case .hidden: break
        }
    }

    /// The names in a folder; none, and a finding, where it cannot be read.
    mutating func names(in folder: String) -> [String] {
        do { return try FileAccess.names(in: folder) } catch {
            // A file stands where the folder should be.
            if error.code == ENOTDIR {
                add(
                    folder, .damaged, "it is no folder",
                    remedy: .setAside(path: folder))
            } else {
                add(folder, .unreadable, error.reason, advice: "see to its permissions and its disk")
            }
            return []
        }
    }
}
