import ArticleModel
import ArticleStore

/// Work that `update` asks for and the runtime carries out. Values, so that tests compare them.
public enum Effect: Hashable, Sendable {
    /// Read the list of articles; answered by `listed`.
    case loadList(ListRequest)
    /// Read what lists show of some articles; answered by `rows`.
    case loadRows([String])
    /// Look for an article in a list by its title and outlet; answered by `found`.
    case find(ListSearch, in: ArticleIDs)
    /// Read an article with its analysis and notes.
    case load(article: String)
    /// Read the open article again: something in the library has changed.
    case reload(article: String)
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
    /// End what goes on in the background.
    case cancelJob
    /// Try again to write what could not be written.
    case saveAgain
    /// Write the notes that wait to another file.
    case saveElsewhere(String)
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

/// A search in the list for an article whose title or outlet has some words.
public struct ListSearch: Hashable, Sendable {
    /// What the search is for, which tells what becomes of its outcome.
    public enum Purpose: Hashable, Sendable {
        /// The words are still being typed.
        case typing
        /// The words are complete.
        case typed
        /// The next or the previous one after those found before.
        case again
    }

    /// The words as typed.
    public var words: String
    /// The index in the list with which the search begins.
    public var start: Int
    /// 1 to go down the list, -1 to go up.
    public var step: Int
    /// What the search is for.
    public var purpose: Purpose
}
