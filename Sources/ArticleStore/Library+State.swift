import ArticleModel
import GRDB

extension Library {
    var statePath: String { folder + "/state.json" }
    var previousStatePath: String { statePath + ".previous" }

    /// Read marks, stars, tags, marks and reading positions. When the file is damaged its last good generation
    /// answers, and where there is none the state is empty; `summaries` tells of it.
    public func state() throws(LibraryError) -> LibraryState {
        try stateFile().document.state
    }

    /// How far an article has been read, in code points; nil where nothing is known. Unlike `state` it does not read all
    /// that is remembered of all articles, unless another program has changed it.
    public func readingPosition(of id: String) throws(LibraryError) -> Int? {
        guard let number = ArticleNumber(id: id) else { throw .invalidID(id: id) }
        try refreshMarks()
        return try index.read { db in
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT position FROM marks WHERE id = ?"), arguments: [number.stored]
            )
        }
    }

    /// Changes the state: `change` is given the newest state on the disk, and what it changes is written.
    public func updateState(_ change: (inout LibraryState) -> Void) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            try changeStateDocument { document in
                var state = document.state
                change(&state)
                document.record(state, at: Timestamp.now())
            }
        }
    }

    /// Reads the file again, changes it, and writes it if it differs; the library must be locked. A damaged
    /// file is set aside, and its last good generation is what is changed.
    func changeStateDocument(_ change: (inout StateDocument) -> Void) throws(LibraryError) {
        let file = try stateFile()
        if Self.isNewer(file.document.json, than: StateDocument.schema) {
            throw .newerSchema(file: statePath)
        }
        var document = file.document
        change(&document)
        guard document.json != file.document.json else { return }
        let older = FileStamp(of: statePath)
        if file.problem != nil, FileAccess.exists(statePath) { try setAside(statePath) }
        // A missing or damaged file must not push the good generation out.
        try write(
            document.json.pretty(), to: statePath, keeping: file.problem == nil ? previousStatePath : nil)
        unindexed.withLock { written in
            written.marks = WrittenFiles.Marks(
                articles: StateDocument.changedArticles(file.document, document), state: document.state,
                since: file.problem == nil ? older : nil, until: FileStamp(of: statePath))
        }
    }

    /// The state file, or, with a problem, the generation before where it is damaged or missing; empty where
    /// there is neither.
    func stateFile() throws(LibraryError) -> (document: StateDocument, problem: LibraryProblem?) {
        let flaw: String
        switch try stateContent(of: statePath) {
        case .good(let json): return (StateDocument(json: json), nil)
        case .damaged(let reason): flaw = "is damaged (\(reason))"
        case .absent:
            guard FileAccess.exists(previousStatePath) else { return (StateDocument(), nil) }
            flaw = "is missing"
        }
        guard case .good(let json) = try stateContent(of: previousStatePath) else {
            return (
                StateDocument(),
                problem("\(flaw), and so is its last copy; read marks and stars are not shown")
            )
        }
        return (StateDocument(json: json), problem("\(flaw); its last good copy is used"))
    }

    private func problem(_ description: String) -> LibraryProblem {
        LibraryProblem(file: statePath, description: "\(statePath) \(description)")
    }

    /// A file whose entries are not where they should be is damaged: writing over it would lose them.
    private func stateContent(of path: String) throws(LibraryError) -> Content {
        let content = try content(of: path)
        guard case .good(let json) = content else { return content }
        for key in ["articles", "marks"] {
            if let entries = json[key], entries.object == nil {
                return .damaged(reason: "\(key) is no object")
            }
        }
        return content
    }
}
