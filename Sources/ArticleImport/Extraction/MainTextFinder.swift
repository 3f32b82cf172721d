/// Finds where on a cleaned page the article's text is: the runs of one element, or of several.
///
/// Three witnesses, the surest first: elements that are marked as the article's body (microdata, names, `article`); the
/// text that the page's JSON-LD gives; and where the running text gathers: from the body downwards, into the child that
/// holds nearly all of it, for as long as there is one.
struct MainTextFinder {
    let page: PageText
    let metadata: PageMetadata
    let headline: Int?

    /// The runs among which the article's are; empty where there is no text.
    func runs() -> [Int] {
        let gathered = gatheringElement()
        let region = bodyElements(within: gathered) ?? [gathered]
        var runs = region.flatMap { Array(page.runs(in: $0)) }.filter { !page.removed[$0] }
        if region == [gathered] { runs = withSiblings(of: gathered, runs) }
        return confirmed(runs)
    }

    // MARK: Where the text gathers

    private func gatheringElement() -> Int {
        var current = 0
        // Each step goes down one level; a page nests as deep as it has nodes.
        while let child = heaviestChild(of: current) { current = child }
        return onlyArticle(in: current)
    }

    /// The child that holds the text, as far as one does.
    private func heaviestChild(of node: Int) -> Int? {
        let whole = weight(page.runs(in: node))
        guard whole > 0 else { return nil }
        var best: (node: Int, weight: Double)?
        var second = 0.0
        let children = page.tree.children(of: node).filter { !page.tree.nodes[$0].isText }
        // Where more than one child is named a body the names are those of a text's parts.
        let hasParts =
            children.count { page.traits(of: $0).contains(.body) && weight(page.runs(in: $0)) > 0 } > 1
        for child in children {
            let weight = weight(page.runs(in: child)) * bonus(child, isPart: hasParts)
            if weight > best?.weight ?? 0 {
                second = best?.weight ?? 0
                best = (child, weight)
            } else {
                second = max(second, weight)
            }
        }
        guard let best, isContainer(best.node) else { return nil }
        let share = best.weight / whole
        let traits = page.traits(of: best.node)
        let isNamed =
            (traits.contains(.body) && !hasParts)
            || page.tree.attribute(.itemprop, of: best.node) == "articleBody"
        let isArticle = [.article, .main].contains(page.tree.nodes[best.node].tag) || traits.contains(.post)
        let holdsHeadline = headline.map(page.runs(in: best.node).contains) ?? false
        if share >= (isNamed ? 0.5 : isArticle ? 0.55 : 0.8) { return best.node }
        // The rest is scattered, and this child has the headline.
        return holdsHeadline && share >= 0.5 && second < best.weight * 0.5 ? best.node : nil
    }

    private func isContainer(_ node: Int) -> Bool {
        switch page.tree.nodes[node].tag {
        case .p, .blockquote, .li, .ul, .ol, .pre, .figure, .dl: false
        default: !page.tree.nodes[node].tag.isHeading
        }
    }

    private func bonus(_ node: Int, isPart: Bool) -> Double {
        let traits = page.traits(of: node)
        if page.tree.attribute(.itemprop, of: node) == "articleBody" { return 1.5 }
        if traits.contains(.body), !isPart { return 1.25 }
        return [.article, .main].contains(page.tree.nodes[node].tag) ? 1.1 : 1
    }

    /// Running text counts for an element; links and scraps count against it.
    private func weight(_ runs: Range<Int>) -> Double {
        let prose = Double(page.prose(runs))
        let rest = Double(page.length(runs)) - prose
        return prose - min(rest, prose) * 0.25
    }

    /// Of several articles in an element, the one with the headline. A blog that is written while something happens has
    /// many, which belong together.
    private func onlyArticle(in node: Int) -> Int {
        guard !metadata.isLive, let headline else { return node }
        var articles: [Int] = []
        var next = node + 1
        while next < Int(page.tree.nodes[node].end) {
            if page.tree.nodes[next].tag == .article, !page.tree.nodes[next].isText {
                if page.prose(page.runs(in: next)) >= 400 { articles.append(next) }
                next = Int(page.tree.nodes[next].end)
            } else {
                next += 1
            }
        }
        let whole = page.prose(page.runs(in: node))
        return articles.first { article in
            let runs = page.runs(in: article)
            return runs.contains(headline) && (articles.count > 1 || page.prose(runs) * 4 >= whole)
        } ?? node
    }

    // MARK: Elements marked as the body

    /// The elements marked as the article's text, where they hold most of the text that was found to gather.
    private func bodyElements(within gathered: Int) -> [Int]? {
        let prose = page.prose(page.runs(in: gathered))
        let marked = outermost(in: gathered) {
            page.tree.attribute(.itemprop, of: $0)?.contains("articleBody") == true
                || page.tree.attribute(.property, of: $0)?.contains("articleBody") == true
                || page.tree.attribute(.name, of: $0) == "articleBody"
        }
        if let group = best(group: marked, atLeast: Double(prose) * 0.35) { return group }
        let all = outermost(in: gathered) { page.traits(of: $0).contains(.body) }
        let named = all.filter { !isInline($0) }
        // Paragraphs beside it that are named so too: the names are those of a text's parts.
        let beside = all.filter { isInline($0) }.reduce(0) { $0 + page.prose(page.runs(in: $1)) }
        guard beside * 10 < prose else { return nil }
        return best(group: named.map(innermostBody), atLeast: Double(prose) * 0.6)
    }

