import ArticleModel
import Linguistics

/// Finds the names of a text and their kinds, by capitals, lexicons and neighbours.
///
/// Runs of capitalised words are cut where titles, peoples and known names show a border, and each piece is
/// given a kind by `NameTyper`. A capital at the start of a sentence or in a headline counts only if the
/// word is known, or written with a capital elsewhere in the text.
public struct NameLabeler: Sendable {
    /// Makes a labeler; it keeps no state.
    public init() {}

    /// The names of a whole text, in text order, none overlapping.
    public func names(in text: TokenizedText, blocks: [Block]) -> [PassageLabels.Name] {
        let titles = TitleFinder(text: text).titles()
        return names(in: text, blocks: blocks, titles: titles)
    }

    func names(in text: TokenizedText, blocks: [Block], titles: [Title]) -> [PassageLabels.Name] {
        var finder = NameFinder(text, blocks: blocks, titles: titles)
        let headlines = blocks.filter { $0.kind == .embeddedHeadline || $0.kind == .headline }
        let outlets = Dictionary(
            headlines.map { ($0.span.start, $0) }, uniquingKeysWith: { first, _ in first })
        let datelines = Set(blocks.filter { $0.kind == .dateline }.map(\.span.start))
        let boilerplate = blocks.filter { $0.kind == .boilerplate }.map(\.span)
        var next = boilerplate.makeIterator()
        var excluded = next.next()
        for (index, sentence) in text.sentences.enumerated() {
            let span = text.span(sentence)
            while let area = excluded, area.end <= span.start { excluded = next.next() }
            if let area = excluded, area.overlaps(span) { continue }
            finder.read(sentence, number: index)
            if datelines.contains(span.start) { finder.takeAsPlaces(sentence) }
            if let outlet = outlets[span.start] { finder.readOutlet(of: outlet) }
        }
        return finder.settled()
    }
}

/// A name as it is found, before the whole text has been read.
struct FoundName {
    var tokens: Range<Int>
    /// The part of one hyphenated token that is the name; nil for whole tokens.
    var part: TextSpan?
    var kind: Entity.Kind
    var confidence: Double
}
