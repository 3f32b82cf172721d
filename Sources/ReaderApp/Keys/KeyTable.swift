import TerminalUI

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

    /// The key of an action that is shown; nil where it has none.
    func firstKey(of action: Action) -> String? {
        bindings.first { $0.action == action }?.keys.first?.notation
    }

    /// Which key leads from these to which action, in the table's order.
    func continuations(of keys: [Key]) -> [(key: String, action: Action)] {
        bindings.flatMap { binding in
            binding.keys.compactMap { sequence in
                guard !keys.isEmpty, sequence.keys.count == keys.count + 1, sequence.keys.starts(with: keys),
                    let last = sequence.keys.last
                else { return nil }
                return (KeySequence.notation(last), binding.action)
            }
        }
    }

    /// The same table with other keys for some actions.
    func rebound(_ keys: [Action: [KeySequence]]) -> KeyTable {
        KeyTable(
            bindings: bindings.map { binding in
                KeyBinding(
                    action: binding.action, keys: keys[binding.action] ?? binding.keys, group: binding.group,
                    help: binding.help)
            })
    }

    /// Keys that stand for two actions, or begin what stands for another.
    var collisions: [(keys: KeySequence, first: Action, second: Action)] {
        let all = bindings.flatMap { binding in binding.keys.map { (keys: $0, action: binding.action) } }
        return all.enumerated().flatMap { place, one in
            all[(place + 1)...].filter { other in
                other.action != one.action
                    && (other.keys.keys.starts(with: one.keys.keys)
                        || one.keys.keys.starts(with: other.keys.keys))
            }.map { (keys: one.keys, first: one.action, second: $0.action) }
        }
    }

    private static let rows: [(Action, String, KeyBinding.Group, String)] = [
        (.down, "j Down", .moving, "down a line or an entry"),
        (.up, "k Up", .moving, "up"),
        (.halfPageDown, "^D", .moving, "half a page down"),
        (.halfPageUp, "^U", .moving, "half a page up"),
        (.pageDown, "Space PgDn ^F", .moving, "a page down"),
        (.pageUp, "b PgUp ^B", .moving, "a page up"),
        (.top, "gg Home", .moving, "to the top"),
        (.bottom, "G End", .moving, "to the end"),
        (.left, "h Left", .moving, "while selecting: a word (sentence …) to the left"),
        (.right, "l Right w", .moving, "while selecting: a word (sentence …) to the right"),

        (.nextQuote, "]q", .jumping, "next quote"),
        (.previousQuote, "[q", .jumping, "previous quote"),
        (.nextClaim, "]c", .jumping, "next claim"),
        (.previousClaim, "[c", .jumping, "previous claim"),
        (.nextUnchecked, "]u", .jumping, "next unchecked claim; in the panel in its order"),
        (.previousUnchecked, "[u", .jumping, "previous unchecked claim"),
        (.nextEntity, "]e", .jumping, "next name"),
        (.previousEntity, "[e", .jumping, "previous name"),
        (.nextNote, "]n", .jumping, "next note or highlight"),
        (.previousNote, "[n", .jumping, "previous note or highlight"),
        (.search, "/", .jumping, "search as you type"),
        (.filter, "F", .jumping, "list only what a query finds; Esc lists all"),
        (.liveFilter, "&", .jumping, "narrow the list by title and outlet, or the panel, as you type"),
        (.repeatForward, "n", .jumping, "repeat the last search or jump"),
        (.repeatBackward, "N", .jumping, "repeat it the other way"),

        (.jumpBack, "^O", .jumping, "back to where the last jump began"),
        (.jumpForward, "gi", .jumping, "forward again"),
        (.setMark, "m", .jumping, "and a letter: mark this place; a capital: from any article"),
        (.goToMark, "'", .jumping, "and a letter: go to the mark; '' goes back"),

        (.open, "Enter", .panes, "open the article; in the panel: go to the passage"),
        (.close, "q", .panes, "close this view; from the list: quit"),
        (.nextArticle, "J", .panes, "next article"),
        (.previousArticle, "K", .panes, "previous article"),
        (.nextPane, "Tab", .panes, "next pane; while selecting: the other end"),
        (.previousPane, "S-Tab", .panes, "previous pane"),
        (.focusList, "gl", .panes, "to the list"),
        (.focusText, "gt", .panes, "to the text"),
        (.focusPanel, "gp", .panes, "to the claims"),
        (.showLinks, "L", .panes, "both passages of the links here: conflicts, same and altered quotes"),
        (.showChanges, "gd", .panes, "what has changed in a revised article"),
        (.allQuotes, "gq", .panes, "all quotes of the library"),
        (.entityPage, "ge", .panes, "all about the name or speaker here; else a list of names"),
        (.allNotes, "gn", .panes, "all notes and highlights of the library"),
        (.compare, "gc", .panes, "articles on one event side by side; in the list those chosen with +"),
        (.choose, "+", .panes, "in the list: choose the article for gc, or no longer"),
        (.trace, "gw", .panes, "where the words selected, or of the quote or claim here, were said"),
        (.feeds, "gf", .panes, "the feeds with their unread articles; Enter lists one's, d unsubscribes"),
        (.zoom, "O", .panes, "this pane alone, and back"),
        (.narrow, "<", .panes, "this pane narrower"),
        (.widen, ">", .panes, "this pane wider"),
        (.sort, "s", .panes, "sort the list; arrange the panel: by claimant, as in the text, by worth"),
        (.toggleUnread, "U", .panes, "mark unread or read"),
        (.toggleStar, "*", .panes, "star, or take the star away"),

        (.selectWords, "v", .writing, "select words; again sentences, paragraphs; then a, H or y"),
        (.selectLines, "V", .writing, "select whole lines"),
        (.annotate, "a", .writing, "note on the selection, quote, claim or name"),
        (.highlight, "H", .writing, "highlight it; on a highlight: its next colour"),
        (.editNote, "e", .writing, "write the note in $EDITOR"),
        (
            .delete, "d", .writing,
            "delete the note; in the list the article, in the feeds the feed (u brings it back)"
        ),
        (.correct, "S", .writing, "correct the quote: its speaker, its kind, or that it is none"),
        (.claimStatus, "C", .writing, "status of the claim: unchecked, supported, disputed, noted"),
        (.confirmLink, "c", .writing, "confirm the link of the claim; again takes it back"),
        (.dismissLink, "x", .writing, "dismiss the link: it is not shown again"),
        (.tag, "t", .writing, "tags of the note here, else of the article"),
        (.copy, "y", .writing, "copy"),
        (.copyWithSource, "Y", .writing, "copy with speaker, outlet, date and address"),
        (.openAddress, "o", .writing, "open the article's address in the browser"),
        (.pipe, "|", .writing, "give the selection, or the article, to a program"),
        (.undo, "u", .writing, "undo"),
        (.redo, "^R", .writing, "redo"),
        (.cancel, "Esc", .writing, "cancel selection, prompt or prefix; clear the search"),

        (.palette, ":", .program, "every action by its name; what it asks for may follow: :add SOURCE"),
        (.help, "?", .program, "this help"),
        (.redraw, "^L", .program, "redraw the screen"),
        (.suspend, "^Z", .program, "suspend (fg comes back)"),
        (.quit, "Q", .program, "quit"),
        (.refresh, "r", .program, "read the feed of the article (or the feed) here"),
        (.refreshAll, "R", .program, "read all feeds"),
        (.add, "", .program, "add a file, a folder, or what is at an address"),
        (.subscribe, "", .program, "subscribe to a feed, by its address or its site's"),
        (.problems, "", .program, "what could not be read, or in the settings not be used"),
        (.reloadSettings, "", .program, "read the settings again"),
        (.cancelJob, "^C", .program, "end what goes on in the background"),
        (.saveAgain, "", .program, "try again to save what could not be saved"),
        (.saveAs, "", .program, "write notes that could not be saved to another file"),
        (.trash, "", .program, "removed articles; Enter or u brings one back"),
        (.addSamples, "", .program, "add the sample articles"),
        (.removeSamples, "", .program, "remove the sample articles"),
    ]
}
