/// One row of the key table: an action with its keys and what help says of it.
struct KeyBinding: Sendable {
    /// Under which heading help shows it.
    enum Group: String, CaseIterable, Sendable {
        case moving = "Moving"
        case jumping = "Jumping"
        case panes = "Articles and panes"
        case writing = "Notes"
        case program = "Program"
    }

    let action: Action
    let keys: [KeySequence]
    let group: Group
    let help: String
}

/// The one table of key bindings: it feeds the key matcher, the help screen and the palette.
struct KeyTable: Sendable {
    let bindings: [KeyBinding]

    /// The defaults.
    static let standard = KeyTable(
        bindings: rows.map { action, keys, group, help in
            KeyBinding(
                action: action, keys: keys.split(separator: " ").compactMap { KeySequence(String($0)) },
                group: group,
                help: help)
        })

    private static let rows: [(Action, String, KeyBinding.Group, String)] = [
        (.down, "j Down", .moving, "down a line or an entry"),
        (.up, "k Up", .moving, "up"),
        (.halfPageDown, "^D", .moving, "half a page down"),
        (.halfPageUp, "^U", .moving, "half a page up"),
        (.pageDown, "Space PgDn ^F", .moving, "a page down"),
        (.pageUp, "b PgUp ^B", .moving, "a page up"),
        (.top, "gg Home", .moving, "to the top"),
        (.bottom, "G End", .moving, "to the end"),
        (.left, "h Left", .moving, "while selecting: a word to the left"),
        (.right, "l Right w", .moving, "while selecting: a word to the right"),

        (.nextQuote, "]q", .jumping, "next quote"),
        (.previousQuote, "[q", .jumping, "previous quote"),
        (.nextClaim, "]c", .jumping, "next claim"),
        (.previousClaim, "[c", .jumping, "previous claim"),
        (.nextEntity, "]e", .jumping, "next name"),
        (.previousEntity, "[e", .jumping, "previous name"),
        (.nextNote, "]n", .jumping, "next note or highlight"),
        (.previousNote, "[n", .jumping, "previous note or highlight"),
        (.search, "/", .jumping, "search as you type"),
        (.filter, "F", .jumping, "list only what a query finds; Esc lists all"),
        (.repeatForward, "n", .jumping, "repeat the last search or jump"),
        (.repeatBackward, "N", .jumping, "repeat it the other way"),

        (.open, "Enter", .panes, "open the article; in the panel: go to the passage"),
        (.close, "q", .panes, "close this view; from the list: quit"),
        (.nextArticle, "J", .panes, "next article"),
        (.previousArticle, "K", .panes, "previous article"),
        (.nextPane, "Tab", .panes, "next pane"),
        (.previousPane, "S-Tab", .panes, "previous pane"),
        (.focusList, "gl", .panes, "to the list"),
        (.focusText, "gt", .panes, "to the text"),
        (.focusPanel, "gp", .panes, "to the claims"),
        (.showChanges, "gd", .panes, "what has changed in a revised article"),
        (.zoom, "O", .panes, "this pane alone, and back"),
        (.narrow, "<", .panes, "this pane narrower"),
        (.widen, ">", .panes, "this pane wider"),
        (.sort, "s", .panes, "sort the list: date, title, outlet, unread first"),
        (.toggleUnread, "U", .panes, "mark unread or read"),
        (.toggleStar, "*", .panes, "star, or take the star away"),

        (.selectWords, "v", .writing, "select words; then move, then a, H or y"),
        (.selectLines, "V", .writing, "select whole lines"),
        (.annotate, "a", .writing, "note on the selection, quote, claim or name"),
        (.highlight, "H", .writing, "highlight it without a note"),
        (.editNote, "e", .writing, "write the note in $EDITOR"),
        (.delete, "d", .writing, "delete the note or highlight (u brings it back)"),
        (.copy, "y", .writing, "copy"),
        (.copyWithSource, "Y", .writing, "copy with speaker, outlet, date and address"),
        (.undo, "u", .writing, "undo"),
        (.redo, "^R", .writing, "redo"),
        (.cancel, "Esc", .writing, "cancel selection, prompt or prefix; clear the search"),

        (.palette, ":", .program, "every action by its name"),
        (.help, "?", .program, "this help"),
        (.redraw, "^L", .program, "redraw the screen"),
        (.suspend, "^Z", .program, "suspend (fg comes back)"),
        (.quit, "Q", .program, "quit"),
        (.cancelJob, "^C", .program, "end what goes on in the background"),
        (.saveAgain, "", .program, "try again to save what could not be saved"),
        (.saveAs, "", .program, "write notes that could not be saved to another file"),
        (.addSamples, "", .program, "add the sample articles"),
        (.removeSamples, "", .program, "remove the sample articles"),
    ]
}
