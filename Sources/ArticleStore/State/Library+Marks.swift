import ArticleModel
import GRDB

/// The index's copy of the state.
extension Library {
    /// Takes the files of the state in, as far as they are others than the index has; returns whether any is.
    @discardableResult
    func refreshMarks(of shelves: [StateShelf] = StateShelf.articles) throws(LibraryError) -> Bool {
        let stamps = shelves.map { marksStamp(of: $0) }
        let known = try index.read { db in try shelves.map { try IndexWriter(db).marksStamp(of: $0) } }
        let changed = zip(shelves, zip(stamps, known)).filter { $0.1.0.value != $0.1.1 }
        if changed.isEmpty { return false }
        let early = try earlyState()
        for (shelf, (stamp, _)) in changed { try refreshMarks(of: shelf, stamp, early[shelf]) }
        return true
    }

    private func refreshMarks(
        of shelf: StateShelf, _ stamp: FileStamp, _ early: StateDocument?
    ) throws(LibraryError) {
        guard case .articles(let number) = shelf else { return }
        let path = statePath(shelf)
        var state = LibraryState()
        var problem: LibraryProblem?
        do throws(LibraryError) {
            let file = try stateFile(shelf, early)
            (state, problem) = (file.document.state, file.generation.problem(of: path))
        } catch {
            problem = LibraryProblem(file: path, description: error.description)
        }
        try index.write { db in
            let writer = IndexWriter(db)
            try writer.deleteProblem(path)
            if let problem { try writer.insert(problem) }
            try writer.setMarks(from: state, ofShelf: number)
            // A file that could not be used is read again the next time.
            try writer.setMarksStamp(problem == nil ? stamp.value : -1, of: shelf)
        }
    }

    /// Takes in what this process has written.
    func take(_ marks: [StateShelf: WrittenFiles.Marks]) throws(LibraryError) {
        var missed: [StateShelf] = []
        for (shelf, written) in marks {
            let isTaken = try index.write { db in
                let writer = IndexWriter(db)
                guard let since = written.since, try writer.marksStamp(of: shelf) == since.value else {
                    return false
                }
                let numbers = written.articles.compactMap(ArticleNumber.init(id:))
                try writer.setMarks(of: numbers, from: written.state)
                try writer.setMarksStamp(written.until.value, of: shelf)
                return true
            }
            if !isTaken { missed.append(shelf) }
        }
        // Another program has written before or after: all of the file is needed.
        if !missed.isEmpty { try refreshMarks(of: missed) }
    }

    /// The state of the files of which a shelf's marks come.
    private func marksStamp(of shelf: StateShelf) -> FileStamp {
        FileStamp(of: statePath(shelf)).joined(with: FileStamp(of: earlyStatePath))
    }
}
