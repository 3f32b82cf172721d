import ArticleModel

/// Finds the standfirst: the sentence or two between headline and body that sum the article up. Sites set it in the
/// headline's box, or in one of its own that is named so, seldom in the body.
struct StandfirstFinder {
    let page: PageText
    let headline: Int?
    /// The blocks of the body, in order.
    let body: [RunSelector.Choice]

    /// The runs of the standfirst; none where there is none, or where it says again what headline or body say.
    func choices() -> [RunSelector.Choice] {
        guard let headline, let first = body.first(where: { $0.kind != .caption })?.run, headline + 1 < first
        else { return [] }
        let box = box(around: headline)
        let said = WordSequences(words(of: [headline] + body.prefix(4).map(\.run)))
        var found: [Int] = []
        for run in (headline + 1)..<min(first, headline + 1 + Self.farthest)
        where isText(run) && isStandfirst(run, box: box) {
            if said.share(of: page.runs[run].text) < 0.6 { found.append(run) }
        }
        let chosen = Set(body.map(\.run))
        return found.prefix(3).filter { !chosen.contains($0) }.map {
            RunSelector.Choice(run: $0, kind: .paragraph)
        }
    }

    /// Standfirsts stand within so many runs of the headline: bylines, days and share buttons may come first.
    private static let farthest = 25

    private func words(of runs: [Int]) -> String {
        runs.map { String(decoding: page.runs[$0].text, as: UTF8.self) }.joined(separator: " ")
    }

    private func isText(_ index: Int) -> Bool {
        let run = page.runs[index]
        guard (30...700).contains(run.length), run.words >= 5, run.linkDensity < 0.3,
            run.context.isDisjoint(with: [.caption, .listItem, .table, .quote])
        else { return false }
        return !JunkText.matches(run.text.prefix(400).lowercasedASCII(), length: run.length)
    }

    /// Whether a run is named a standfirst, or is running text in the headline's own box.
    private func isStandfirst(_ index: Int, box: Int) -> Bool {
        let run = page.runs[index]
        var node = run.element
        var named: Int?
        // Up to the element that holds more than the standfirst: headline or body.
        while !holdsOthers(node) {
            let traits = page.traits(of: node)
            if traits.contains(.standfirst) { named = node }
            if isForeign(node, traits) { return false }
            guard let parent = page.tree.parent(of: node) else { return false }
            node = parent
        }
        if let named { return isAlone(named) }
        let isInHeadlinesBox = node >= box && page.tree.nodes[node].end <= page.tree.nodes[box].end
        return isInHeadlinesBox && !page.removed[index]
            && (run.isProse || (run.headingLevel != nil && run.words >= 6))
    }

    private func holdsOthers(_ node: Int) -> Bool {
        let nodes = node..<Int(page.tree.nodes[node].end)
        return [headline, body.first?.run].contains {
            $0.map { nodes.contains(page.runs[$0].nodes.lowerBound) } ?? false
        }
    }

    private func isForeign(_ node: Int, _ traits: ElementTraits) -> Bool {
        let tag = page.tree.nodes[node].tag
        if [.aside, .nav, .form, .figure, .footer].contains(tag) || page.isHidden(node) { return true }
        if !traits.isDisjoint(with: [.comments, .byline, .time, .caption, .picture, .pullQuote, .card]) {
            return true
        }
        return traits.contains(.unwanted) && !traits.contains(.standfirst)
    }

    /// Whether a box named a standfirst is one: teasers for other articles have links and headings.
    private func isAlone(_ node: Int) -> Bool {
        let runs = page.runs(in: node)
        return runs.count <= 8
            && !runs.contains { page.runs[$0].linkDensity > 0.8 && page.runs[$0].length > 25 }
    }

    /// The element around the headline that is only there for it: without any of the body.
    private func box(around headline: Int) -> Int {
        var node = page.runs[headline].element
        while let parent = page.tree.parent(of: node), let first = body.first?.run,
            page.tree.nodes[parent].end <= page.runs[first].nodes.lowerBound
        {
            node = parent
        }
        return node
    }
}
