import ArticleModel
import TerminalUI

/// Gives every byte of a line its style: layer upon layer, from the block's kind to the selection.
struct LineStyler {
    /// Words with one style.
    struct Run {
        var span: TextSpan
        var style: Style
    }

    let open: OpenArticle
    let pane: TextPane
    let theme: Theme

    func runs(of line: TextSpan, kind: Block.Kind) -> [Run] {
        var styles = [Style](repeating: base(kind), count: line.length)
        func paint(_ span: TextSpan, _ change: (Style) -> Style) {
            guard let part = span.intersection(line) else { return }
            for index in (part.start - line.start)..<(part.end - line.start) {
                styles[index] = change(styles[index])
            }
        }
        paintQuotes(on: line, paint)
        paintNames(on: line, paint)
        paintHighlights(on: line, paint)
        paintSpot(paint)
        for hit in pane.hits.overlapping(line) { paint(hit.span, searchHit) }
        if let hit = pane.hit { paint(hit) { $0.with([.reverse, .bold]) } }
        if let selection = pane.selection {
            paint(selection.span) { Style($0.foreground, on: $0.background, [.reverse]) }
        }
        return joined(styles, from: line.start)
    }

    private typealias Paint = (TextSpan, (Style) -> Style) -> Void

    private func base(_ kind: Block.Kind) -> Style {
        switch kind {
        case .headline, .subheading, .embeddedHeadline: theme.headline
        case .byline, .dateline: theme.faint
        case .caption: theme.faint.with(.italic)
        case .boilerplate: theme.faint
        case .paragraph, .blockQuote, .listItem: theme.text
        }
    }

    /// A quote takes its speaker's colour; a passage with quotes inside leaves the colour to those. Where no colour
    /// tells the words that have no quotation marks around them, a line under them does.
    private func paintQuotes(on line: TextSpan, _ paint: Paint) {
        for entry in open.quoteParts.overlapping(line) {
            let quote = open.analysis.quotes[entry.value]
            if open.isPassage(quote) { continue }
            let color = theme.speaker(open.speakerRank(quote.speaker)).foreground
            var marks: Style.Attributes = quote.confidence < OpenArticle.doubt ? .dim : []
            if color == .standard, quote.kind != .direct { marks.insert(.underline) }
            paint(entry.span) { style in
                Style(
                    color == .standard ? style.foreground : color, on: style.background,
                    style.attributes.union(marks))
            }
        }
    }

    /// The kind of a name is told by the line's company: people bold, organisations plain, places italic. On words that
    /// have a line already organisations are both.
    private func paintNames(on line: TextSpan, _ paint: Paint) {
        for entry in open.names.overlapping(line) {
            let marks: Style.Attributes =
                switch open.analysis.entities[entry.value].kind {
                case .person: [.underline, .bold]
                case .location: [.underline, .italic]
                default: [.underline]
                }
            paint(entry.span) { style in
                let isUnderlined = marks == .underline && style.attributes.contains(.underline)
                return style.with(isUnderlined ? [.bold, .italic] : marks)
            }
        }
    }

    private func paintHighlights(on line: TextSpan, _ paint: Paint) {
        for entry in open.notes.overlapping(line) {
            let marker = theme.highlights[open.annotations[entry.value].annotation.colour ?? "yellow"]
            paint(entry.span) { style in
                marker.map { Style($0.foreground, on: $0.background, style.attributes) } ?? style.with(.bold)
            }
        }
    }

    private func paintSpot(_ paint: Paint) {
        guard let spot = pane.spot else { return }
        var background = theme.litQuote
        let spans: [TextSpan]
        switch spot {
        case .quote(let index): spans = open.analysis.quotes[index].content
        case .claim(let index):
            spans = open.analysis.claims[index].content
            background = theme.litClaim
        case .entity, .note: spans = pane.span(of: spot).map { [$0] } ?? []
        }
        for span in spans {
            paint(span) { background == .standard ? $0.with(.bold) : $0.on(background) }
        }
    }

    private func searchHit(_ style: Style) -> Style {
        theme.searchHit == .standard ? style.with(.reverse) : style.on(theme.searchHit)
    }

    private func joined(_ styles: [Style], from start: Int) -> [Run] {
        var runs: [Run] = []
        for (index, style) in styles.enumerated() {
            // A style never changes within a code point, or half of it would be lost.
            if let last = runs.last, last.style == style || open.text.bytes[start + index].isUTF8Continuation
            {
                runs[runs.count - 1].span.end += 1
            } else {
                runs.append(Run(span: TextSpan(start + index, start + index + 1), style: style))
            }
        }
        return runs
    }
}
