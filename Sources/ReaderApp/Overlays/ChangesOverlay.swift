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
    private var hasMarks = false

    init(_ comparison: RevisionComparison) { self.comparison = comparison }

    /// The rows for a width in columns. Marks stand for the colours of removed and added words where there are none.
    mutating func fit(width: Int, hasMarks: Bool) {
        guard width != self.width || hasMarks != self.hasMarks else { return }
        (self.width, self.hasMarks) = (width, hasMarks)
        rows = makeRows(max(8, width))
    }

    mutating func scroll(by count: Int, height: Int) {
        top = min(max(0, top + count), max(0, rows.count - height))
    }

    /// The two texts in words, and the keys that help in a window of some rows.
    func title(height: Int) -> String {
        let (a, b) = (comparison.earlier.number, comparison.later.number)
        let others = comparison.last > 2 ? " · h l other texts" : ""
        return "What has changed, text \(a) → \(b)" + (rows.count > height ? " · j k scroll" : "") + others
            + " · q closes"
    }

    /// The pair of texts one step older or newer; nil where there is none.
    func neighbour(by step: Int) -> (from: Int, to: Int)? {
        let to = comparison.later.number + step
        return (2...max(2, comparison.last)).contains(to) && to <= comparison.last ? (to - 1, to) : nil
    }

    private func makeRows(_ width: Int) -> [Row] {
        var rows: [Row] = []
        for field in comparison.changedFields {
            rows.append(.heading("\(field.name): \(field.earlier ?? "none") → \(field.later ?? "none")"))
        }
        let difference = comparison.difference
        if difference.isEmpty {
            rows.append(.heading("The words are the same."))
        } else {
            let (a, b) = (comparison.earlier.article.document.text, comparison.later.article.document.text)
            let lines = difference.lines(from: ArticleText(a), to: ArticleText(b)).excerpt(context: 1)
            rows += [
                .heading("\(difference.removedWords) words removed, \(difference.addedWords) added"), .blank,
            ]
            rows += lines.flatMap { line in
                line.map { Self.wrapped(marked($0.runs), width).map(Self.row) } ?? [.gap]
            }
        }
        rows += Self.notes("Notes that moved", comparison.moved, width)
        rows += Self.notes("Notes whose words are gone", comparison.orphaned, width)
        return rows
    }

    private func marked(_ runs: [DifferenceLine.Run]) -> [DifferenceLine.Run] {
        guard hasMarks else { return runs }
        return runs.map { run in
            switch run.kind {
            case .same: run
            case .removed: DifferenceLine.Run(kind: .removed, text: "[-\(run.text)-]")
            case .added: DifferenceLine.Run(kind: .added, text: "{+\(run.text)+}")
            }
        }
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
                return wrapped([DifferenceLine.Run(kind: .same, text: line)], width).map(row)
            }
    }

    private static func row(_ runs: [DifferenceLine.Run]) -> Row { runs.isEmpty ? .blank : .words(runs) }

    /// A line broken into rows, one without runs where it is blank; runs that go over a break are cut there.
    static func wrapped(_ runs: [DifferenceLine.Run], _ width: Int) -> [[DifferenceLine.Run]] {
        let text = ArticleText(runs.map(\.text).joined())
        if text.trimmed(text.span).isEmpty { return [[]] }
        var starts: [Int] = [0]
        for run in runs { starts.append((starts.last ?? 0) + run.text.utf8.count) }
        return LineWrapper(text, width: width).lines(of: text.span).map { line in
            runs.indices.compactMap { index in
                let span = TextSpan(starts[index], starts[index + 1])
                return span.intersection(line).map {
                    DifferenceLine.Run(kind: runs[index].kind, text: text[$0])
                }
            }
        }
    }
}
