import TerminalUI

/// Changes that could not be saved: telling of them, trying again, and writing them elsewhere.
extension ReaderState {
    mutating func unsaved(_ report: UnsavedReport?) -> [Effect] {
        let before = unsaved
        unsaved = report
        guard let report else {
            isWarnedOfUnsaved = false
            return before == nil ? [] : say("All changes are saved now")
        }
        if report.count != before?.count { isWarnedOfUnsaved = false }
        if isWarnedOfUnsaved { return warnOfUnsaved(report) }
        return report.areElsewhere ? [] : complain("Not saved yet: \(report.reason); :save-again, :save-as")
    }

    mutating func warnOfUnsaved(_ report: UnsavedReport) -> [Effect] {
        complain(
            "\(Self.changes(report.count)) not saved: :save-as keeps notes in a file; quit once more to leave without"
        )
    }

    mutating func saveAgain() -> [Effect] {
        unsaved == nil ? say("Everything is saved") : [.saveAgain]
    }

    /// Asks for a file's name.
    mutating func beginSaveAs() -> [Effect] {
        guard unsaved != nil else { return say("Everything is saved") }
        overlay = .saveAs(LineEditor("~/quoth-unsaved.jsonld"))
        return []
    }

    mutating func press(_ key: Key, inSaveAs editor: LineEditor) -> [Effect] {
        switch editor.step(key) {
        case .cancelled: overlay = nil
        case .entered(let typed):
            overlay = nil
            let path = typed.trimmingWhitespace()
            return path.isEmpty ? say("No name, nothing written") : [.saveElsewhere(path)]
        case .changed(let editor): overlay = .saveAs(editor)
        case .ignored: break
        }
        return []
    }

    private static func changes(_ count: Int) -> String {
        count == 1 ? "1 change is" : "\(count) changes are"
    }
}
