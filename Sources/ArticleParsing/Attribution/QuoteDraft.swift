import ArticleModel

/// A quote in the making: spans and relations are known, the speaker and the ids are not.
struct QuoteDraft {
    /// In text order.
    var contents: [TextSpan]
    var cue: [TextSpan]
    var source: [TextSpan]
    var confidence: Double
    /// Index of the draft inside whose content this one stands.
    var parent: Int?
    /// How many drafts stand around it.
    var depth: Int

    /// Whether it is a passage that stands without a cue of its own: an excerpt from elsewhere.
    var isPassage = false

    /// From the first to the last word of the content.
    var hull: TextSpan { TextSpan(contents.first?.start ?? 0, contents.last?.end ?? 0) }

    /// The end of its last words, whether said, cue or source.
    var end: Int { max(hull.end, cue.last?.end ?? 0, source.last?.end ?? 0) }

    /// Adds a part of the content, keeping text order; a part that is there already is not added again.
    mutating func append(_ span: TextSpan) {
        let place = contents.partitioningIndex { $0.end > span.start }
        if place < contents.count, contents[place].overlaps(span) { return }
        contents.insert(span, at: place)
    }
}

extension PassageLabels {
    /// Joins fragments to drafts: each cue with its strongest source and all contents that hang on it.
    ///
    /// A content goes to the cue that claims it most strongly. Fragments without an edge are left out.
    func drafts(parent: Int?, depth: Int) -> [QuoteDraft] {
        var contentsOfCue = [[TextSpan]](repeating: [], count: cues.count)
        for (content, cue) in strongestCues(contentEdges, targets: contents.count) {
            contentsOfCue[cue].append(contents[content].span)
        }
        var sourceOfCue: [Int: Edge] = [:]
        for edge in sourceEdges where edge.strength > sourceOfCue[edge.cue]?.strength ?? -1 {
            sourceOfCue[edge.cue] = edge
        }
        return cues.indices.compactMap { index in
            // A cue without content introduces what the next paragraph says; it needs somebody to say it.
            guard !contentsOfCue[index].isEmpty || sourceOfCue[index] != nil else { return nil }
            let cue = cues[index].span
            return QuoteDraft(
                contents: contentsOfCue[index].sorted(), cue: cue.isEmpty ? [] : [cue],
                source: sourceOfCue[index].map { [sources[$0.target].span] } ?? [],
                confidence: cues[index].confidence, parent: parent, depth: depth)
        }
    }

    /// For each target that has one, the cue with the strongest edge to it.
    private func strongestCues(_ edges: [Edge], targets: Int) -> [(target: Int, cue: Int)] {
        var best = [Edge?](repeating: nil, count: targets)
        for edge in edges where edge.strength > best[edge.target]?.strength ?? -1 { best[edge.target] = edge }
        return best.enumerated().compactMap { target, edge in edge.map { (target, $0.cue) } }
    }
}
