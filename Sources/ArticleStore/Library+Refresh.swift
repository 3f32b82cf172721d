import ArticleModel
import GRDB

/// How closely the index looks for files that have changed.
public enum RefreshDepth: Sendable {
    /// As `files` in a library of up to 20,000 articles, where that takes some hundredths of a second; else as
    /// `folders`.
    case quick
    /// At the folders' times alone: finds files that were made, replaced or taken away (as all programs that write
    /// safely do); the cost hardly depends on the size of the library.
    case folders
    /// At every file's time and size: finds files written in place as well.
    case files
}

extension Library {
    /// Brings the index up to date with the files, whoever changed them. `progress` is told how many articles of how
    /// many have been read.
    ///
    /// Returns whether the index was not up to date.
    @discardableResult
    public func refresh(
        _ depth: RefreshDepth = .folders, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(LibraryError) -> Bool {
        try checkFolder()
        let scan = try LibraryScan(of: self, isThorough: isThorough(depth))
        let hasMarks = try refreshMarks()
        try refreshFeeds()
        let changed = try update(scan.suspects, progress: progress)
        let isFirst = try !isIndexed()
        if isFirst || !scan.shelves.isEmpty || !scan.problems.isEmpty {
            try index.write { db in
                let writer = IndexWriter(db)
                for (shelf, stamp) in scan.shelves { try writer.setShelf(shelf, stamp) }
                for problem in scan.problems { try writer.insert(problem) }
                try IndexFact.isComplete.set(1, in: db)
            }
        }
        return isFirst || hasMarks || !changed.isEmpty
    }

    /// Whether the index has seen the whole library.
    func isIndexed() throws(LibraryError) -> Bool {
        try index.read { try IndexFact.isComplete.value(in: $0) == 1 }
    }

    /// Whether so many articles have changed since the index was made that their old words, which stay in it, are a
    /// third of it: `reindex` gets rid of them.
    func isIndexWorn() throws(LibraryError) -> Bool {
        try index.read { db in
            let stale = try Int.fetchOne(db, sql: "SELECT count(*) FROM staleKeys") ?? 0
            let live = try Int.fetchOne(db, sql: "SELECT count(*) FROM articles") ?? 0
            return stale > 1000 + live / 2
        }
    }

    /// Of a library that is gone for now, on a disk that was taken out, the index stays as it is.
    private func checkFolder() throws(LibraryError) {
        guard FileAccess.isFolder(folder) else { throw .missing(folder: folder) }
    }

    private func isThorough(_ depth: RefreshDepth) throws(LibraryError) -> Bool {
        switch depth {
        case .folders: false
        case .files: true
        case .quick:
            try index.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM articles") ?? 0 } <= 20_000
        }
    }

    /// Throws the index away and builds it anew. Meanwhile the one so far serves, in this process and others.
    public func reindex(progress: (Int, Int) -> Void = { _, _ in }) throws(LibraryError) {
        let library = self
        try index.replace { (index) throws(LibraryError) in
            try Library(library, index: index).refresh(.files, progress: progress)
        }
        // What was written while it was being built.
        try refresh()
    }

    /// Looks at the files of some articles again; gives those that had changed.
    func update(
        _ numbers: [ArticleNumber], progress: (Int, Int) -> Void = { _, _ in }
    ) throws(LibraryError) -> [ArticleNumber] {
        try checkFolder()
        var reader = ArticleChangeReader(self)
        var changed: [ArticleNumber] = []
        var done = 0
        let isBuilding = numbers.count > Self.batchCount
        if isBuilding { try index.write { try $0.setCacheSize(.building) } }
        defer { if isBuilding { try? index.write { try $0.setCacheSize(.usual) } } }
        while done < numbers.count {
            let changes = try changes(of: numbers[done...], &reader, &done)
            if !changes.isEmpty { try index.write { try IndexWriter($0).take(changes, reader) } }
            changed += changes.map(\.number)
            progress(done, numbers.count)
        }
        return changed
    }

    /// The changes of as many articles as are written at once; counts in `done` those that were looked at.
    private func changes(
        of numbers: ArraySlice<ArticleNumber>, _ reader: inout ArticleChangeReader, _ done: inout Int
    ) throws(LibraryError) -> [ArticleChange] {
        let batch = numbers.prefix(Self.batchCount)
        let known = try index.read { db in
            let writer = IndexWriter(db)
            return try batch.map { try writer.known($0) }
        }
        var changes: [ArticleChange] = []
        var size = 0
        for (number, known) in zip(batch, known) {
            done += 1
            guard
                let change = reader.change(
                    of: number, since: known?.stamps, wasCorrected: known?.isCorrected ?? false)
            else { continue }
            changes.append(change)
            size += change.size
            if size > Self.batchSize { break }
        }
        return changes
    }

    /// At most so many articles, and so many bytes of their words, are written to the index at once.
    private static let batchCount = 2000
    private static let batchSize = 8 << 20

    /// Tells the index what this process has written. A failure is none of the writer's: whatever the index has
    /// missed it finds in the files.
    func indexWrittenFiles() {
        let written = unindexed.withLock { written in
            defer { written = WrittenFiles() }
            return written
        }
        guard index.wantsChanges else { return }
        try? take(written.marks)
        _ = try? update(written.articles.sorted())
        ownWrites.withLock { $0?.note(written, of: self) }
    }
}
