/// Takes out what is no part of the article by what elements are and how they are named, whatever text is chosen later.
///
/// Names mislead, so nothing goes that holds much of the page's running text, or the headline.
struct PageCleaner {
    private var page: PageText
    private let headline: Int?
    private let totalProse: Int

    private init(_ page: PageText, headline: Int?) {
        self.page = page
        self.headline = headline
        totalProse = max(1, page.prose(page.runs.indices))
    }

    /// The page with everything removed that is certain; captions are marked.
    static func cleaned(_ page: PageText, headline: Int?) -> PageText {
        var cleaner = PageCleaner(page, headline: headline)
        cleaner.clean()
        cleaner.page.sumUp()
        return cleaner.page
    }

    private mutating func clean() {
        var node = 1
        let tree = page.tree
        while node < tree.nodes.count {
            if tree.nodes[node].isText || page.runs(in: node).isEmpty {
                node += 1
                continue
            }
            // What of a card is kept is seen later, when it is known where it leads.
            if page.traits(of: node).contains(.card),
                page.length(page.runs(in: node)) <= EmbeddedCards.longest
            {
                node = Int(tree.nodes[node].end)
                continue
            }
            let tag = tree.nodes[node].tag
            if tag != .body, tag != .html, tag != .head, isUnwanted(node) {
                page.remove(node)
                node = Int(tree.nodes[node].end)
                continue
            }
            if isCaption(node) {
                markCaption(node)
            }
            node += 1
        }
        for run in page.runs.indices where run == headline { page.setRemoved(run, false) }
    }

    /// Whether an element is named a caption, or is a small box with an image: its text tells what the image shows.
    private func isCaption(_ node: Int) -> Bool {
        let traits = page.traits(of: node)
        let runs = page.runs(in: node)
        if traits.contains(.caption) { return page.prose(runs) < 600 }
        guard traits.contains(.picture), runs.count <= 3, page.length(runs) <= 220,
            page.length(runs) * 5 < totalProse, !isTextElement(node)
        else { return false }
        return page.tree.descendants(of: node).contains {
            [.img, .picture].contains(page.tree.nodes[$0].tag)
        }
    }

    private mutating func markCaption(_ node: Int) {
        for run in page.runs(in: node) where page.runs[run].nodes.upperBound <= Int(page.tree.nodes[node].end)
        {
            page.runs[run].context.insert(.caption)
        }
    }

    private func isUnwanted(_ node: Int) -> Bool {
        let runs = page.runs(in: node)
        let prose = page.prose(runs)
        let share = Double(prose) / Double(totalProse)
        let holdsHeadline = headline.map(runs.contains) ?? false
        let traits = page.traits(of: node)
        if holdsHeadline { return false }
        if share < 0.3, page.isHidden(node) { return true }
        if isUnwantedElement(node, share: share, prose: prose) || isUnwantedRole(node, share: share) {
            return true
        }
        if traits.contains(.comments) || page.tree.attribute(.itemprop, of: node) == "comment" {
            // A page may have more comments than article.
            if share < 0.35 || (share < 0.97 && isAfterArticle(runs, prose: 200)) { return true }
        }
        // Names of code boxes are those of what is around them: `code-toolbar`, `highlight-source`.
        if !traits.isDisjoint(with: [.unwanted, .doubtful]), isCode(runs) { return false }
        if traits.contains(.unwanted), !isTextElement(node) || prose < 100 || page.linkDensity(runs) > 0.3 {
            let limit = traits.contains(.body) ? 0.02 : isAfterArticle(runs, prose: 600) ? 0.9 : 0.35
            return share < limit || (share < 0.9 && isCardList(node, runs))
        }
        if traits.contains(.footer), isPageEnd(runs, share: share) { return true }
        if traits.contains(.pullQuote), share < 0.15 { return true }
        if isLinkList(node, runs, prose: prose) { return true }
        if share < 0.4, isCardList(node, runs) { return true }
        guard traits.contains(.doubtful), !traits.contains(.body), !isTextElement(node) else { return false }
        return prose < 80 || (share < 0.15 && page.linkDensity(runs) > 0.3)
    }

