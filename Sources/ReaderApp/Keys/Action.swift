/// Everything that the user can have done, by a key, from the palette or with the mouse.
///
/// The raw value is the name in the palette and in settings.
public enum Action: String, Hashable, Sendable, CaseIterable {
    // Moving
    case down, up
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case top, bottom
    case left, right

    // Articles and panes
    case open, close, quit
    case nextArticle = "next-article"
    case previousArticle = "previous-article"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case focusList = "focus-list"
    case focusText = "focus-text"
    case focusPanel = "focus-panel"
    case zoom
    case widen, narrow
    case sort
    case toggleUnread = "toggle-unread"
    case toggleStar = "toggle-star"

    // Jumping
    case nextQuote = "next-quote"
    case previousQuote = "previous-quote"
    case nextClaim = "next-claim"
    case previousClaim = "previous-claim"
    case nextUnchecked = "next-unchecked"
    case previousUnchecked = "previous-unchecked"
    case nextEntity = "next-entity"
    case previousEntity = "previous-entity"
    case nextNote = "next-note"
    case previousNote = "previous-note"
    case search
    case filter
    case liveFilter = "live-filter"
    case repeatForward = "repeat"
    case repeatBackward = "repeat-backward"

    case jumpBack = "jump-back"
    case jumpForward = "jump-forward"
    case setMark = "set-mark"
    case goToMark = "go-to-mark"

    case showChanges = "show-changes"
    case showLinks = "show-links"

    // The user's word
    case claimStatus = "claim-status"
    case confirmLink = "confirm-link"
    case dismissLink = "dismiss-link"

    // Views over the library
    case allQuotes = "all-quotes"
    case entityPage = "entity-page"
    case allNotes = "all-notes"
    case compare, trace
    case choose
    case feeds
    case trash

    // Selecting and writing
    case selectWords = "select-words"
    case selectLines = "select-lines"
    case annotate
    case highlight
    case editNote = "edit-note"
    case delete
    case correct
    case tag
    case copy
    case copyWithSource = "copy-with-source"
    case openAddress = "open-address"
    case pipe
    case undo, redo
    case cancel

    // The program
    case palette, help, redraw, suspend
    case reloadSettings = "reload-settings"
    case cancelJob = "cancel-job"
    case saveAgain = "save-again"
    case saveAs = "save-as"
    case add
    case subscribe
    case refresh
    case refreshAll = "refresh-all"
    case problems
    case addSamples = "add-samples"
    case removeSamples = "remove-samples"
}

extension Action {
    /// Whether its keys are followed by a letter of the user's choice.
    var takesLetter: Bool { self == .setMark || self == .goToMark }

    /// What can be typed behind its name in the palette, for actions that ask for something.
    var argumentName: String? {
        switch self {
        case .add: "SOURCE"
        case .subscribe: "ADDRESS"
        case .filter: "QUERY"
        case .search, .liveFilter: "WORDS"
        case .tag: "TAGS"
        case .pipe: "PROGRAM"
        case .saveAs: "FILE"
        case .setMark, .goToMark: "LETTER"
        default: nil
        }
    }

    /// The name as words, with what can be typed behind it: `add SOURCE`.
    var usage: String { argumentName.map { "\(words) \($0)" } ?? words }

    /// The name as words, short enough for a row of them: `next-quote` is `quote`.
    var shortWords: String {
        for verb in ["next ", "previous ", "focus ", "show ", "jump "] where words.hasPrefix(verb) {
            return String(words.dropFirst(verb.count))
        }
        return words
    }

    /// The name as words: `next-quote` is `next quote`.
    var words: String { rawValue.replacing("-", with: " ") }
}
