import ArticleModel

/// Finds cards in an article: boxes that show another article by its title, a sentence or two, and the site's name. Of
/// another site's the title alone is kept, as a headline of its own: the rest are others' words. A site's own cards are its
/// advertisements.
struct EmbeddedCards {
    let page: PageText
    /// Against which the page's links are resolved; nil where the page's address is not known.
    let base: String?

    /// Longer boxes are no cards.
    static let longest = 900
    /// No card is wrapped in more elements than these.
    private static let deepest = 8

    /// The card in which a run stands; nil for most runs.
    func card(around run: Int) -> Int? {
        var node: Int? = page.runs[run].element
        var depth = 0
        while let element = node, depth < Self.deepest {
            if page.traits(of: element).contains(.card) {
                return page.length(page.runs(in: element)) <= Self.longest ? element : nil
            }
            node = page.tree.parent(of: element)
            depth += 1
        }
        return nil
    }

    /// The run with the title of another site's card: its heading, what is named so, or its first link.
    func title(of card: Int) -> Int? {
        guard hasLinkElsewhere(card) else { return nil }
        let runs = page.runs(in: card).filter {
            !page.removed[$0] && (8...300).contains(page.runs[$0].length)
        }
        return runs.first { page.runs[$0].headingLevel != nil }
            ?? runs.first { isNamedTitle($0, in: card) }
            ?? runs.first { page.runs[$0].linkDensity > 0.8 }
    }

    private func isNamedTitle(_ run: Int, in card: Int) -> Bool {
        var node: Int? = page.runs[run].element
        while let element = node, element != card {
            if page.traits(of: element).contains(.title) { return true }
            node = page.tree.parent(of: element)
        }
        return false
    }

    private func hasLinkElsewhere(_ element: Int) -> Bool {
        let links = ([element] + Array(page.tree.descendants(of: element))).filter { node in
            page.tree.nodes[node].tag == .a && !page.tree.nodes[node].isText
        }
        // The link may be around the card.
        let around = page.tree.parent(of: element).filter { page.tree.nodes[$0].tag == .a }
        return (links + around).contains { leadsElsewhere($0) }
    }

    /// Whether a link leads to another site, as far as is known: where the page's own address is not, any absolute address
    /// does.
    func leadsElsewhere(_ link: Int) -> Bool {
        guard let href = page.tree.attribute(.href, of: link),
            let target = WebAddress(href, relativeTo: base)
        else { return false }
        return target.host != base.flatMap { WebAddress($0)?.host }
    }
}

extension Optional where Wrapped == Int {
    fileprivate func filter(_ isWanted: (Int) -> Bool) -> [Int] {
        self.map { isWanted($0) ? [$0] : [] } ?? []
    }
}
