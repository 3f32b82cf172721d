import ArticleModel

/// `state.json`, in which earlier versions kept all of the state. What it says is merged, entry by entry, into the files
/// of `state/` by the first change; then it goes to `.previous`. So also when an earlier version has written it again.
extension Library {
    var earlyStatePath: String { folder + "/state.json" }

    /// What `state.json` says, by the files to which it belongs now; nothing where there is none.
    func earlyState() throws(LibraryError) -> [StateShelf: StateDocument] {
        guard FileAccess.isTaken(earlyStatePath),
            let json = try generation(of: earlyStatePath, flaw: StateDocument.flaw).json
        else { return [:] }
        return StateDocument(json: json).byShelf
    }

    /// Moves what `state.json` says to the files of `state/`; the library must be locked. Where that is broken off it can
    /// be done again: of each entry the newest counts.
    func moveEarlyState() throws(LibraryError) {
        guard FileAccess.isTaken(earlyStatePath) else { return }
        let generation = try generation(of: earlyStatePath, flaw: StateDocument.flaw)
        if let json = generation.json {
            if Self.isNewer(json, than: StateDocument.schema) { throw .newerSchema(file: earlyStatePath) }
            for (shelf, part) in StateDocument(json: json).byShelf {
                let file = try stateFile(shelf)
                var document = file.document
                document.merge(part)
                try write(document, to: shelf, after: file)
            }
        }
        if generation.flaw != nil { return try setAside(earlyStatePath) }
        try makeFolder(previousFolder)
        try move(earlyStatePath, to: previousPath(of: earlyStatePath))
    }
}
