import ArticleModel

/// The small editor for a note, at the foot of the screen.
struct NoteEditor: Hashable, Sendable {
    var input: LineEditor
    let purpose: EditPurpose
    /// The words that the note is on, for the editor's title.
    let passage: String

    init(_ note: String = "", purpose: EditPurpose, passage: String) {
        input = LineEditor(note, isMultiline: true)
        self.purpose = purpose
        self.passage = passage
    }
}
