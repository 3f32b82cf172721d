import ArticleModel

/// A line of two texts set into one another: runs of what is the same, removed and added.
public struct DifferenceLine: Hashable, Sendable {
    /// Words of one kind.
    public struct Run: Hashable, Sendable {
        /// What has become of them.
        public var kind: TextDifference.Kind
        /// The words, without line ends.
        public var text: String

        /// Words of a kind.
        public init(kind: TextDifference.Kind, text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// In order; none for an empty line.
    public var runs: [Run] = []
    /// Whether anything in it differs, be it that the line was broken or joined.
    public var isChanged = false

    /// Whether there is nothing to read in it.
    public var isBlank: Bool { runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

extension TextDifference {
    /// Both texts in one, line by line. Where a line end was removed, what followed stands in the same line.
    public func lines(from earlier: ArticleText, to later: ArticleText) -> [DifferenceLine] {
        var lines: [DifferenceLine] = []
        var line = DifferenceLine()
        for (index, part) in parts.enumerated() {
            var text = part.kind == .removed ? earlier[part.earlier] : later[part.later]
            // The space that went with what was removed at the end.
            if part.kind == .same, index == parts.count - 2, parts[index + 1].kind == .removed,
                text.last?.isWhitespace != true
            {
                text += String(earlier[part.earlier].reversed().prefix { $0 == " " })
            }
            let pieces = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (index, piece) in pieces.enumerated() {
                if part.kind != .same { line.isChanged = true }
                if !piece.isEmpty {
                    line.runs.append(DifferenceLine.Run(kind: part.kind, text: String(piece)))
                }
                if index < pieces.count - 1 {
                    lines.append(line)
                    line = DifferenceLine()
                }
            }
        }
        return lines + (line.runs.isEmpty ? [] : [line])
    }
}

extension [DifferenceLine] {
    /// The lines that differ, with `context` lines that can be read before and after each; nil stands for lines left out.
    public func excerpt(context: Int) -> [DifferenceLine?] {
        var isShown = [Bool](repeating: false, count: count)
        for index in indices where self[index].isChanged && !self[index].isBlank {
            isShown[index] = true
            for step in [-1, 1] {
                var (place, left) = (index + step, context)
                while indices.contains(place), left > 0 {
                    isShown[place] = true
                    if !self[place].isBlank { left -= 1 }
                    place += step
                }
            }
        }
        var excerpt: [DifferenceLine?] = []
        for index in indices {
            if isShown[index] {
                excerpt.append(self[index])
            } else if let last = excerpt.last, last == nil {
                continue
            } else {
                excerpt.append(nil)
            }
        }
        // Empty lines left out at the beginning are no gap.
        if let shown = isShown.firstIndex(of: true), shown > 0, self[..<shown].allSatisfy(\.isBlank) {
            excerpt.removeFirst()
        }
        return excerpt
    }
}
