import ArticleModel
import ArticleStore

/// Views that lay articles beside one another: a comparison (`gc`), and where words were said (`gw`).
extension ReaderState {
    /// `gc`: the articles chosen in the list where there are two or more, else those that report the same event as the
    /// one here.
    mutating func showComparison() -> [Effect] {
        if focus == .list, page == nil, list.chosen.count > 1 {
            return showPage(.comparison(.chosen(list.chosen)))
        }
        guard let article = articleHere else { return say("There is no article here") }
        return showPage(.comparison(.event(of: article)))
    }

    private var articleHere: String? {
        if let page { return page.current.flatMap { $0.article.isEmpty ? nil : $0.article } }
        return focus == .list ? list.currentID : open?.article.id
    }

    /// `+`: puts an article among those to be compared, or takes it out.
    mutating func chooseArticle() -> [Effect] {
        guard focus == .list, let id = list.currentID else {
            return say("Articles are chosen in the list: gl goes there")
        }
        list.toggleChosen(id)
        list.select(list.selected + 1)
        let count = list.chosen.count
        let words =
            switch count {
            case 0: "No article is chosen"
            case 1: "1 article chosen: + on another, then gc compares them"
            default: "\(count) articles chosen: gc compares them"
            }
        return preview() + say(words)
    }

    /// `gw`: where the words selected, or those of the quote or claim here, were said.
    mutating func showTrace() -> [Effect] {
        let words: String?
        if let page {
            words = page.current.map(\.words)
        } else {
            words = open.flatMap { open in text.target.map { open.text[$0] } }
        }
        let trimmed = words?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        guard trimmed.contains(where: { $0.isLetter || $0.isNumber }) else {
            return say("Select words with v, or go to a quote with ]q, first: gw finds where they were said")
        }
        return showPage(.trace(trimmed))
    }

    /// `c` and `x` on a passage of a comparison: the user's word on the link that it belongs to.
    mutating func decideOnPage(_ page: LibraryPage, _ state: Link.State) -> [Effect] {
        guard let item = page.current, let decision = item.decision else {
            return say("Only the links of a comparison can be confirmed or dismissed here")
        }
        let new = decision.state == state ? .new : state
        return record(.link(decision.link, article: item.article, before: decision.state, after: new))
    }
}