    private func isCode(_ runs: Range<Int>) -> Bool {
        let code = runs.reduce(0) {
            $0 + (page.runs[$1].context.contains(.preformatted) ? page.runs[$1].length : 0)
        }
        return code * 10 >= page.length(runs) * 7 && code > 0
    }

    /// Whether so much running text stands between the headline and some runs.
    private func isAfterArticle(_ runs: Range<Int>, prose: Int) -> Bool {
        let start = headline ?? 0
        return start < runs.lowerBound && page.prose(start..<runs.lowerBound) >= prose
    }

    /// Whether some runs stand behind the article, however short it is.
    private func isPageEnd(_ runs: Range<Int>, share: Double) -> Bool {
        headline != nil && share < 0.9 && isAfterArticle(runs, prose: 200)
    }

    private func isTextElement(_ node: Int) -> Bool {
        let tag = page.tree.nodes[node].tag
        return tag.isHeading
            || [.p, .blockquote, .li, .figure, .figcaption, .article, .main, .body].contains(tag)
    }

    private func isUnwantedElement(_ node: Int, share: Double, prose: Int) -> Bool {
        switch page.tree.nodes[node].tag {
        case .nav, .menu: share < 0.3
        case .footer: share < 0.25 || isPageEnd(page.runs(in: node), share: share)
        case .aside: share < 0.3
        case .noscript: share < 0.5
        case .form: share < 0.1
        case .fieldset, .label, .legend: share < 0.1
        // A header without the headline holds the site's name and menus; prose in it is the article's introduction.
        case .header: prose < 120
        default: false
        }
    }

    private func isUnwantedRole(_ node: Int, share: Double) -> Bool {
        guard let role = page.tree.attribute(.role, of: node)?.lowercased() else { return false }
        switch role {
        case "navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
            "tablist",
            "alert", "banner", "complementary":
            return share < 0.3
        default: return false
        }
    }

    /// A list or box of links.
    private func isLinkList(_ node: Int, _ runs: Range<Int>, prose: Int) -> Bool {
        guard prose == 0, [.ul, .ol, .div, .section, .table, .dl].contains(page.tree.nodes[node].tag) else {
            return false
        }
        let length = page.length(runs)
        guard length > 0 else { return false }
        return page.linkDensity(runs) > (runs.count > 2 ? 0.55 : 0.75)
    }

    /// Three or more like elements in a row, each with a linked heading and few words: other articles.
    private func isCardList(_ node: Int, _ runs: Range<Int>) -> Bool {
        guard runs.count >= 3, [.ul, .ol, .div, .section].contains(page.tree.nodes[node].tag)
        else {
            return false
        }
        var cards: [String: (count: Int, length: Int)] = [:]
        for child in page.tree.children(of: node) where !page.tree.nodes[child].isText {
            let tag = page.tree.nodes[child].tag
            guard tag != .p, !tag.isHeading, tag != .blockquote, isCard(child) else { continue }
            let kind = "\(tag) \(page.tree.attribute(.class, of: child)?.split(separator: " ").first ?? "")"
            let known = cards[kind] ?? (0, 0)
            cards[kind] = (known.count + 1, known.length + page.length(page.runs(in: child)))
        }
        guard let most = cards.values.max(by: { $0.length < $1.length }), most.count >= 3 else {
            return false
        }
        return most.length * 10 >= page.length(runs) * 7
    }

    private func isCard(_ node: Int) -> Bool {
        let runs = page.runs(in: node)
        let length = page.length(runs)
        guard (10...600).contains(length) else { return false }
        let hasLinkedHeading = runs.contains {
            page.runs[$0].headingLevel != nil && page.runs[$0].linkDensity > 0.8
        }
        return hasLinkedHeading || page.linkDensity(runs) > 0.3
    }
}
