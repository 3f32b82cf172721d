import ArticleModel
import Linguistics

/// A quotation mark of the text with what it does there.
struct QuotationMark {
    /// Marks that open and close one another.
    enum Family: UInt8 {
        case curly, straight, guillemet, corner, doubledSingle, single

        /// Whether an unclosed mark of this family can be trusted to be one: single marks are too often
        /// apostrophes.
        var isReliable: Bool { self != .single }
    }

    enum Role { case opening, closing }

    var span: TextSpan
    var family: Family
    var role: Role
}

/// Tells of each quotation mark of a paragraph whether it opens or closes.
///
/// Directed marks mostly tell it themselves, but “ closes after „, » opens in German and Danish texts, and
/// people type “ twice. Straight marks are judged by the white space around them; where that says nothing,
/// by whether one is open.
struct MarkReader {
    let text: TokenizedText
    /// The open marks as they are at the mark to be judged.
    private(set) var open: [QuotationMark] = []

    /// A reader at the start of a paragraph.
    init(_ text: TokenizedText) { self.text = text }

    mutating func opened(_ mark: QuotationMark) { open.append(mark) }

    /// Removes an open mark and all that were opened after it, which are returned with it, the mark first.
    mutating func close(at index: Int) -> [QuotationMark] {
        let closed = Array(open[index...])
        open.removeSubrange(index...)
        return closed
    }

    /// The mark in a token; `range` holds the paragraph's tokens.
    func mark(at index: Int, in range: Range<Int>) -> QuotationMark {
        let token = text.tokens[index]
        let word = text.lowercased[index]
        let place = Place(text, index, range, previousOpens: previousOpens(index))
        let family = Self.family(word)
        return QuotationMark(span: token.span, family: family, role: role(word, family, place))
    }

    private func previousOpens(_ index: Int) -> Bool {
        guard index > 0, let last = open.last else { return false }
        return last.span.end == text.tokens[index].span.start
    }

    private static func family(_ word: String) -> QuotationMark.Family {
        switch word {
        case "\"", "＂": .straight
        case "«", "»": .guillemet
        case "「", "」", "『", "』": .corner
        case "``", "''", "´´": .doubledSingle
        case "'", "`", "‚", "‛", "‹", "›": .single
        default: .curly
        }
    }

    /// The index of the innermost open mark of a family. Deep nesting does not occur in prose; a bound keeps
    /// the search short on odd input.
    func innermost(_ family: QuotationMark.Family) -> Int? {
        open.indices.suffix(64).last { open[$0].family == family }
    }

    /// The same for double marks of another type: people open with “ and close with ".
    func innermostOfOtherType(_ family: QuotationMark.Family) -> Int? {
        switch family {
        case .curly: innermost(.straight) ?? innermost(.doubledSingle)
        case .straight, .doubledSingle: innermost(.curly)
        case .guillemet, .corner, .single: nil
        }
    }

    private func isOpen(_ family: QuotationMark.Family) -> Bool { innermost(family) != nil }

    private func role(_ word: String, _ family: QuotationMark.Family, _ place: Place) -> QuotationMark.Role {
        switch word {
        case "„", "‟", "``", "`", "‚", "‛", "‹", "「", "『", "〝": return .opening
        case "」", "』", "›", "〞", "〟": return .closing
        case "“":
            if isOpen(.curly), place.canOnlyClose || opensLow { return .closing }
            return .opening
        case "”": return place.canOnlyOpen && !isOpen(.curly) ? .opening : .closing
        case "«": return isOpen(.guillemet) && place.canOnlyClose ? .closing : .opening
        case "»": return place.canOnlyOpen && !isOpen(.guillemet) ? .opening : .closing
        default:
            if place.canOnlyOpen { return .opening }
            if place.canOnlyClose { return .closing }
            return isOpen(family) ? .closing : .opening
        }
    }

    /// Whether the innermost open mark is the low one, which “ closes.
    private var opensLow: Bool {
        guard let last = innermost(.curly) else { return false }
        return text.text.bytes[open[last].span.range].elementsEqual("„".utf8)
    }
}

/// What stands around a mark.
private struct Place {
    let canOnlyOpen: Bool
    let canOnlyClose: Bool

    init(_ text: TokenizedText, _ index: Int, _ range: Range<Int>, previousOpens: Bool) {
        let span = text.tokens[index].span
        let isFirst = index == range.lowerBound
        let isLast = index + 1 == range.upperBound
        let spaceBefore = isFirst || text.tokens[index - 1].span.end < span.start
        let spaceAfter = isLast || text.tokens[index + 1].span.start > span.end
        let opensBefore = previousOpens || (!isFirst && Self.openers.contains(text.lowercased[index - 1]))
        let closesAfter = !isLast && Self.closers.contains(text.lowercased[index + 1])
        canOnlyOpen = (spaceBefore || opensBefore) && !spaceAfter && !closesAfter
        canOnlyClose = !spaceBefore && !opensBefore
    }

    private static let openers: Set<String> = ["(", "[", "{", "—", "–", "--", "―", "-", "/", "="]
    private static let closers: Set<String> = [".", ",", ";", ":", "!", "?", ")", "]", "}", "…", "..."]
}
