import ArticleModel
import TerminalUI

/// Corrections of quotes (`S`): kept as annotations, so that they survive a new analysis and can be undone.
extension ReaderState {
    mutating func beginCorrection() -> [Effect] {
        guard let open else { return say("No article is open") }
        guard let index = quoteHere(in: open), let span = open.analysis.quotes[index].content.hull else {
            return say("Go to a quote with ]q first, then S corrects it")
        }
        let existing = open.annotations.first { $0.annotation.correction != nil && $0.span == span }
        overlay = .correction(
            CorrectionOverlay(
                open.analysis.quotes[index], at: span, in: open, existing: existing?.annotation))
        return []
    }

    mutating func press(_ key: Key, in correction: CorrectionOverlay) -> [Effect] {
        var correction = correction
        switch key {
        case .escape, .control("c"):
            overlay = nil
            return []
        case .enter:
            overlay = nil
            guard let choice = correction.current else { return [] }
            return correct(correction, choice)
        default:
            correction.press(key)
            overlay = .correction(correction)
            return []
        }
    }

    private mutating func correct(_ overlay: CorrectionOverlay, _ choice: CorrectionOverlay.Choice)
        -> [Effect]
    {
        guard let open else { return [] }
        if overlay.isVoid(choice) { return say("It is so already") }
        guard let existing = overlay.existing else {
            guard let correction = overlay.correction(choice) else { return [] }
            return [.correct(article: open.article.id, span: overlay.span, correction)]
        }
        var changed = existing
        changed.correction = overlay.correction(choice)
        if changed.isMore || changed.correction != nil { return [.change(changed)] }
        return [.deleteAnnotation(existing, isUndo: false)]
    }

    /// The quote on which the reader stands; of a claim the quote in which it is made.
    private func quoteHere(in open: OpenArticle) -> Int? {
        switch text.spot {
        case .quote(let index): index
        case .claim(let index):
            open.analysis.claims[index].quote.flatMap { id in
                open.analysis.quotes.firstIndex { $0.id == id }
            }
        case .entity, .note, nil: nil
        }
    }
}
