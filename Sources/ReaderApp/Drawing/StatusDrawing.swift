import ArticleModel
import TerminalUI

/// Draws the last row: a prompt, a message, or where the reader stands and which keys lead on.
struct StatusDrawing {
    let state: ReaderState
    let rect: Rect

    private var theme: Theme { state.theme }

    func draw(into frame: inout Frame) {
        guard rect.rows > 0 else { return }
        frame.fill(rect, style: theme.status)
        if case .search(let prompt) = state.overlay { return drawSearch(prompt, into: &frame) }
        if case .filter(let editor) = state.overlay {
            return drawPrompt("F ", editor, right: "", into: &frame)
        }
        if case .narrowing(let prompt) = state.overlay {
            let count = prompt.pane == .panel ? state.panel.claims.count : state.list.count
            return drawPrompt(
                "&", prompt.input, right: "\(count) left  Enter keeps  Esc shows all", into: &frame)
        }
        if case .help(let help) = state.overlay, let input = help.input {
            let count = help.lineCount == 1 ? "1 line" : "\(help.lineCount) lines"
            return drawPrompt("/", input, right: "\(count)  Enter keeps  Esc shows all", into: &frame)
        }
        if case .tags(let prompt) = state.overlay {
            return drawPrompt(prompt.label, prompt.input, right: "commas between", into: &frame)
        }
        if case .pageFilter(let filter) = state.overlay {
            return drawPrompt("/", filter.input, right: Self.joined(place), into: &frame)
        }
        if case .pipe(let editor) = state.overlay {
            return drawPrompt("| ", editor, right: "a program and its arguments", into: &frame)
        }
        if case .saveAs(let editor) = state.overlay {
            return drawPrompt("Save notes to: ", editor, right: "Enter saves  Esc cancels", into: &frame)
        }
        if case .source(let prompt) = state.overlay {
            return drawPrompt(prompt.label, prompt.input, right: prompt.hint, into: &frame)
        }
        if let message = state.message { return draw(message, into: &frame) }
        let right = Self.joined(place)
        let room = max(0, rect.columns - TextWidth.width(right) - 3)
        putRight(right, into: &frame)
        if !state.keys.pending.isEmpty {
            frame.putCut(
                " " + state.keys.pending + pendingHint, row: rect.top, column: rect.left, width: room,
                style: theme.status.with(.bold))
        } else {
            frame.putCut(
                " " + (spotWords ?? fitting(hints, to: room - 1)), row: rect.top, column: rect.left,
                width: room, style: theme.status
            )
        }
    }

    /// A message has the room that it needs; of where the reader stands there is what the rest has room for.
    private func draw(_ message: ReaderState.Message, into frame: inout Frame) {
        let words = MessageFitting.fit(message.text, to: max(1, rect.columns - 2))
        var right = place
        while !right.isEmpty, TextWidth.width(words) + TextWidth.width(Self.joined(right)) + 5 > rect.columns
        {
            right.removeLast()
        }
        putRight(Self.joined(right), into: &frame)
        let style = message.isError ? theme.error : theme.status.with(.bold)
        frame.putCut(" " + words + " ", row: rect.top, column: rect.left, width: rect.columns, style: style)
    }

    private func putRight(_ words: String, into frame: inout Frame) {
        frame.putRight(
            words, row: rect.top, end: rect.right - 1, width: rect.columns - 2, style: theme.status)
    }

    private static func joined(_ parts: [String]) -> String { parts.joined(separator: "  ") }

    private func drawSearch(_ prompt: SearchPrompt, into frame: inout Frame) {
        let hint = prompt.isPattern ? "^T words" : "^T regular expression"
        let right = prompt.input.text.isEmpty ? hint : outcome(of: prompt)
        drawPrompt(prompt.isPattern ? "regex /" : "/", prompt.input, right: right, into: &frame)
    }

    /// What has been found so far, or what is wrong with the expression; nothing while the list is searched.
    private func outcome(of prompt: SearchPrompt) -> String {
        if prompt.pane == .list {
            if let problem = state.list.search?.problem { return problem }
            return state.list.finding == .nothing ? "not found" : state.list.hitPlace ?? ""
        }
        return state.text.search?.problem ?? hitPlace ?? "not found"
    }

    private func drawPrompt(_ label: String, _ input: LineEditor, right: String, into frame: inout Frame) {
        putRight(right, into: &frame)
        let room = max(4, rect.columns - TextWidth.width(right) - 3)
        let shown = LineWindow(input, width: room - 1 - label.count)
        frame.put(label + shown.text, row: rect.top, column: rect.left, style: theme.status, limit: room)
        frame.cursor = Position(row: rect.top, column: rect.left + label.count + shown.cursorColumn)
    }

    /// Which of how many hits the search stands on; nil where it stands on none.
    private var hitPlace: String? {
        let hits = state.text.hits
        guard let hit = state.text.hit else { return nil }
        let rank = hits.rank(of: hit.start)
        guard rank > 0, hits.entries[rank - 1].span == hit else { return nil }
        return "\(rank)/\(hits.entries.count)"
    }

    /// What a waiting prefix can go on with.
    private var pendingHint: String {
        if let action = state.keys.awaitingLetter {
            return action == .setMark
                ? "   a letter marks this place; a capital from any article"
                : "   the letter of a mark; ' goes back"
        }
        return "  "
            + state.keyTable.continuations(of: state.keys.pressed).map { key, action in
                " \(key) \(action.shortWords)"
            }.joined(separator: " ")
    }

