import Glibc

/// The folders of a library, watched for changes; used on one thread.
struct WatchedFolders {
    /// What has changed since the last look.
    struct Changes {
        var articles: Set<ArticleNumber> = []
        var marks: Set<StateShelf> = []
        /// The user's word on links and claims.
        var hasDecisions = false
        /// Folders are new or have changed: the index will find what is in them.
        var hasFolders = false
        /// Anything may have changed.
        var isUnknown = false
    }

    /// How long changes are gathered before they are looked at, for many files come together; and how often folders
    /// are compared where Linux tells nothing. In milliseconds.
    private static let settlingTime: Int32 = 60
    private static let comparingInterval: Int32 = 1000

    private let library: Library
    /// Nil where the folders' times must be compared.
    private var events: FolderEvents?
    private var stamps: [String: FileStamp] = [:]
    private let statePaths: [String: StateShelf]

    /// Watches a library; `isTold` says whether the system tells of changes there.
    init(_ library: Library, isTold: Bool) {
        self.library = library
        statePaths = Dictionary(uniqueKeysWithValues: StateShelf.all.map { (library.statePath($0), $0) })
        if isTold { events = FolderEvents() }
        watchAll()
        if events == nil { stamps = currentStamps() }
    }

    /// Waits for some time, or until it is woken.
    func pause(_ wake: Int32, milliseconds: Int32) {
        var source = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
        poll(&source, 1, milliseconds)
    }

    /// Waits until something may have changed; true when it was woken instead.
    func wait(_ wake: Int32) -> Bool {
        var sources = [pollfd(fd: wake, events: Int16(POLLIN), revents: 0)]
        if let events { sources.append(pollfd(fd: events.descriptor, events: Int16(POLLIN), revents: 0)) }
        let found = poll(&sources, nfds_t(sources.count), events == nil ? Self.comparingInterval : -1)
        if found < 0, errno == EINTR { return true }
        if sources[0].revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 64)
            _ = read(wake, &bytes, bytes.count)
            return true
        }
        if events != nil { poll(nil, 0, Self.settlingTime) }
        return false
    }

    /// What has changed since the last call.
    mutating func changes() -> Changes {
        var changes = Changes()
        guard let events else {
            let now = currentStamps()
            changes.isUnknown = now != stamps
            stamps = now
            return changes
        }
        for event in events.take() {
            switch event {
            case .overflow: changes.isUnknown = true
            case .path(let path): take(path, into: &changes)
            }
        }
        if changes.isUnknown || changes.hasFolders { watchAll() }
        return changes
    }

    private func take(_ path: String, into changes: inout Changes) {
        if path == library.earlyStatePath {
            changes.marks.formUnion(StateShelf.articles)
        } else if path == library.decisionsPath {
            changes.hasDecisions = true
        } else if let shelf = statePaths[path] {
            changes.marks.insert(shelf)
        } else if let number = WrittenFiles.article(of: path, in: library.folder) {
            changes.articles.insert(number)
        } else if Self.folderNames.contains(path.split(separator: "/").last ?? "") {
            changes.hasFolders = true
        }
    }

    /// Watches what is there of the library's folder, its sections and their shelves. Watching one again is no harm.
    private mutating func watchAll() {
        guard let events else { return }
        let sections = Library.Section.allCases.map { library.folder + "/" + $0.rawValue }
        let shelves = Library.Section.allCases.flatMap { section in
            (UInt8.min...UInt8.max).map { Shelf(section, $0, of: library).path }
        }
        let isWatched = ([library.folder, library.folder + "/state"] + sections + shelves).allSatisfy {
            events.watch($0)
        }
        if !isWatched {
            self.events = nil
            stamps = currentStamps()
        }
    }

    private func currentStamps() -> [String: FileStamp] {
        var stamps = [library.earlyStatePath: FileStamp(of: library.earlyStatePath)]
        stamps[library.decisionsPath] = FileStamp(of: library.decisionsPath)
        for path in statePaths.keys { stamps[path] = FileStamp(of: path) }
        for section in Library.Section.allCases {
            for number in UInt8.min...UInt8.max {
                let path = Shelf(section, number, of: library).path
                stamps[path] = FileStamp(of: path)
            }
        }
        return stamps
    }

    private static let folderNames: Set<Substring> = {
        let digits = (UInt8.min...UInt8.max).map { Substring(Shelf.digits($0)) }
        return Set(digits + Library.Section.allCases.map { Substring($0.rawValue) } + ["state"])
    }()
}
