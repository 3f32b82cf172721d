import ArticleModel
import Linguistics

/// The names of a text in order, and in which quotation each word stands.
struct MentionIndex {
    /// One mention of an entity by name.
    struct Named {
        let span: TextSpan
        let entity: Int
    }

    /// In text order.
    let named: [Named]
    /// For each token the innermost quotation around it, or -1.
    private let quotationOfToken: [Int]
    private let text: TokenizedText
    private let quotations: [Quotation]

    init(text: TokenizedText, entities: [Entity], quotations: [Quotation]) {
        self.text = text
        self.quotations = quotations
        named = entities.enumerated()
            .filter { $0.element.kind.isNamed }
            .flatMap { index, entity in
                entity.mentions.filter { $0.kind == .name }.map { Named(span: $0.span, entity: index) }
            }
            .sorted { $0.span < $1.span }
        var owner = [Int](repeating: -1, count: text.tokens.count)
        let order = quotations.indices.sorted { quotations[$0].depth < quotations[$1].depth }
        for index in order {
            for part in quotations[index].parts {
                for token in text.tokens(in: part) { owner[token] = index }
            }
        }
        quotationOfToken = owner
    }

    /// The names that start within a span.
    func named(in span: TextSpan) -> ArraySlice<Named> {
        let first = named.partitioningIndex { $0.span.start >= span.start }
        let end = named.partitioningIndex { $0.span.start >= span.end }
        return named[first..<max(first, end)]
    }

    /// The names that share a word with a span.
    func overlapping(_ span: TextSpan) -> ArraySlice<Named> {
        let first = named.partitioningIndex { $0.span.end > span.start }
        let end = named.partitioningIndex { $0.span.start >= span.end }
        return named[first..<max(first, end)]
    }

    /// Whether a speaker at `offset` can point back to words at `other`: they stand in no quotation, or in
    /// one that stands around the speaker as well.
    func isVisible(_ other: Int, from offset: Int) -> Bool {
        let theirs = quotation(at: other)
        return theirs < 0 || theirs == quotation(at: offset)
            || quotations[theirs].parts.contains { $0.contains(offset) }
    }

    /// Whether a token stands in no quotation.
    func isOutsideQuotations(_ token: Int) -> Bool { quotationOfToken[token] < 0 }

    private func quotation(at offset: Int) -> Int {
        let token = text.tokenIndex(atOrAfter: offset)
        return token < quotationOfToken.count ? quotationOfToken[token] : -1
    }
}
