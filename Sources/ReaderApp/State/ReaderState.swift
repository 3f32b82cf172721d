import ArticleModel
import ArticleStore
import TerminalUI

/// Everything that the screen shows and the keys change: a plain value, changed only by `update`.
public struct ReaderState: Sendable {
    /// The three panes.
    enum PaneName: Int, CaseIterable, Sendable { case list, text, panel }

    /// What lies over the panes and takes the keys; nil for none.
    enum Overlay: Sendable {
        case help(HelpOverlay)
        case palette(PaletteOverlay)
        case search(SearchPrompt)
        case filter(LineEditor)
        case note(NoteEditor)
        case changes(ChangesOverlay)
        case saveAs(LineEditor)
    }

    /// A line for the user, shown until the next key.
    struct Message: Equatable, Sendable {
        var text: String
        var isError = false
    }

    var size: Size
    var focus = PaneName.list
    /// Whether an article was opened (Enter) and not closed since; before, the text pane only previews.
    var isReading = false
    var isZoomed = false
    /// Columns that the user has added to the list and the panel.
    var listExtra = 0
    var panelExtra = 0

    var list = ListPane()
    var text = TextPane()
    var panel = PanelPane()
    var overlay: Overlay?
    var message: Message?
    var keys: KeyMatcher
    let keyTable: KeyTable
    let theme: Theme
    /// The day on which the reader runs, for dates without a year; nil in tests that do not care.
    let today: CalendarDate?
    var history = AnnotationHistory()
    /// How far the analyses in the background are; nil where none are made.
    var renewing: RenewalProgress?
    /// Changes that could not be written; nil where all have been.
    var unsaved: UnsavedReport?
    /// Whether the user has been told so when about to leave.
    var isWarnedOfUnsaved = false
    /// A query that could not be read, to be mended at the next `F`.
    var brokenFilter: String?
    /// A note put aside with Esc, taken up again by the next `a` on the same words.
    var draft: NoteEditor?
    /// Where the mouse button went down in the text: a drag selects from there.
    var pressedOffset: Int?
    /// What `n` and `N` repeat.
    var repeatable: Repeatable?
    /// Set by `quit`: the runtime leaves its loop.
    var isQuitting = false

    /// The search or bracket jump that came last.
    enum Repeatable: Equatable, Sendable {
        case search
        case jump(JumpTarget)
    }

    /// A reader on a screen of this size, before anything is loaded.
    public init(size: Size, theme: ThemeName = .monochrome, today: CalendarDate? = nil) {
        self.today = today
        self.size = size
        self.theme = theme.theme
        keyTable = .standard
        keys = KeyMatcher(.standard)
    }

    /// The built-in themes.
    public enum ThemeName: Sendable {
        case dark, light, sixteen, monochrome

        var theme: Theme {
            switch self {
            case .dark: .dark
            case .light: .light
            case .sixteen: .sixteen
            case .monochrome: .monochrome
            }
        }
    }

    /// The article shown in the text pane.
    var open: OpenArticle? { text.open }
}