    /// The right side, part by part: which of how many, and how far. What can be spared stands last.
    private var place: [String] {
        var parts = state.unsaved.map { ["! \($0.count) unsaved"] } ?? []
        if let renewing = state.renewing { parts.append("analysing \(renewing.done)/\(renewing.total)") }
        if let importing = state.importing { parts.append(importing.words) }
        if let page = state.page {
            if page.count > 0 { parts.append("\(page.rank)/\(page.countWords)") }
            return parts
        }
        if let hit = state.focus == .list ? state.list.hitPlace : hitPlace { parts.append("hit \(hit)") }
        guard let open = state.open, state.focus != .list || state.isReading else { return parts }
        if let selection = state.text.selection { parts.append("selecting \(selection.unit)") }
        switch state.text.spot {
        case .quote(let index): parts.append(Self.rank(index, in: open.quoteStarts, "quote"))
        case .claim(let index):
            parts.append(Self.rank(index, in: open.claimStarts, "claim"))
            if !open.statuses.isEmpty { parts.append("\(open.uncheckedCount) unchecked") }
        case .note(let index): parts.append(Self.rank(index, in: open.notes, "note"))
        case .entity(_, let at): parts.append("name \(open.names.rank(of: at))/\(open.names.entries.count)")
        case nil: break
        }
        if open.isAnalysing { parts.append("analysing …") }
        parts.append("\(state.text.percent) %")
        return parts
    }

    private static func rank(_ value: Int, in index: SpanIndex<Int>, _ noun: String) -> String {
        let place = index.entries.firstIndex { $0.value == value } ?? 0
        return "\(noun) \(place + 1)/\(index.entries.count)"
    }

    /// What the spot is, in words.
    private var spotWords: String? {
        guard state.page == nil, let open = state.open, let spot = state.text.spot, state.focus != .list
        else { return nil }
        return SpotDescription(open: open).words(for: spot)
    }

    private func hints(of page: LibraryPage) -> String {
        switch page.subject {
        case .quotes, .entity:
            "Enter to the passage  / narrow  s arrange  ge about the speaker  y copy  q back"
        case .notes: "Enter to the passage  / narrow  s arrange  a change  t tags  d delete  q back"
        case .comparison: "Enter to the passage  s arrange  / narrow  c confirm  x dismiss  y copy  q back"
        case .trash: "Enter or u brings it back  / narrow  q back"
        case .trace: "Enter to the place  s arrange  / narrow  gw trace these  y copy  q back"
        case .speakers: "Enter all about the name  / narrow  s arrange  q back"
        case .feeds:
            page.current?.note ?? "Enter its articles  r read it  R read all  / narrow  s arrange  q back"
        }
    }

    /// The keys that matter where the reader stands.
    private var hints: String {
        if let page = state.page { return hints(of: page) }
        if state.list.isLoaded, !state.typedAhead.isEmpty {
            return "Opening the article …  " + hint((.cancel, "gives up what was typed"))
        }
        if state.text.selection != nil {
            return hint(
                (.left, ""), (.down, ""), (.up, ""), (.right, "extend"), (.selectWords, "more"),
                (.nextPane, "other end"), (.annotate, "note"), (.highlight, "highlight"), (.copy, "copy"),
                (.cancel, "cancel"))
        }
        switch state.focus {
        case .list:
            if !state.list.isLoaded { return "Reading the library …" }
            if state.list.filter != nil {
                return hint(
                    (.open, "open"), (.filter, "another query"), (.cancel, "all articles"), (.help, "help"))
            }
            return state.list.isEmpty
                ? hint((.open, "samples"), (.palette, "command"), (.help, "help"), (.close, "quit"))
                : hint(
                    (.open, "open"), (.search, "search"), (.liveFilter, "narrow"), (.sort, "sort"),
                    (.nextPane, "pane"),
                    (.palette, "command"),
                    (.help, "help"), (.close, "quit"))
        case .text:
            return hint(
                (.nextQuote, "quote"), (.nextClaim, "claim"), (.selectWords, "select"), (.annotate, "note"),
                (.search, "search"), (.palette, "command"), (.help, "help"))
        case .panel:
            return hint(
                (.down, ""), (.up, "claims"), (.open, "to the passage"), (.claimStatus, "status"),
                (.nextUnchecked, "unchecked"),
                (.showLinks, "links"), (.sort, "order"),
                (.annotate, "note"),
                (.nextPane, "pane"),
                (.help, "help"))
        }
    }

    /// As many of the hints as fit whole; those on help and the way back stay longest.
    private func fitting(_ hints: String, to room: Int) -> String {
        var parts = hints.split(separator: "  ").map(String.init)
        while parts.count > 1, TextWidth.width(parts.joined(separator: "  ")) > room {
            parts.remove(at: parts.lastIndex { !$0.hasSuffix(" help") && !$0.hasSuffix(" back") } ?? 0)
        }
        return parts.joined(separator: "  ")
    }

    /// Actions with their keys as they are bound; one without words shares those of the next.
    private func hint(_ actions: (Action, String)...) -> String {
        var hint = ""
        for (action, words) in actions {
            guard let key = state.keyTable.firstKey(of: action) else { continue }
            hint += words.isEmpty ? key + " " : "\(key) \(words)  "
        }
        return hint.trimmingWhitespace()
    }
}
