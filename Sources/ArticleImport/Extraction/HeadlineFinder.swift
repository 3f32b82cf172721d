/// Finds the run that is the article's headline.
struct HeadlineFinder {
    let page: PageText
    let metadata: PageMetadata

    /// The number of the run: the heading most like one of the titles in the page's metadata, else the first `h1`.
    func headline() -> Int? {
        let titles = metadata.titleVariants.map { Self.words($0) }
        var best: (run: Int, likeness: Double)?
        for (index, run) in page.runs.enumerated() {
            guard run.length <= 400, run.headingLevel != nil || isNamedHeadline(run.element) else { continue }
            let words = Self.words(String(decoding: run.text, as: UTF8.self))
            guard !words.isEmpty else { continue }
            let level = Double(run.headingLevel ?? 3)
            let likeness = titles.map { Self.likeness(words, $0) }.max() ?? 0
            // Of two that are alike the higher one, and the earlier one: the later ones are teasers.
            let isElsewhere = run.linkDensity > 0.5 || isInMenu(run.element)
            let score = likeness - level * 0.02 - (isElsewhere ? 0.05 : 0)
            if likeness >= 0.5, score > best?.likeness ?? 0 { best = (index, score) }
        }
        if let best { return best.run }
        let mains = page.runs.indices.filter {
            page.runs[$0].headingLevel == 1 && (page.runs[$0].words >= 3 || beginsATitle(page.runs[$0]))
        }
        return mains.count == 1 ? mains[0] : nil
    }

    /// Whether a short heading is the first part of one of the titles: `Poverty` of `Poverty | The Post`.
    private func beginsATitle(_ run: TextRun) -> Bool {
        let heading = String(decoding: run.text, as: UTF8.self).lowercased()
        return run.length >= 5 && metadata.titleVariants.contains { $0.lowercased().hasPrefix(heading) }
    }

    /// Whether an element is in a menu or in the path to the page, which ends with its title.
    private func isInMenu(_ element: Int) -> Bool {
        var node: Int? = element
        var depth = 0
        while let ancestor = node, depth < 5 {
            if page.tree.nodes[ancestor].tag == .nav || page.traits(of: ancestor).contains(.menu) {
                return true
            }
            node = page.tree.parent(of: ancestor)
            depth += 1
        }
        return false
    }

    private func isNamedHeadline(_ element: Int) -> Bool {
        page.traits(of: element).contains(.title) || page.tree.attribute(.itemprop, of: element) == "headline"
    }

    /// The share of common words, of the smaller title by the larger, 0 to 1: an outlet's name behind a title counts little.
    static func likeness(_ a: Set<String>, _ b: Set<String>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        let common = Double(a.intersection(b).count)
        let jaccard = common / Double(a.union(b).count)
        let contained = min(a.count, b.count) >= 3 ? common / Double(min(a.count, b.count)) * 0.9 : 0
        return max(jaccard, contained)
    }

    static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
    }
}
