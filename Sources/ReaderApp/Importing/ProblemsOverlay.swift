import ArticleModel

/// What could not be read or used the last time, each in full, scrollable.
struct ProblemsOverlay: Sendable {
    private let problems: [String]
    private(set) var rows: [String] = []
    private(set) var top = 0
    private var width = 0

    init(_ problems: [String]) { self.problems = problems }

    /// Its heading, with the keys that help in a window of some rows.
    func title(height: Int) -> String {
        ImportProgress.count(problems) + (rows.count > height ? " · j k scroll" : "") + " · q closes"
    }

    /// The rows for a width in columns.
    mutating func fit(width: Int) {
        guard width != self.width else { return }
        self.width = width
        rows = problems.map { problem -> [String] in
            let text = ArticleText(problem)
            return LineWrapper(text, width: max(8, width)).lines(of: text.span).map { text[$0] }
        }.reduce(into: []) { rows, lines in rows += rows.isEmpty ? lines : [""] + lines }
    }

    mutating func scroll(by count: Int, height: Int) {
        top = min(max(0, top + count), max(0, rows.count - height))
    }
}
