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
        case pageFilter(PageFilter)
        case correction(CorrectionOverlay)
        case tags(TagPrompt)
        case saveAs(LineEditor)
        case links(LinksOverlay)
        case status(ClaimStatusOverlay)
        case narrowing(NarrowPrompt)
        case pipe(LineEditor)
        case source(SourcePrompt)
        case problems(ProblemsOverlay)
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
    private(set) var keyTable: KeyTable
    private(set) var theme: Theme
    private(set) var settings: Settings
    /// What the terminal can show; the theme follows from it and from the settings.
    let look: TerminalLook
    /// The day on which the reader runs, for dates without a year; nil in tests that do not care.
    let today: CalendarDate?
    var history = ChangeHistory()
    /// The links of the open article; nil as long as they are not known.
    var links: OpenLinks?
    /// A view over the whole library, in the place of the panes; nil for none.
    var page: LibraryPage?
    /// The number of the last part of a view that was asked for.
    var lastPageNumber = 0
    /// The places that were left by jumps.
    var jumps = JumpList()
    /// The last place of the article that was read and closed.
    var lastRead: TextPlace?
    /// Where to go in an article that is still being opened.
    var arrival: (article: String, destination: Destination)?
    /// The marks set or looked up so far, by `MarkName`.
    var marks: [String: TextPlace] = [:]
    /// Beginnings of notes to choose from in the editor.
    var noteTemplates: [NoteTemplate] { settings.templates }
    /// How far the analyses in the background are; nil where none are made.
    var renewing: RenewalProgress?
    /// How far the work is that brings articles in; nil where there is none.
    var importing: ImportProgress?
    /// What could not be read the last time, a line each.
    var importProblems: [String] = []
    /// What in the settings cannot be used, and which of the library's files cannot be read, a line each.
    private(set) var settingsProblems: [String] = []
    var libraryProblems: [String] = []
    /// A feed that the page added last names.
    var feedOffered: String?
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
    /// The library's folder, where it was made just now; nil where it was there.
    let newLibrary: String?
    /// Set by `quit`: the runtime leaves its loop.
    var isQuitting = false

    /// What was typed for a list or an article that has not come yet.
    var typedAhead: [Typed] = []

    /// The search or bracket jump that came last.
    enum Repeatable: Equatable, Sendable {
        case search
        case jump(JumpTarget)
    }

    /// A reader on a screen of this size, before anything is loaded.
    public init(
        size: Size, look: TerminalLook = TerminalLook(colors: 0), settings: Settings = Settings(),
        today: CalendarDate? = nil, newLibrary: String? = nil
    ) {
        self.today = today
        self.newLibrary = newLibrary
        self.size = size
        self.look = look
        self.settings = settings
        theme = settings.theme(colors: look.colors, isLight: look.isLight)
        keyTable = KeyTable.standard.rebound(settings.keys)
        keys = KeyMatcher(keyTable)
        list = ListPane(order: settings.sort)
        panel = PanelPane(order: settings.panelOrder)
        text.widestMeasure = settings.textWidth
    }

    /// Takes settings that have changed while the reader runs.
    mutating func take(_ settings: Settings, _ problems: [SettingsProblem]) -> [Effect] {
        self.settings = settings
        theme = settings.theme(colors: look.colors, isLight: look.isLight)
        keyTable = KeyTable.standard.rebound(settings.keys)
        keys = KeyMatcher(keyTable)
        text.setWidestMeasure(settings.textWidth)
        settingsProblems = problems.map(\.description)
        return settingsProblems.isEmpty ? say("Settings read") : complain(of: settingsProblems)
    }

    /// The article shown in the text pane.
    var open: OpenArticle? { text.open }
}
