import ArticleModel

/// Spans with a value each, arranged so that those touching a line are found without looking at the others.
///
/// Sorted by start, with the furthest end so far beside each, so a query walks back only as long as
/// something before may still reach into it.
struct SpanIndex<Value: Sendable>: Sendable {
    struct Entry: Sendable {
        let span: TextSpan
        let value: Value
    }

    let entries: [Entry]
    private let furthestEnd: [Int]

    init(_ pairs: [(TextSpan, Value)] = []) {
        entries = pairs.map { Entry(span: $0.0, value: $0.1) }
            .sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
        var furthest = 0
        furthestEnd = entries.map {
            furthest = max(furthest, $0.span.end)
            return furthest
        }
    }

    /// All entries that share a byte with `span`, outer ones before inner ones.
    func overlapping(_ span: TextSpan) -> [Entry] {
        var index = firstStart(atOrAfter: span.end) - 1
        var found: [Entry] = []
        while index >= 0, furthestEnd[index] > span.start {
            if entries[index].span.overlaps(span) { found.append(entries[index]) }
            index -= 1
        }
        return found.reversed()
    }

    /// The first entry that starts after `offset`.
    func next(after offset: Int) -> Entry? {
        let index = firstStart(atOrAfter: offset + 1)
        return index < entries.count ? entries[index] : nil
    }

    /// The last entry that starts before `offset`.
    func previous(before offset: Int) -> Entry? {
        let index = firstStart(atOrAfter: offset) - 1
        return index >= 0 ? entries[index] : nil
    }

    /// The number of entries that start at or before `offset`.
    func rank(of offset: Int) -> Int { firstStart(atOrAfter: offset + 1) }

    private func firstStart(atOrAfter offset: Int) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