    private func isInline(_ node: Int) -> Bool {
        let tag = page.tree.nodes[node].tag
        return !tag.isBlock && tag != .td && tag != .other || tag == .p || tag.isHeading || tag == .body
    }

    /// The elements that fulfil a condition and are in no other that does.
    private func outermost(in element: Int, _ condition: (Int) -> Bool) -> [Int] {
        var found: [Int] = []
        var node = element
        while node < Int(page.tree.nodes[element].end) {
            if !page.tree.nodes[node].isText, condition(node), page.prose(page.runs(in: node)) > 0 {
                found.append(node)
                node = Int(page.tree.nodes[node].end)
            } else {
                node += 1
            }
        }
        return found
    }

    /// Wrappers are named like the body that they hold.
    private func innermostBody(_ node: Int) -> Int {
        var current = node
        var next = node + 1
        while next < Int(page.tree.nodes[current].end) {
            let isBetter =
                !page.tree.nodes[next].isText && page.traits(of: next).contains(.body) && !isInline(next)
                && page.prose(page.runs(in: next)) * 100 >= page.prose(page.runs(in: current)) * 85
            if isBetter { current = next }
            next += 1
        }
        return current
    }

    /// The element with most text, and those like it (same tag and class) that continue it.
    private func best(group elements: [Int], atLeast prose: Double) -> [Int]? {
        guard let main = elements.max(by: { page.prose(page.runs(in: $0)) < page.prose(page.runs(in: $1)) })
        else {
            return nil
        }
        let names = page.tree.attribute(.class, of: main)
        let alike = elements.filter {
            $0 == main
                || (page.tree.nodes[$0].tag == page.tree.nodes[main].tag
                    && page.tree.attribute(.class, of: $0) == names && belongTogether($0, main))
        }
        let together = alike.reduce(0) { $0 + page.prose(page.runs(in: $1)) }
        return Double(together) >= prose && together > 0 ? alike : nil
    }

    /// Parts of one article have no headline of first order between them; a live blog's entries may.
    private func belongTogether(_ a: Int, _ b: Int) -> Bool {
        if metadata.isLive { return true }
        let between =
            page.runs(in: min(a, b))
            .upperBound..<max(page.runs(in: min(a, b)).upperBound, page.runs(in: max(a, b)).lowerBound)
        let sharesArticle = article(around: a) == article(around: b)
        return sharesArticle && !between.contains { page.runs[$0].headingLevel == 1 }
    }

    private func article(around node: Int) -> Int? {
        var current = page.tree.parent(of: node)
        while let ancestor = current {
            if page.tree.nodes[ancestor].tag == .article { return ancestor }
            current = page.tree.parent(of: ancestor)
        }
        return nil
    }

    // MARK: More and less

    /// Running text right before and after the element, in its parent: an introduction, or the article's other half.
    private func withSiblings(of node: Int, _ runs: [Int]) -> [Int] {
        guard let parent = page.tree.parent(of: node), page.tree.nodes[node].tag != .body, !runs.isEmpty
        else { return runs }
        let prose = page.prose(page.runs(in: node))
        var added: [Int] = []
        for sibling in page.tree.children(of: parent)
        where sibling != node && !page.tree.nodes[sibling].isText {
            let siblingRuns = page.runs(in: sibling)
            let tag = page.tree.nodes[sibling].tag
            let sum = page.prose(siblingRuns)
            guard sum > 0, page.linkDensity(siblingRuns) < 0.25, tag != .article else { continue }
            let isParagraph = tag == .p || tag == .blockquote
            let isLike =
                tag == page.tree.nodes[node].tag
                && page.tree.attribute(.class, of: sibling) == page.tree.attribute(.class, of: node)
            let isLong = sum * 5 >= prose && sum * 10 >= page.length(siblingRuns) * 8
            if isParagraph || isLike || isLong { added += siblingRuns.filter { !page.removed[$0] } }
        }
        return (runs + added).sorted()
    }

    /// Where the page's JSON-LD gives the whole text, text before and after what it confirms is left out.
    private func confirmed(_ runs: [Int]) -> [Int] {
        guard let text = metadata.articleText else { return runs }
        let given = WordSequences(HTMLEntities.decoded(text).withoutTags)
        guard given.count >= 60 else { return runs }
        let isConfirmed = runs.map { page.runs[$0].words >= 4 && given.share(of: page.runs[$0].text) >= 0.7 }
        let confirmedWords = zip(runs, isConfirmed).reduce(0) { $1.1 ? $0 + page.runs[$1.0].words : $0 }
        let words = runs.reduce(0) { $0 + (page.runs[$1].isProse ? page.runs[$1].words : 0) }
        // A cut or different text confirms nothing about the rest.
        guard confirmedWords * 10 >= given.count * 8, given.count * 10 >= words * 6,
            let first = isConfirmed.firstIndex(of: true),
            let last = isConfirmed.lastIndex(of: true)
        else { return runs }
        return Array(runs[first...last])
    }
}
