import ArticleModel

/// Chooses, among the runs where the article's text is, those that are its blocks, and says what each one is.
struct RunSelector {
    /// A run and its part in the article.
    struct Choice {
        var run: Int
        var kind: Block.Kind
    }

    let page: PageText
    let headline: Int?
    private let candidates: [Int]
    private let prose: Int
    private let cards: EmbeddedCards

    /// - Parameter base: against which the page's links are resolved.
    init(page: PageText, candidates: [Int], headline: Int?, base: String?) {
        self.page = page
        cards = EmbeddedCards(page: page, base: base)
        self.headline = headline
        var candidates = candidates
        // What stands above the headline is not the article's, unless most of it stands there.
        if let headline {
            let below = candidates.filter { $0 > headline }
            if Self.prose(below, page) * 10 >= Self.prose(candidates, page) * 6 { candidates = below }
        }
        self.candidates = candidates
        prose = Self.prose(candidates, page)
    }

    private static func prose(_ runs: [Int], _ page: PageText) -> Int {
        runs.reduce(0) { $0 + (page.runs[$1].isProse ? page.runs[$1].length : 0) }
    }

    /// The blocks of the article without its headline and byline, in order.
    func choices() -> [Choice] {
        var choices: [Choice] = []
        var copies = Copies()
        var skippedUntil = 0
        var proseSoFar = 0
        for (position, index) in candidates.enumerated() {
            let run = page.runs[index]
            guard run.nodes.lowerBound >= skippedUntil, index != headline else { continue }
            let text = run.text.prefix(400).lowercasedASCII()
            if let card = cards.card(around: index) {
                if index == cards.title(of: card) {
                    choices.append(Choice(run: index, kind: .embeddedHeadline))
                }
                continue
            }
            if isEnd(position, text) {
                if proseSoFar * 100 >= prose * 65 || isRestScattered(after: position) { break }
                skippedUntil = sectionEnd(of: run)
                continue
            }
            if run.isProse { proseSoFar += run.length }
            guard let kind = kind(of: index, text, isBegun: proseSoFar > 0), copies.isNew(run)
            else { continue }
            choices.append(Choice(run: index, kind: kind))
        }
        return withoutLooseHeadings(withoutTeasers(choices))
    }

    // MARK: Ends

    private func isEnd(_ position: Int, _ text: [UInt8]) -> Bool {
        let run = page.runs[candidates[position]]
        guard run.length <= 80, !run.context.contains(.caption), !run.endsSentence || run.headingLevel != nil
        else {
            return false
        }
        let isLabel = run.headingLevel != nil || (run.length <= 40 && !run.context.contains(.listItem))
        guard isLabel, let end = JunkText.beginsEnd(text) else { return false }
        return end == .certain || !isFollowedByText(position)
    }

    /// Whether the next candidates are paragraphs beside the heading, as those of a section are.
    private func isFollowedByText(_ position: Int) -> Bool {
        let heading = page.runs[candidates[position]]
        guard heading.headingLevel != nil else { return false }
        let parent = page.tree.parent(of: heading.element)
        return candidates[(position + 1)...].prefix(3).count { next in
            let run = page.runs[next]
            return run.isProse && run.length >= 120 && run.linkDensity < 0.3
                && page.tree.parent(of: run.element) == parent
        } >= 2
    }

    private func isRestScattered(after position: Int) -> Bool {
        let rest = Array(candidates[(position + 1)...])
        return Self.prose(rest, page) * 100 < prose * 20
    }

    /// The end of the box that a heading begins: its parent, where that holds little.
    private func sectionEnd(of run: TextRun) -> Int {
        guard let parent = page.tree.parent(of: run.element) else { return run.nodes.upperBound }
        let share = page.prose(page.runs(in: parent)) * 100 / max(1, prose)
        return share < 20 ? Int(page.tree.nodes[parent].end) : run.nodes.upperBound
    }

    // MARK: One run

    /// What a run is in the article; nil where it is no part of it. `isBegun`: running text stands before it.
    private func kind(of index: Int, _ text: [UInt8], isBegun: Bool) -> Block.Kind? {
        let run = page.runs[index]
        if page.removed[index] { return nil }
        if run.context.contains(.caption) { return run.length >= 12 ? .caption : nil }
        if JunkText.matches(text, length: run.length) { return nil }
        if let level = run.headingLevel { return level > 0 && isSubheading(run) ? .subheading : nil }
        if run.context.contains(.preformatted) { return .paragraph }
        if isSignature(run, text) { return .blockQuote }
        if isTopics(run) || (isLinked(run) && !isReference(run)) { return nil }
        if isByline(run, text) || isTime(run, text, isBegun: isBegun) { return nil }
        if run.context.contains(.quote) { return .blockQuote }
        if run.context.contains(.listItem) { return .listItem }
        return run.isProse || isPassable(run, text) || isAmongParagraphs(index) ? .paragraph : nil
    }

    private func isSubheading(_ run: TextRun) -> Bool {
        run.length <= 250 && run.linkDensity < 0.8
    }

    /// A text that is mostly link: to another article, not part of this one.
    private func isLinked(_ run: TextRun) -> Bool {
        switch run.linkDensity {
        case 0.85...: return run.length < 400
        case 0.5...: return run.length < 120 || run.sentences == 0
        default: return false
        }
    }

