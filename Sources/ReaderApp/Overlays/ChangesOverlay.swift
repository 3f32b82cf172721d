import Anchoring
import ArticleModel
import ArticleStore

/// What has changed from one text of an article to another, scrollable.
struct ChangesOverlay: Sendable {
    /// One row of it.
    enum Row: Hashable, Sendable {
        case blank
        /// Lines of the article that have not changed were left out.
        case gap
        /// A heading or a fact.
        case heading(String)
        /// Words of the texts, or of a note.
        case words([DifferenceLine.Run])
    }

    let comparison: RevisionComparison
    private(set) var rows: [Row] = []
    var top = 0
    private var width = 0

    init(_ comparison: RevisionComparison) { self.comparison = comparison }

    /// The rows for a width in columns.
    mutating func fit(width: Int) {
        guard width != self.width else { return }
        self.width = width
        rows = Self.rows(of: comparison, width: max(8, width))
    }

    mutating func scroll(by count: Int, height: Int) {
        top = min(max(0, top + count), max(0, rows.count - height))
    }

    /// The two texts in words.
    var title: String {
        let (a, b) = (comparison.earlier.number, comparison.later.number)
        return "What has changed: text \(a) → \(b)" + (b == comparison.last ? " (present)" : "")
    }

    /// The pair of texts one step older or newer; nil where there is none.
    func neighbour(by step: Int) -> (from: Int, to: Int)? {
        let to = comparison.later.number + step
        return (2...max(2, comparison.last)).contains(to) && to <= comparison.last ? (to - 1, to) : nil
    }

    private static func rows(of comparison: RevisionComparison, width: Int) -> [Row] {
        var rows: [Row] = []
        for field in comparison.changedFields {
            rows.append(.heading("\(field.name): \(field.earlier ?? "none") → \(field.later ?? "none")"))
        }
        let difference = comparison.difference
        rows.append(
            .heading(
                difference.isEmpty
                    ? "The words are the same."
                    : "\(difference.removedWords) words removed, \(difference.addedWords) added"))
        rows.append(.blank)
        let (a, b) = (comparison.earlier.article.document.text, comparison.later.article.document.text)
        let lines = difference.lines(from: ArticleText(a), to: ArticleText(b)).excerpt(context: 1)
        if !difference.isEmpty {
            rows += lines.flatMap { line in line.map { wrapped($0.runs, width) } ?? [.gap] }
        }
        rows += notes("Notes that moved", comparison.moved, width)
        rows += notes("Notes whose words are gone", comparison.orphaned, width)
        return rows
    }

    private static func notes(_ title: String, _ moves: [RevisionComparison.AnnotationMove], _ width: Int)
        -> [Row]
    {
        guard !moves.isEmpty else { return [] }
        return [.blank, .heading(title)]
            + moves.flatMap { move -> [Row] in
                let words =
                    "“\(move.annotation.anchor.exact)”" + (move.annotation.note.map { " — " + $0 } ?? "")
                let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                return wrapped([DifferenceLine.Run(kind: .same, text: line)], width)
            }
    }

    /// A line broken into rows; runs that go over a break are cut there.
    private static func wrapped(_ runs: [DifferenceLine.Run], _ width: Int) -> [Row] {
        let text = ArticleText(runs.map(\.text).joined())
        if text.trimmed(text.span).isEmpty { return [.blank] }
        var starts: [Int] = [0]
        for run in runs { starts.append((starts.last ?? 0) + run.text.utf8.count) }
        return LineWrapper(text, width: width).lines(of: text.span).map { line in
            .words(
                runs.indices.compactMap { index in
                    let span = TextSpan(starts[index], starts[index + 1])
                    return span.intersection(line).map {
                        DifferenceLine.Run(kind: runs[index].kind, text: text[$0])
                    }
                })
        }
    }
}
