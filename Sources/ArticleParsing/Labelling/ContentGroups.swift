import ArticleModel
import Linguistics

/// Parts contents that hang on one cue but stand apart: most of them belong to a cue that was not found.
///
/// Contents belong together when only the cue and its source, marks and a few words stand between them, or when all of
/// them are in quotation marks.
struct ContentGroups {
    let text: TokenizedText
    /// The outermost quotations of the passage as token ranges, in text order.
    let quotations: [Range<Int>]

    /// So many words of others may stand within one content.
    private static let mostWordsBetween = 3
    /// What a part without a cue of its own is worth, against the one that has it.
    private static let trust = 0.55

    /// The labels, with an empty cue (and the same source) for every group of contents in marks but the one nearest to the cue.
    func parted(
        _ labels: PassageLabels, cues: [Range<Int>], sources: [Range<Int>], contents: [Range<Int>]
    ) -> PassageLabels {
        var labels = labels
        for (cue, tokens) in cues.enumerated() {
            join(cue, in: &labels, contents: contents, besides: cues + sources)
            let source = labels.sourceEdges.first { $0.cue == cue }
            let attribution = [tokens] + (source.map { [sources[$0.target]] } ?? [])
            let edges = labels.contentEdges.indices.filter { labels.contentEdges[$0].cue == cue }
            let groups = groups(
                of: edges, at: edges.map { contents[labels.contentEdges[$0].target] }, attribution)
            let nearest = groups.indices.min { distance(groups[$0], tokens) < distance(groups[$1], tokens) }
            for (number, group) in groups.enumerated() where number != nearest {
                guard let first = group.first else { continue }
                // Words without marks of which no cue was found are nobody's.
                guard isMarked(first.content) else {
                    for member in group { labels.contentEdges[member.edge].strength = -1 }
                    continue
                }
                let start = text.tokens[first.content.lowerBound].span.start
                let trust = labels.cues[cue].confidence * Self.trust
                labels.cues.append(.init(TextSpan(start, start), confidence: trust))
                for member in group { labels.contentEdges[member.edge].cue = labels.cues.count - 1 }
                if let source {
                    labels.sourceEdges.append(
                        .init(cue: labels.cues.count - 1, target: source.target, strength: source.strength))
                }
            }
        }
        labels.contentEdges.removeAll { $0.strength < 0 }
        return labels
    }

    /// Makes one of the contents of a cue between which only a few words without a label stand.
    private func join(
        _ cue: Int, in labels: inout PassageLabels, contents: [Range<Int>], besides others: [Range<Int>]
    ) {
        let edges = labels.contentEdges.indices.filter { labels.contentEdges[$0].cue == cue }
            .sorted {
                contents[labels.contentEdges[$0].target].lowerBound
                    < contents[labels.contentEdges[$1].target].lowerBound
            }
        var last: Int?
        for edge in edges {
            let content = contents[labels.contentEdges[edge].target]
            guard let kept = last else {
                last = edge
                continue
            }
            let before = text.tokens(in: labels.contents[labels.contentEdges[kept].target].span)
            let gap = before.upperBound..<max(before.upperBound, content.lowerBound)
            let words = gap.count { text.tokens[$0].kind != .punctuation }
            let isFree =
                !others.contains { $0.overlaps(gap) }
                && !gap.contains { text.tokens[$0].kind == .quotationMark }
            if isFree, words <= Self.mostWordsBetween, sameSentence(before.upperBound - 1, content.lowerBound)
            {
                labels.contents[labels.contentEdges[kept].target].span = text.span(
                    before.lowerBound..<content.upperBound)
                labels.contentEdges[edge].strength = -1
            } else {
                last = edge
            }
        }
        labels.contentEdges.removeAll { $0.strength < 0 }
    }

    private func sameSentence(_ a: Int, _ b: Int) -> Bool {
        text.sentenceOfToken[a] == text.sentenceOfToken[b]
    }

    private struct Member {
        let edge: Int
        let content: Range<Int>
    }

    private func groups(of edges: [Int], at contents: [Range<Int>], _ attribution: [Range<Int>]) -> [[Member]]
    {
        let members = zip(edges, contents).map { Member(edge: $0, content: $1) }
            .sorted { $0.content.lowerBound < $1.content.lowerBound }
        var groups: [[Member]] = []
        for member in members {
            if let before = groups.last?.last, belongs(member.content, to: before.content, attribution) {
                groups[groups.count - 1].append(member)
            } else {
                groups.append([member])
            }
        }
        return groups
    }

    private func belongs(_ content: Range<Int>, to before: Range<Int>, _ attribution: [Range<Int>]) -> Bool {
        if isMarked(before) && isMarked(content) { return true }
        guard isMarked(before) || isMarked(content) || sameSentence(before.upperBound - 1, content.lowerBound)
        else { return false }
        let between = (before.upperBound..<max(before.upperBound, content.lowerBound)).count { token in
            text.tokens[token].kind != .punctuation && !attribution.contains { $0.contains(token) }
        }
        return between <= Self.mostWordsBetween
    }

    /// Whether any of it stands in quotation marks.
    private func isMarked(_ content: Range<Int>) -> Bool { quotations.contains { $0.overlaps(content) } }

    /// How many tokens stand between a group and the cue.
    private func distance(_ group: [Member], _ cue: Range<Int>) -> Int {
        group.map { member in
            max(0, member.content.lowerBound - cue.upperBound, cue.lowerBound - member.content.upperBound)
        }.min() ?? .max
    }
}