    /// The line under an embedded post that says whose it is: `— Ada Lovelace (@ada) 3 July 2019`.
    private func isSignature(_ run: TextRun, _ text: [UInt8]) -> Bool {
        run.context.contains(.quote) && run.linkDensity < 0.85 && Self.dashes.beginsWithAny(text)
    }

    private static let dashes = PhraseTable(["— ", "– ", "-- ", "- "])

    /// A paragraph that names another site's page, as blogs name what they write about.
    private func isReference(_ run: TextRun) -> Bool {
        guard cards.base != nil, run.context.contains(.paragraph),
            run.context.isDisjoint(with: [.listItem, .quote]), run.words >= 4, run.length <= 160
        else { return false }
        return run.links.allSatisfy {
            cards.leadsElsewhere($0.element) && !hasRelation($0, to: ["tag", "sponsored"])
        }
    }

    /// The article's topics.
    private func isTopics(_ run: TextRun) -> Bool {
        run.linkDensity > 0.3 && run.links.contains { hasRelation($0, to: ["tag"]) }
    }

    private func hasRelation(_ link: TextRun.Link, to relations: Set<Substring>) -> Bool {
        guard let relation = page.tree.attribute(.rel, of: link.element)?.lowercased() else { return false }
        return !relations.isDisjoint(with: relation.split(separator: " "))
    }

    /// Short text: whole sentences, and what is a paragraph among others, belong to it; labels in boxes do not.
    private func isPassable(_ run: TextRun, _ text: [UInt8]) -> Bool {
        let traits = page.traits(of: run.element)
        if !traits.intersection([.byline, .time, .doubtful]).isEmpty { return false }
        if run.context.contains(.table) { return run.words >= 2 }
        if run.endsSentence, run.words >= 2 { return true }
        if run.context.contains(.paragraph) || run.context.contains(.definition) { return run.length >= 2 }
        return run.words >= 6
    }

    /// Short text in an element like those of the paragraphs beside it: sites that write `div` for `p`.
    private func isAmongParagraphs(_ index: Int) -> Bool {
        let run = page.runs[index]
        guard run.words >= 2, !run.context.contains(.table),
            page.traits(of: run.element).isDisjoint(with: [.byline, .time, .doubtful, .label])
        else { return false }
        let tree = page.tree
        let names = tree.attributeBytes(.class, of: run.element)
        return (max(0, index - 3)..<min(page.runs.count, index + 4)).contains { near in
            let other = page.runs[near].element
            guard near != index, page.runs[near].isProse, !page.removed[near] else { return false }
            return tree.nodes[other].tag == tree.nodes[run.element].tag
                && tree.parent(of: other) == tree.parent(of: run.element)
                && tree.attributeBytes(.class, of: other) == names
        }
    }

    private func isByline(_ run: TextRun, _ text: [UInt8]) -> Bool {
        run.length <= 80 && !run.endsSentence && Self.bylines.beginsWithAny(text)
    }

    private static let bylines = PhraseTable([
        "by ", "by: ", "written by", "words by", "story by", "text by", "posted by", "photographs by",
        "photos by",
    ])

    /// A line with little more than a day or time; in the text a paragraph may be one, over what happened then.
    private func isTime(_ run: TextRun, _ text: [UInt8], isBegun: Bool) -> Bool {
        if isBegun, run.context.contains(.paragraph), !page.traits(of: run.element).contains(.time) {
            return false
        }
        return run.length <= 60 && run.words <= 9 && !run.endsSentence
            && text.contains { (0x30...0x39).contains($0) }
            && PublicationTime(String(decoding: text, as: UTF8.self)) != nil
    }

    // MARK: The whole

    /// A sentence or two under a linked heading, in a box of their own, are another article's; but an article that is made
    /// of such boxes is a list of its own.
    private func withoutTeasers(_ choices: [Choice]) -> [Choice] {
        let teasers = Set(choices.map(\.run).filter { isTeaser($0) })
        guard Self.prose(teasers.sorted(), page) * 10 < prose * 3 else { return choices }
        return choices.filter { !teasers.contains($0.run) }
    }

    private func isTeaser(_ index: Int) -> Bool {
        let heading = index - 1
        guard heading >= 0, page.runs[heading].headingLevel != nil, page.runs[heading].linkDensity > 0.8,
            !page.runs[heading].links.contains(where: { cards.leadsElsewhere($0.element) })
        else { return false }
        var node = page.runs[index].element
        while !page.runs(in: node).contains(heading) {
            guard let parent = page.tree.parent(of: node) else { return false }
            node = parent
        }
        let box = page.runs(in: node)
        return box.lowerBound >= heading - 2 && box.count <= 5 && page.length(box) <= 700
    }

    /// A heading belongs to the text that follows it, so those at the end go.
    private func withoutLooseHeadings(_ choices: [Choice]) -> [Choice] {
        var choices = choices
        while let last = choices.last, last.kind == .subheading { choices.removeLast() }
        return choices
    }
}

extension RunSelector {
    /// Tells texts that a page has twice, for other screens. Short ones may well be said again, unless what stands before
    /// them is a copy too.
    private struct Copies {
        private var seen: Set<[UInt8]> = []
        private var wasCopy = false

        mutating func isNew(_ run: TextRun) -> Bool {
            let isKnown = !seen.insert(run.text).inserted
            wasCopy = isKnown && (run.length >= 80 || wasCopy)
            return !wasCopy
        }
    }
}
