import ArticleModel

/// The parts of all quotations, sorted, so that those within a span are found fast.
struct MarkedParts {
    /// One part of a quotation.
    struct Part {
        let span: TextSpan
        /// Index of the quotation.
        let quotation: Int
    }

    /// The quotations; block quotes without marks count among them.
    let quotations: [Quotation]
    private let parts: [Part]

    /// Indexes the quotations, and the block quotes that none of them covers. What signs an embedded post is none of it.
    init(_ quotations: [Quotation], blocks: [Block], of text: ArticleText) {
        var all = quotations
        let marked = quotations.flatMap(\.parts).sorted()
        var previous: Int?
        for (index, block) in blocks.enumerated() where block.kind == .blockQuote {
            let next = marked.partitioningIndex { $0.start >= block.span.start }
            if next < marked.count, marked[next].contains(block.span) { continue }
            if PostSignature(text, block.span) != nil { continue }
            if let last = previous, last == index - 1, all.count > quotations.count {
                all[all.count - 1].parts.append(block.span)
            } else {
                all.append(Quotation(parts: [block.span], isClosed: true, depth: 0))
            }
            previous = index
        }
        self.quotations = all
        parts = all.enumerated()
            .flatMap { number, quotation in quotation.parts.map { Part(span: $0, quotation: number) } }
            .sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
    }

    /// The parts that start within a span and end within it, outer ones first.
    func parts(in span: TextSpan) -> [Part] {
        let first = parts.partitioningIndex { $0.span.start >= span.start }
        let end = parts.partitioningIndex { $0.span.start >= span.end }
        return parts[first..<max(first, end)].filter { $0.span.end <= span.end }
    }

    /// Whether the span is exactly one part of a quotation.
    func isPart(_ span: TextSpan) -> Bool {
        var index = parts.partitioningIndex { $0.span.start >= span.start }
        while index < parts.count, parts[index].span.start == span.start {
            if parts[index].span == span { return true }
            index += 1
        }
        return false
    }
}

extension Array {
    /// The first index whose element fulfils a condition that, once true, stays true to the end.
    func partitioningIndex(_ condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Block.Kind {
    /// Whether people are quoted in blocks of this kind.
    var holdsQuotes: Bool {
        switch self {
        case .headline, .paragraph, .subheading, .blockQuote, .listItem, .caption: true
        case .dateline, .byline, .embeddedHeadline, .boilerplate: false
        }
    }
}
