import ArticleModel
import ArticleStore
import TerminalUI

/// The user's word on claims (`C`), and the way through those that have none yet (`]u`).
extension ReaderState {
    /// `C`: asks for the status of the claim on which the reader stands.
    mutating func beginChecking() -> [Effect] {
        guard let open else { return say("No article is open") }
        guard let index = claimHere(in: open) else {
            return say("Go to a claim with ]c or in the panel first, then C sets its status")
        }
        let claim = open.analysis.claims[index]
        overlay = .status(ClaimStatusOverlay(claim, present: open.statuses[claim.id]))
        return []
    }

    mutating func press(_ key: Key, in chooser: ClaimStatusOverlay) -> [Effect] {
        switch chooser.step(key) {
        case .cancelled: overlay = nil
        case .moved(let moved): overlay = .status(moved)
        case .ignored: break
        case .chosen(let status):
            overlay = nil
            guard let open, status != chooser.present else { return [] }
            return record(
                .status(chooser.claim, article: open.article.id, before: chooser.present, after: status))
        }
        return []
    }

    /// Shows what the user has decided on a claim; the claim may be one of an article that is not open by now.
    mutating func show(_ status: ClaimStatus?, of claim: Claim, in article: String) -> [Effect] {
        text.setStatus(status, of: claim, in: article)
        panel.show(open, links)
        let name = "\(ClaimStatus.sign(of: status)) \(ClaimStatus.words(for: status))"
        return [.setStatus(claim, article: article, status)] + say("\(name): \(claim.standalone)")
    }

    /// The claim on which the reader stands: that of the panel where it has the focus.
    func claimHere(in open: OpenArticle) -> Int? {
        if focus == .panel, let claim = panel.selected { return claim }
        if case .claim(let index) = text.spot { return index }
        guard case .quote(let index) = text.spot else { return nil }
        // A quote that makes one claim is as good as the claim.
        let claims = open.analysis.claims.indices.filter {
            open.analysis.claims[$0].quote == open.analysis.quotes[index].id
        }
        return claims.count == 1 ? claims[0] : nil
    }

    /// The next (previous) unchecked claim: in the panel in its order, in the text in that of the text.
    func nextUnchecked(forward: Bool) -> Spot? {
        guard let open else { return nil }
        if focus == .panel {
            let claims = forward ? panel.claims : panel.claims.reversed()
            let place = panel.selected.flatMap { claims.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            return claims[place...].first { open.isUnchecked($0) }.map { .claim($0) }
        }
        return neighbour(in: open.uncheckedStarts, forward: forward) { .claim($0) }
    }
}

extension OpenArticle {
    /// Whether the user has said nothing on a claim (its index).
    func isUnchecked(_ claim: Int) -> Bool { statuses[analysis.claims[claim].id] == nil }

    /// How many claims the user has said nothing on.
    var uncheckedCount: Int { analysis.claims.indices.count { isUnchecked($0) } }

    /// The unchecked claims by the start of their content.
    var uncheckedStarts: SpanIndex<Int> {
        SpanIndex(claimStarts.entries.filter { isUnchecked($0.value) }.map { ($0.span, $0.value) })
    }
}
