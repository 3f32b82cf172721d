import ArticleModel
import ArticleStore
import TerminalUI

/// The views over the whole library.
extension ReaderState {
    // MARK: Opening

    mutating func showPage(_ subject: PageSubject) -> [Effect] {
        if page?.subject == subject { return [] }
        leavePlace()
        text.selection = nil
        return show(LibraryPage(subject))
    }

    mutating func show(_ page: LibraryPage) -> [Effect] {
        let effects = savePosition()
        self.page = page
        self.page?.resume()
        message = nil
        return effects
    }

    /// `ge`: all about the name or speaker where the reader stands; a list of names where there is none.
    mutating func showEntityPage() -> [Effect] {
        guard let name = entityHere else { return showPage(.speakers) }
        return showPage(.entity(name))
    }

    /// The person or thing that the reader stands on.
    private var entityHere: EntityName? {
        if let page {
            guard let item = page.current else { return nil }
            switch item.kind {
            case .quote, .claim, .sighting: return page.speakerName(of: item)
            case .name: return EntityName(item.who, identity: item.identity)
            case .note, .mention, .side, .article, .feed, .removed: return nil
            }
        }
        guard let open, focus != .list, let spot = text.spot else { return nil }
        let id: String? =
            switch spot {
            case .entity(let index, _): open.analysis.entities[index].id
            case .quote(let index): open.analysis.quotes[index].speaker
            case .claim(let index): open.analysis.claims[index].claimant
            case .note: nil
            }
        return open.entity(id).map { EntityName($0, of: open.article.id) }
    }

    // MARK: Answers

    mutating func takePage(_ answer: PageAnswer) -> [Effect] {
        page?.take(answer)
        return []
    }

    /// What the view shown still needs, as an effect.
    mutating func missingPageRows() -> [Effect] {
        guard var page else { return [] }
        var last = lastPageNumber
        let request = page.missingRows {
            last += 1
            return last
        }
        lastPageNumber = last
        self.page = page
        return request.map { [.readPage($0)] } ?? []
    }

    // MARK: Keys

    /// Carries out an action in the view; nil for one that means the same everywhere.
    mutating func performOnPage(_ action: Action, count: Int?) -> [Effect]? {
        guard var page else { return nil }
        let times = count ?? 1
        switch action {
        case .down: page.move(by: times)
        case .up: page.move(by: -times)
        case .halfPageDown: page.move(lines: max(1, page.height / 2) * times)
        case .halfPageUp: page.move(lines: -max(1, page.height / 2) * times)
        case .pageDown: page.move(lines: max(1, page.height - 2) * times)
        case .pageUp: page.move(lines: -max(1, page.height - 2) * times)
        case .top: page.moveToStart()
        case .bottom: page.moveToEnd()
        case .sort: page.rearrange()
        case .open: return openPageItem(page)
        case .close:
            self.page = nil
            return []
        case .cancel:
            guard !page.filter.isEmpty else {
                self.page = nil
                return []
            }
            page.narrow(to: "", nil)
        case .search, .filter, .liveFilter:
            overlay = .pageFilter(PageFilter(input: LineEditor(page.filter), before: page.filter))
            return []
        case .confirmLink: return decideOnPage(page, .confirmed)
        case .dismissLink: return decideOnPage(page, .dismissed)
        case .annotate, .editNote: return changePageNote(page, inEditor: action == .editNote)
        case .delete:
            if let feed = page.current?.feed { return record(.subscription(feed, true)) }
            guard let annotation = page.current?.annotation else {
                return say(
                    page.subject == .feeds ? "There is no feed here" : "Only notes can be deleted here")
            }
            return [.deleteAnnotation(annotation, isUndo: false)]
        case .undo where page.subject == .trash: return openPageItem(page)
        case .copy, .copyWithSource: return copyPageItem(page, withSource: action == .copyWithSource)
        case .tag, .jumpBack, .jumpForward, .goToMark, .palette, .help, .redraw, .suspend, .quit, .undo,
            .redo,
            .allQuotes, .entityPage, .allNotes, .compare, .trace, .feeds, .refresh, .refreshAll, .add,
            .subscribe, .problems,
            .cancelJob,
            .addSamples, .removeSamples, .trash:
            return nil
        default: return say("\(action.words) means nothing in this view; q closes it")
        }
        self.page = page
        return []
    }

