import ArticleModel
import GRDB

extension Library {
    /// Read marks, stars, tags, marks and reading positions, of all articles. Of a damaged file the last good generation
    /// answers; what cannot be read is left out, and `summaries` tells of it.
    public func state() throws(LibraryError) -> LibraryState {
        var state = LibraryState()
        let early = try earlyState()
        for shelf in StateShelf.all {
            guard let file = try? stateFile(shelf, early[shelf]) else { continue }
            state.formUnion(file.document.state)
        }
        return state
    }

    /// How far an article has been read, in code points; nil where nothing is known.
    public func readingPosition(of id: String) throws(LibraryError) -> Int? {
        guard let number = ArticleNumber(id: id) else { throw .invalidID(id: id) }
        try refreshMarks(of: [.articles(number.shelf)])
        return try index.read { db in
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT position FROM marks WHERE id = ?"), arguments: [number.stored]
            )
        }
    }

    /// Changes what is remembered of one article and the marks by letter: `change` is given the newest state on the
    /// disk, of this article among others, and what it changes is written.
    public func updateState(of id: String, _ change: (inout LibraryState) -> Void) throws(LibraryError) {
        try updateState([StateShelf(of: id), .marks], change)
    }

    /// Changes the state of any articles: `change` is given the newest state on the disk, and what it changes is
    /// written. All of the state is read: for one article `updateState(of:_:)` is quicker.
    public func updateState(_ change: (inout LibraryState) -> Void) throws(LibraryError) {
        try updateState(StateShelf.all, change)
    }

    private func updateState(
        _ shelves: [StateShelf], _ change: (inout LibraryState) -> Void
    ) throws(LibraryError) {
        try locked { () throws(LibraryError) in try changeState(shelves, change) }
    }

    /// See `updateState`; the library must be locked.
    func changeState(
        _ shelves: [StateShelf], _ change: (inout LibraryState) -> Void
    ) throws(LibraryError) {
        try moveEarlyState()
        var files: [StateShelf: StateFile] = [:]
        var state = LibraryState()
        for shelf in Set(shelves) {
            let file = try stateFile(shelf)
            files[shelf] = file
            state.formUnion(file.document.state)
        }
        change(&state)
        let parts = state.byShelf
        let time = Timestamp.now()
        for (shelf, file) in files.sorted(by: { $0.key < $1.key }) {
            var document = file.document
            document.record(parts[shelf] ?? LibraryState(), at: time)
            try write(document, to: shelf, after: file)
        }
    }

    /// Changes the entry that one article has; the library must be locked.
    func changeStateEntry(
        of id: String, _ change: (inout JSONValue?) -> Void
    ) throws(LibraryError) {
        try moveEarlyState()
        let shelf = StateShelf(of: id)
        let file = try stateFile(shelf)
        var document = file.document
        change(&document[article: id])
        try write(document, to: shelf, after: file)
    }

    /// All that is remembered of one article, as it stands in the file.
    func stateEntry(of id: String) throws(LibraryError) -> JSONValue? {
        let shelf = StateShelf(of: id)
        return try stateFile(shelf, earlyState()[shelf]).document[article: id]
    }

    /// Writes a file of the state, if it differs from what it was made of.
    func write(
        _ document: StateDocument, to shelf: StateShelf, after file: StateFile
    ) throws(LibraryError) {
        guard document.json != file.document.json else { return }
        let path = statePath(shelf)
        if Self.isNewer(file.document.json, than: StateDocument.schema) { throw .newerSchema(file: path) }
        let older = FileStamp(of: path)
        try write(document.json.pretty(), to: path, after: file.generation)
        let marks = WrittenFiles.Marks(
            articles: StateDocument.changedArticles(file.document, document), state: document.state,
            since: file.generation.flaw == nil ? older : nil, until: FileStamp(of: path))
        unindexed.withLock { $0.add(marks, to: shelf) }
    }
}

/// A file of the state as it was read.
struct StateFile {
    var document: StateDocument
    /// What the document was made of, and what is wrong with the file.
    var generation: Library.Generation
}

extension Library {
    func statePath(_ shelf: StateShelf) -> String { folder + "/" + shelf.name }

    /// One of the files of the state; empty where there is none. `early` is what `state.json` says, as long as it has not
    /// been moved to these files.
    func stateFile(_ shelf: StateShelf, _ early: StateDocument? = nil) throws(LibraryError) -> StateFile {
        let generation = try generation(of: statePath(shelf), flaw: StateDocument.flaw)
        var document = StateDocument(json: generation.json ?? StateDocument().json)
        if let early { document.merge(early) }
        return StateFile(document: document, generation: generation)
    }
}
