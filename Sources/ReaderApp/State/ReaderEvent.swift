import ArticleModel
import ArticleStore
import CrossReference
import TerminalUI

/// Anything that changes the state: from the terminal, or from an effect that is done.
public enum ReaderEvent: Sendable {
    case terminal(TerminalEvent)
    /// The list was read, with what was wrong in the library.
    case listed(ListAnswer)
    /// Rows of the list were read.
    case rows([ArticleSummary])
    /// An article was looked for in the list; nil where there is none.
    case found(ListHit?, ListSearch)
    /// Another program has changed the library.
    case libraryChanged
    /// An article was read; its analysis may still be empty (`isAnalysing`).
    case loaded(LoadedArticle)
    /// An article could not be read, for this reason.
    case notLoaded(String, String)
    /// An annotation was stored: `before` is nil for a new one, `after` nil for a deleted one.
    case annotated(before: Annotation?, after: Annotation?, span: TextSpan?, isUndo: Bool)
    /// A part of a view over the library was read.
    case page(PageAnswer)
    /// A mark was looked up; nil where there is none.
    case mark(String, TextPlace?)
    /// Articles were moved to the trash (true) or brought back.
    case removed([String], Bool)
    /// A feed was taken away (true) or brought back: its address and how it is called.
    case unsubscribed(String, name: String, Bool)
    /// The sample articles were moved to the trash; their ids, none where there were none.
    case samplesRemoved([String])
    /// Two texts of an article were compared.
    case compared(RevisionComparison)
    /// The editor was left with this text; nil when it could not be run or the text was not changed.
    case edited(String?, purpose: EditPurpose)
    /// The links of an article were read.
    case links(ArticleLinks)
    /// Who says the passages of links was looked up; an empty text where nobody does.
    case voices([FoundLink.Side: String])
    /// The settings were read, with what in them cannot be used.
    case settings(Settings, [SettingsProblem])
    /// Changes could not be written, and wait; nil when all have been.
    case unsaved(UnsavedReport?)
    /// Articles are analysed anew in the background: so many of so many are done; nil when it has ended.
    case renewing(RenewalProgress?)
    /// Articles have come in, while those that there were are as before.
    case articlesAdded
    /// Articles are being brought in; nil when that has ended.
    case importing(ImportProgress?)
    /// What came of it.
    case imported(ImportReport)
    /// Something is under way or done.
    case progress(String)
    case failed(String)
}

/// An article as the runtime has read it.
public struct LoadedArticle: Sendable {
    /// The article.
    public var article: Article
    /// Its analysis; only blocks when `isAnalysing`.
    public var analysis: Analysis
    /// Its notes and highlights.
    public var annotations: [PlacedAnnotation]
    /// Where the user stopped reading, as a byte offset.
    public var position: Int?
    /// Whether the analysis is still being made.
    public var isAnalysing: Bool
    /// Whether the article was read again because something in the library had changed.
    public var isReload: Bool
    /// How many changes the user had made when it was asked for; what was read may not have later ones. Nil where that
    /// does not matter.
    public var changes: Int?
    /// How many earlier texts the article has.
    public var revisions = 0
    /// The user's word on its claims, by their ids.
    public var statuses: [String: ClaimStatus] = [:]

    /// Gathers the parts.
    public init(
        article: Article, analysis: Analysis, annotations: [PlacedAnnotation] = [], position: Int? = nil,
        isAnalysing: Bool = false, isReload: Bool = false
    ) {
        self.article = article
        self.analysis = analysis
        self.annotations = annotations
        self.position = position
        self.isAnalysing = isAnalysing
        self.isReload = isReload
    }
}