    /// Enter: to the passage, or to the page of the name.
    private mutating func openPageItem(_ page: LibraryPage) -> [Effect] {
        guard let item = page.current else { return [] }
        if item.kind == .name {
            return showPage(.entity(EntityName(item.who, identity: item.identity)))
        }
        if item.kind == .removed { return bringBack(item.article) }
        if item.kind == .feed { return listArticles(ofFeed: item.words) }
        return jump(to: item.target, of: item.article)
            + say("^O goes back to \(page.subject.title.lowercasedFirst)")
    }

    private mutating func changePageNote(_ page: LibraryPage, inEditor: Bool) -> [Effect] {
        guard let annotation = page.current?.annotation else {
            return say("Enter goes to the passage: notes are written there")
        }
        if inEditor { return [.edit(text: annotation.note ?? "", purpose: .change(annotation))] }
        overlay = .note(
            NoteEditor(annotation.note ?? "", purpose: .change(annotation), passage: annotation.anchor.exact))
        return []
    }

    private mutating func copyPageItem(_ page: LibraryPage, withSource: Bool) -> [Effect] {
        guard let item = page.current else { return [] }
        let words = item.feed ?? (item.kind == .name ? item.who : item.words)
        _ = say("Copied \(words.count) characters")
        guard withSource, !item.kind.isName else { return [.copy(words)] }
        let isSaid = ![.note, .mention, .side, .article, .removed].contains(item.kind)
        let origin = [isSaid ? item.who : nil, item.title, item.outlet, item.date].compactMap { $0 }
        return [.copy(words + "\n— " + origin.joined(separator: ", "))]
    }

    mutating func mouseOnPage(_ event: MouseEvent) -> [Effect] {
        guard var page else { return [] }
        switch event.action {
        case .wheelDown: page.scroll(by: 3)
        case .wheelUp: page.scroll(by: -3)
        case .press, .doubleClick, .tripleClick:
            let before = page.selected
            let line = event.position.row - PageDrawing.headRows(of: page, on: size)
            guard line >= 0, page.select(line: line) else { return [] }
            self.page = page
            return event.action == .doubleClick || page.selected == before ? perform(.open) : []
        default: return []
        }
        self.page = page
        return []
    }

    // MARK: The filter

    mutating func press(_ key: Key, in filter: PageFilter) -> [Effect] {
        var filter = filter
        switch key {
        case .escape, .control("c"):
            overlay = nil
            narrowPage(to: filter.before)
        case .enter: overlay = nil
        case .backspace where filter.input.text.isEmpty: overlay = nil
        case .up: page?.move(by: -1)
        case .down: page?.move(by: 1)
        default:
            guard filter.input.press(key) else { return [] }
            overlay = .pageFilter(filter)
            narrowPage(to: filter.input.text)
        }
        return []
    }

    mutating func pasteFilter(_ text: String, _ filter: PageFilter) {
        var filter = filter
        filter.input.insert(text)
        overlay = .pageFilter(filter)
        narrowPage(to: filter.input.text)
    }

    /// A query that is not complete yet changes nothing.
    private mutating func narrowPage(to text: String) {
        guard let query = PageFilter.query(text) else { return }
        page?.narrow(to: text, query)
    }
}

/// The prompt that narrows a view as one types: a query whose last word may be unfinished.
struct PageFilter: Sendable {
    var input: LineEditor
    /// The filter when the prompt was opened.
    let before: String

    /// The query of what was typed; an inner nil for none, nil where it cannot be read (yet).
    static func query(_ text: String) -> Query?? {
        if text.allSatisfy(\.isWhitespace) { return .some(nil) }
        let last = text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        let (field, value) =
            last.lastIndex(of: ":").map { (last[..<$0], last[$0...].dropFirst()) } ?? ("", last)
        let isUnfinished =
            (value.last?.isLetter == true || value.last?.isNumber == true) && !text.contains("\"")
            && last != "OR"
            && ["", "outlet", "speaker", "entity"].contains(field)
        let text = isUnfinished ? text + "*" : text
        guard let query = try? Query(parsing: text) else { return nil }
        return .some(query)
    }
}

extension LibraryPage {
    /// The name of who says an entry; nil where nobody is named.
    func speakerName(of item: PageItem) -> EntityName? {
        guard item.isNamed else { return nil }
        return EntityName(
            item.who, place: item.entity.map { EntityPlace(article: item.article, entity: $0) })
    }
}

extension String {
    /// With a small letter at the beginning, for the middle of a sentence, unless it is a name.
    var lowercasedFirst: String {
        hasPrefix("All ") || hasPrefix("Who ") ? prefix(1).lowercased() + dropFirst() : self
    }
}
