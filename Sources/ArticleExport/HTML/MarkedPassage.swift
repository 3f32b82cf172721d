import ArticleModel

/// A block's words cut where their marking changes.
struct MarkedPassage {
    /// Words with one marking.
    struct Piece: Equatable {
        var span: TextSpan
        /// The index of the innermost quote that they belong to.
        var quote: Int?
        /// Whether they are somebody's or something's name.
        var isName = false
        /// The index of an annotation on them.
        var note: Int?
        /// The claims that begin here.
        var claims: [Int] = []
    }

    /// What the blocks of an article have, by the block's number.
    struct Index {
        /// A span with the number of what stands there.
        typealias Entry = (span: TextSpan, number: Int)

        private(set) var quotes: [[Entry]]
        private(set) var names: [[Entry]]
        private(set) var notes: [[Entry]]
        /// Where claims begin.
        private(set) var claims: [[Entry]]

        init(_ exported: ExportedArticle) {
            let blocks = exported.blocks.map(\.span)
            func byBlock(_ entries: [Entry]) -> [[Entry]] { Self.byBlock(entries, blocks) }
            let analysis = exported.analysis
            quotes = byBlock(
                analysis.quotes.enumerated().flatMap { number, quote in quote.content.map { ($0, number) } })
            names = byBlock(
                analysis.entities.enumerated().filter { $1.kind.isNamed }.flatMap { number, entity in
                    entity.mentions.filter { $0.kind == .name }.map { ($0.span, number) }
                })
            notes = byBlock(
                exported.annotations.enumerated().compactMap { number, placed in
                    placed.annotation.isShown ? placed.span.map { ($0, number) } : nil
                })
            claims = byBlock(
                analysis.claims.enumerated().compactMap { number, claim in
                    claim.content.first.map { (TextSpan($0.start, $0.start + 1), number) }
                })
        }

        /// Each entry with every block that it touches.
        private static func byBlock(_ entries: [Entry], _ blocks: [TextSpan]) -> [[Entry]] {
            var result = [[Entry]](repeating: [], count: blocks.count)
            for entry in entries where !entry.span.isEmpty {
                var low = 0
                var high = blocks.count
                while low < high {
                    let middle = (low + high) / 2
                    if blocks[middle].end <= entry.span.start { low = middle + 1 } else { high = middle }
                }
                while low < blocks.count, blocks[low].start < entry.span.end {
                    result[low].append(entry)
                    low += 1
                }
            }
            return result
        }
    }

    /// The pieces of a block, one after the other; together they are all of it.
    static func pieces(of block: TextSpan, number: Int, in index: Index) -> [Piece] {
        let quotes = index.quotes[number]
        let names = index.names[number]
        let notes = index.notes[number]
        let claims = index.claims[number]
        var borders: Set<Int> = [block.start, block.end]
        for entry in quotes + names + notes {
            borders.formUnion([entry.span.start, entry.span.end].filter(block.range.contains))
        }
        borders.formUnion(claims.map(\.span.start).filter(block.range.contains))
        let ordered = borders.sorted()
        return zip(ordered, ordered.dropFirst()).map { start, end in
            let span = TextSpan(start, end)
            return Piece(
                span: span, quote: innermost(of: quotes, around: span),
                isName: innermost(of: names, around: span) != nil, note: innermost(of: notes, around: span),
                claims: claims.filter { $0.span.start == start }.map(\.number))
        }
    }

    private static func innermost(of entries: [Index.Entry], around span: TextSpan) -> Int? {
        entries.filter { $0.span.contains(span) }.min { $0.span.length < $1.span.length }?.number
    }
}
