import ArticleModel

/// Work that `update` asks for and the runtime carries out. Values, so that tests compare them.
public enum Effect: Hashable, Sendable {
    /// Read the list of articles.
    case loadList
    /// Read an article with its analysis and notes.
    case load(article: String)
    /// Keep how far an article has been read (a code-point offset cannot be told without the text, so a byte offset).
    case savePosition(article: String, offset: Int)
    case setUnread(article: String, Bool)
    case setStarred(article: String, Bool)
    /// Make an annotation on words of an article; answered by `annotated`.
    case annotate(article: String, span: TextSpan, note: String?)
    /// Replace the text of a note; answered by `annotated`.
    case changeNote(Annotation, note: String)
    /// Put an annotation back as it was (undo, redo).
    case restore(Annotation)
    /// Delete an annotation; an undo of its making is no new change.
    case deleteAnnotation(Annotation, isUndo: Bool)
    /// Write a note in the user's editor; answered by `edited`.
    case edit(text: String, purpose: EditPurpose)
    case copy(String)
    /// Compare two of an article's texts by their numbers, nil for the last two; answered by `compared`.
    case compare(article: String, from: Int?, to: Int?)
    case addSamples
    case removeSamples
    /// Draw the whole screen anew.
    case redraw
    case suspend
    case quit
}

/// What a text from the editor is for.
public enum EditPurpose: Hashable, Sendable {
    case newNote(article: String, span: TextSpan)
    case change(Annotation)
}
