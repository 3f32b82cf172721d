import ArticleModel
import ArticleStore
import CrossReference

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
    /// Read the open article again: something in the library has changed. With how many changes the user has made by now.
    case reload(article: String, changes: Int)
    /// Keep how far an article has been read (a code-point offset cannot be told without the text, so a byte offset).
    case savePosition(article: String, offset: Int)
    case setUnread(articles: [String], Bool)
    case setStarred(articles: [String], Bool)
    case setTags(article: String, [String])
    /// Keep a mark under its `MarkName`; the offset is a byte offset.
    case setMark(String, article: String, offset: Int)
    /// Look a mark up; answered by `mark`.
    case findMark(String)
    /// Move articles to the trash, or bring them back; answered by `removed`.
    case remove([String])
    case bringBack([String])
    /// Make an annotation on words of an article; answered by `annotated`.
    case annotate(article: String, span: TextSpan, note: String?)
    /// Correct the quote that has these words; answered by `annotated`.
    case correct(article: String, span: TextSpan, Annotation.Correction)
    /// Store an annotation that has changed otherwise than in its note; answered by `annotated`.
    case change(Annotation)
    /// Replace the text of a note; answered by `annotated`.
    case changeNote(Annotation, note: String)
    /// Put an annotation back as it was (undo, redo).
    case restore(Annotation)
    /// Delete an annotation; an undo of its making is no new change.
    case deleteAnnotation(Annotation, isUndo: Bool)
    /// Write a note in the user's editor; answered by `edited`.
    case edit(text: String, purpose: EditPurpose)
    case copy(String)
    /// Read a part of a view over the library; answered by `page`.
    case readPage(PageRequest)
    /// Compare two of an article's texts by their numbers, nil for the last two; answered by `compared`.
    case compare(article: String, from: Int?, to: Int?)
    /// Open an address with a program and its first arguments.
    case openAddress(String, [String])
    /// Give words to a program, by its name and arguments.
    case pipe(String, [String])
    /// Keep the user's word on a claim of an article; nil takes it back.
    case setStatus(Claim, article: String, ClaimStatus?)
    /// Keep the user's word on a link of an article; answered by `links`.
    case decide(link: String, Link.State, article: String)
    /// Look up who says the passages of links; answered by `voices`.
    case findVoices([FoundLink.Side])
    /// Read the settings again; answered by `settings`.
    case readSettings
    /// End what goes on in the background.
    case cancelJob
    /// Try again to write what could not be written.
    case saveAgain
    /// Write the notes that wait to another file.
    case saveElsewhere(String)
    /// Refresh the feed at an address, nil for all; answered by `importing` and `imported`.
    case refresh(feed: String?)
    /// Add a file, a folder or what is at an address; answered likewise.
    case add(String)
    /// Subscribe to a feed, by its address or that of a page that names it; answered likewise.
    case subscribe(String)
    /// Take the feed at an address away, or bring it back with all that was known of it; answered by `unsubscribed`.
    case unsubscribe(String)
    case resubscribe(String)
    case addSamples
    /// Move the sample articles to the trash; answered by `samplesRemoved`.
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
    /// Whether they are a regular expression.
    public var isPattern = false
    /// The index in the list with which the search begins.
    public var start: Int
    /// How many hits to go down the list; up where it is negative. 1 for the first one.
    public var count: Int
    /// What the search is for.
    public var purpose: Purpose
}
