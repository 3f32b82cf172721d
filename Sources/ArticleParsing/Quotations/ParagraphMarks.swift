import ArticleModel
import Linguistics

/// The quotation marks of one paragraph, paired as far as the paragraph itself allows.
struct ParagraphMarks {
    /// Two marks that belong together.
    struct Pair {
        var opening: QuotationMark
        var closing: QuotationMark

        var span: TextSpan { TextSpan(opening.span.start, closing.span.end) }
    }

    /// The kind of the paragraph's block (of the one after the dateline, if it has one).
    var kind: Block.Kind
    /// The paragraph with its dateline.
    var span: TextSpan
    /// The pairs, in the order in which they close.
    var pairs: [Pair] = []
    /// Reliable opening marks without a closing one, in text order.
    var unclosed: [QuotationMark] = []
    /// Reliable closing marks without an opening one, in text order.
    var strays: [QuotationMark] = []

    /// Where the reliable marks open, paired or not, in text order.
    private var openings: [Int] = []

    /// Whether quotations can run on into and out of this paragraph.
    var isRunningText: Bool { kind == .paragraph || kind == .blockQuote || kind == .listItem }

    /// The mark that opens at the very start of the paragraph.
    var openingAtStart: QuotationMark? {
        if let first = unclosed.first, first.span.start == span.start { return first }
        return pairs.first { $0.opening.span.start == span.start }?.opening
    }

    /// The mark that closes at the very end of the paragraph (a full stop may follow it).
    func closingAtEnd(of family: QuotationMark.Family, in text: ArticleText) -> QuotationMark? {
        let closing = (pairs.map(\.closing) + strays).filter { $0.family == family }
        return closing.first { mark in
            mark.span.end == span.end || (mark.span.end == span.end - 1 && text.bytes[mark.span.end] == 0x2E)
        }
    }

    /// Reads the marks of a paragraph.
    init(_ text: TokenizedText, kind: Block.Kind, span: TextSpan) {
        self.kind = kind
        self.span = span
        var reader = MarkReader(text)
        let range = text.tokens(in: span)
        for index in range where text.tokens[index].kind == .quotationMark {
            let mark = reader.mark(at: index, in: range)
            guard mark.role == .closing else {
                reader.opened(mark)
                continue
            }
            if let match = reader.innermost(mark.family) ?? reader.innermostOfOtherType(mark.family) {
                let closed = reader.close(at: match)
                pairs.append(Pair(opening: closed[0], closing: mark))
            } else if mark.family.isReliable {
                strays.append(mark)
            }
        }
        unclosed = reader.open.filter(\.family.isReliable)
        openings = (pairs.map(\.opening) + unclosed).filter(\.family.isReliable).map(\.span.start).sorted()
    }

    /// Where the first reliable mark after an offset opens.
    func opening(after offset: Int) -> Int? {
        var low = 0
        var high = openings.count
        while low < high {
            let middle = (low + high) / 2
            if openings[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low < openings.count ? openings[low] : nil
    }
}
