/// Something that a check of the library has found.
public struct LibraryFinding: Hashable, Sendable {
    /// What kind of thing it is; the raw value stands in the JSON of `quoth check`.
    public enum Kind: String, Sendable, CaseIterable {
        /// The file is no JSON, or does not say what such a file must.
        case damaged
        /// The file or folder cannot be read.
        case unreadable
        /// What the file says does not fit its name, its text or other files.
        case unfit
        /// The file belongs to an article that is not there.
        case orphan
        /// What can be derived is not there, or is out of date.
        case missing
        /// Left by a program that was stopped in the middle of a save.
        case temporary
        /// Damaged files that were set aside before.
        case aside
        /// A newer version of the program has written the file.
        case newer
        /// Nothing that the program has made.
        case unknown
    }

    /// The path within the library; within the cache for the index.
    public var file: String
    /// What kind of thing it is.
    public var kind: Kind
    /// Whether something is wrong; else it is only worth knowing.
    public var isProblem: Bool
    /// What is wrong, in a few words.
    public var reason: String
    /// What to do about it.
    public var advice: String
    /// What the repair has done; nil where there was none.
    public var repair: String?
    /// Why the repair could not be done.
    public var failure: String?
    /// What can be done about it.
    var remedy: Remedy?

    init(
        _ file: String, _ kind: Kind, isProblem: Bool = true, _ reason: String, advice: String? = nil,
        remedy: Remedy? = nil
    ) {
        self.file = file
        self.kind = kind
        self.isProblem = isProblem
        self.reason = reason
        self.advice = advice ?? remedy?.advice ?? ""
        self.remedy = remedy
    }

    /// Whether it is still as wrong as it was found.
    public var isOpen: Bool { isProblem && repair == nil }
}

/// What a repair does about a finding. Nothing is ever deleted.
enum Remedy: Hashable, Sendable {
    /// Moves a damaged file out of the way.
    case setAside(path: String)
    /// Sets a damaged file aside and brings its last good generation back, where there is one.
    case restore(path: String)
    /// Analyses an article anew.
    case analyse(id: String)
    /// Writes an article's id into its file.
    case nameArticle(id: String)
    /// Moves what belongs to an article that is not there to the trash.
    case moveToTrash(path: String, id: String)
    /// Moves what was left of a save to the trash.
    case moveTemporary(path: String)
    /// Brings the index up to date.
    case refresh
    /// Builds the index anew.
    case reindex

    /// What the user is told to do.
    var advice: String {
        switch self {
        case .setAside: "quoth check --repair sets it aside"
        case .restore:
            "quoth check --repair sets it aside and brings its last good copy back, if there is one"
        case .analyse: "opening the article or quoth check --repair makes it anew"
        case .nameArticle: "quoth check --repair writes the id of its name into it"
        case .moveToTrash: "quoth check --repair moves it to the trash"
        case .moveTemporary: "harmless; quoth check --repair moves it to the trash"
        case .refresh: "the next list brings it up to date"
        case .reindex: "quoth reindex builds it anew"
        }
    }
}

/// What a check has gone through and found.
public struct CheckSummary: Hashable, Sendable {
    /// Articles looked at.
    public var articles = 0
    /// Files read.
    public var files = 0
    /// Findings that are problems, mended or not.
    public var problems = 0
    /// Problems that are still there.
    public var open = 0
    /// Findings that are only worth knowing.
    public var notices = 0
    /// What the repair has mended.
    public var repaired = 0
    /// Analyses made by an older version of the parser.
    public var outdated = 0

    mutating func count(_ finding: LibraryFinding) {
        if finding.isProblem { problems += 1 } else { notices += 1 }
        if finding.isOpen { open += 1 }
        if finding.repair != nil { repaired += 1 }
    }

    mutating func add(_ other: CheckSummary) {
        articles += other.articles
        files += other.files
        problems += other.problems
        open += other.open
        notices += other.notices
        repaired += other.repaired
        outdated += other.outdated
    }
}
