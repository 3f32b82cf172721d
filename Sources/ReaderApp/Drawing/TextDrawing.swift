import ArticleModel
import TerminalUI

/// Draws the reading pane: the visible lines with their gutter.
struct TextDrawing {
    let state: ReaderState
    let rect: Rect

    private var pane: TextPane { state.text }
    private var theme: Theme { state.theme }

    func draw(into frame: inout Frame) {
        guard let open = pane.open, let layout = pane.layout else {
            return WelcomeDrawing(state: state, rect: rect).draw(into: &frame)
        }
        state.drawTitle(title(of: open), pane: .text, rect: rect, into: &frame)
        linkTitle(of: open, into: &frame)
        let left = rect.left + pane.margin
        let gutter = GutterDrawing(open: open, theme: theme, spot: pane.spot.flatMap { pane.span(of: $0) })
        for row in 0..<max(0, rect.rows - 1) {
            let index = pane.top + row
            guard layout.lines.indices.contains(index) else { break }
            let line = layout.lines[index]
            let y = rect.top + 1 + row
            gutter.draw(line, row: y, column: left, into: &frame)
            draw(
                line, of: open, row: y, column: left + TextPane.gutter, measure: layout.measure, into: &frame)
        }
    }

    /// At the top, where the headline is in sight, what is known of the article; further down its title.
    private func title(of open: OpenArticle) -> String {
        if pane.top > 0 { return open.article.title }
        let document = open.article.document
        var parts = [document.outlet, document.date.map { ShortDate.text($0, today: nil) }, document.byline]
            .compactMap { $0 }
        if !open.isAnalysing {
            let quotes = open.analysis.quotes.count
            parts.append(quotes == 1 ? "1 quote" : "\(quotes) quotes")
            let speakers = Set(open.analysis.quotes.compactMap(\.speaker)).count
            if speakers > 0 { parts.append(speakers == 1 ? "1 speaker" : "\(speakers) speakers") }
        }
        if open.revisions > 0 {
            parts.append("revised" + (open.revisions > 1 ? " \(open.revisions)×" : "") + " (gd)")
        }
        return parts.isEmpty ? open.article.title : parts.joined(separator: " · ")
    }

    private func draw(
        _ line: TextLayout.Line, of open: OpenArticle, row: Int, column: Int, measure: Int,
        into frame: inout Frame
    ) {
        switch line.content {
        case .blank: break
        case .title(let words):
            frame.put(words, row: row, column: column, style: theme.headline, limit: measure)
        case .text(let span, let kind):
            let styler = LineStyler(open: open, pane: pane, theme: theme)
            var at = column
            for run in styler.runs(of: span, kind: kind) {
                at = frame.put(
                    open.text[run.span], row: row, column: at, style: run.style, limit: column + measure - at)
            }
            link(span, of: open, row: row, columns: column..<at, into: &frame)
            if !line.speakers.isEmpty {
                drawSpeakers(
                    line.speakers, of: open, row: row, end: column + measure,
                    width: column + measure - at - TextLayout.gapBeforeSpeakers, into: &frame)
            }
        case .speakers(let quotes):
            drawSpeakers(quotes, of: open, row: row, end: column + measure, width: measure, into: &frame)
        case .orphans(let count):
            let words =
                count == 1
                ? "A note whose words are not in this text"
                : "\(count) notes whose words are not in this text"
            frame.putCut(words, row: row, column: column, width: measure, style: theme.faint)
        case .orphan(let words, let annotation, let isFirst):
            let style = pane.spot == .note(annotation) ? theme.text.with(.bold) : theme.text
            frame.put(isFirst ? "◇" : " ", row: row, column: column, style: theme.note)
            frame.put(words, row: row, column: column + 2, style: style, limit: measure - 2)
        case .note(let words, let annotation, let isFirst):
            var style = theme.note
            if pane.spot == .note(annotation) { style = style.with(.bold) }
            frame.put(isFirst ? "◆" : " ", row: row, column: column, style: style)
            frame.put(words, row: row, column: column + 2, style: style, limit: measure - 2)
        }
    }

    /// The words of a line that lead somewhere can be clicked, where the terminal takes that.
    private func link(
        _ line: TextSpan, of open: OpenArticle, row: Int, columns: Range<Int>, into frame: inout Frame
    ) {
        guard state.settings.usesLinks else { return }
        for entry in open.addresses.overlapping(line) {
            guard let part = entry.span.intersection(line) else { continue }
            let start = columns.lowerBound + TextWidth.width(open.text[TextSpan(line.start, part.start)])
            let end = start + TextWidth.width(open.text[part])
            frame.link(row: row, columns: (start..<end).clamped(to: columns), to: entry.value)
        }
    }

    /// The line over the text leads to where the article is from.
    private func linkTitle(of open: OpenArticle, into frame: inout Frame) {
        guard state.settings.usesLinks, rect.columns > 2, let address = open.article.document.url,
            let target = WebAddress(address).flatMap({ LinkTarget($0.description) })
        else { return }
        let words = (rect.left + 1)..<(rect.right - 1)
        let end = words.last { frame[rect.top, $0] != .blank } ?? words.lowerBound
        frame.link(row: rect.top, columns: words.lowerBound..<end + 1, to: target)
    }

    /// Each speaker in the own colour, at the right edge of the text.
    private func drawSpeakers(
        _ quotes: [Int], of open: OpenArticle, row: Int, end: Int, width: Int, into frame: inout Frame
    ) {
        let parts = SpeakerLine(quotes, of: open).parts(fitting: width)
        let total = parts.reduce(0) { $0 + TextWidth.width($1.words) }
        var column = max(end - total, end - width)
        for part in parts {
            var style = theme.faint
            if let index = part.quote {
                let rank = open.speakerRank(open.analysis.quotes[index].speaker)
                style = (rank == nil ? theme.faint : theme.speaker(rank)).with(.italic)
            }
            column = frame.putCut(part.words, row: row, column: column, width: end - column, style: style)
        }
    }
}
