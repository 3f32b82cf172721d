import ArticleModel
import ArticleStore

/// Changes that cannot be written: they stay in memory, and are tried again with the next change, on request, and when
/// the reader is left.
extension Librarian {
    /// Writes a change, after those that wait. Where the library cannot be written for now it waits as well; what can
    /// never be written is thrown.
    func keep(_ change: PendingChange) throws(LibraryError) {
        unsaved.withLock { $0.add(change) }
        try writeUnsaved()
    }

    /// Tries to write what waits, in its order.
    func writeUnsaved() throws(LibraryError) {
        while let change = unsaved.withLock({ $0.first }) {
            do throws(LibraryError) {
                try change.write(to: library)
                unsaved.withLock { $0.removeFirst() }
            } catch {
                if error.mayPass { return tellUnsaved(error.description) }
                unsaved.withLock { $0.removeFirst() }
                if unsaved.withLock({ $0.isEmpty }) { tellUnsaved(nil) }
                throw error
            }
        }
        tellUnsaved(nil)
    }

    /// Tells how many changes wait; nothing where none does and none did.
    private func tellUnsaved(_ reason: String?) {
        let (count, areElsewhere) = unsaved.withLock { ($0.count, $0.areElsewhere) }
        if let reason {
            isUnsavedTold.store(true, ordering: .relaxed)
            later.send(.unsaved(UnsavedReport(count: count, reason: reason, areElsewhere: areElsewhere)))
        } else if isUnsavedTold.exchange(false, ordering: .relaxed) {
            later.send(.unsaved(nil))
        }
    }

    /// Writes the annotations that wait to a file of the user's choice.
    func saveElsewhere(_ path: String) throws(LibraryError) {
        let waiting = unsaved.withLock { $0 }
        guard !waiting.isEmpty else {
            inbox.send(.progress("Everything is saved; there is nothing to write elsewhere"))
            return
        }
        guard let (json, count) = collection(of: waiting) else {
            inbox.send(.failed("No notes wait, only read marks and places, which no file can keep"))
            return
        }
        try NewFile.write(json.pretty(), to: path)
        unsaved.withLock { $0.noteElsewhere() }
        tellUnsaved("they wait for the library")
        inbox.send(
            .progress(
                "\(count == 1 ? "1 note" : "\(count) notes") written to \(path); quoth import-annotations takes it in"
            ))
    }

    /// Tries a last time, and where that fails keeps the annotations in a file of its own. A line for each thing that the
    /// user must know.
    func leave(fallback folders: [String]) -> [String] {
        try? writeUnsaved()
        let waiting = unsaved.withLock { $0 }
        guard !waiting.isEmpty else { return [] }
        var reason = "the library cannot be written"
        for case .unsaved(let report?) in later.take() { reason = report.reason }
        let lines = [
            "\(waiting.count == 1 ? "1 change" : "\(waiting.count) changes") could not be saved: \(reason)"
        ]
        guard !waiting.areElsewhere, let (json, count) = collection(of: waiting) else { return lines }
        for folder in folders {
            let path = folder + "/quoth-unsaved-" + Timestamp.now().filter { $0 != ":" } + ".jsonld"
            guard (try? NewFile.write(json.pretty(), to: path)) != nil else { continue }
            let notes = count == 1 ? "1 note is" : "\(count) notes are"
            return lines + ["\(notes) kept in \(path); quoth import-annotations takes it in"]
        }
        return lines
    }

    private func collection(of waiting: UnsavedChanges) -> (json: JSONValue, count: Int)? {
        waiting.collection { id in
            (try? self.library.article(id).document.url) ?? AnnotationDocument.urn(ofArticle: id)
        } newID: {
            AnnotationID.make()
        }
    }
}
