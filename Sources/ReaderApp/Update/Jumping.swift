import ArticleModel

/// The bracket keys, and `n` and `N`.
extension ReaderState {
    /// Goes to the next (or, with a negative count, previous) quote, claim, name or note, from the spot or else from what is
    /// on the screen.
    mutating func jump(to target: JumpTarget, by count: Int) -> [Effect] {
        guard open != nil else {
            return say(text.awaiting == nil ? "No article is open" : "The article is still being opened")
        }
        repeatable = .jump(target)
        var moved = false
        for _ in 0..<abs(count) {
            guard let spot = next(target, forward: count > 0) else { break }
            arrive(at: spot)
            moved = true
        }
        if !moved { return say(count > 0 ? "No \(target.noun) after this" : "No \(target.noun) before this") }
        if focus == .list, isReading { focus = .text }
        return []
    }

    /// `n` and `N`: repeats whichever came last, search or jump.
    mutating func repeatLast(by count: Int) -> [Effect] {
        switch repeatable {
        case .jump(let target): return jump(to: target, by: count)
        case .search: return repeatSearch(by: count)
        case nil: return say("Nothing to repeat: search with / or jump with ]q first")
        }
    }

    /// Lights a spot, shows it, and takes the panel and a running selection along.
    mutating func arrive(at spot: Spot) {
        guard let span = text.span(of: spot) else { return }
        text.spot = spot
        text.reveal(spot)
        if text.selection != nil { text.moveHead(to: span.start) }
        panelFollowsText()
    }

    private func next(_ target: JumpTarget, forward: Bool) -> Spot? {
        guard let open else { return nil }
        switch target {
        case .quote: return neighbour(in: open.quoteStarts, forward: forward) { .quote($0) }
        case .claim: return neighbour(in: open.claimStarts, forward: forward) { .claim($0) }
        case .entity:
            let origin = text.jumpOrigin(forward: forward)
            return (forward ? open.names.next(after: origin) : open.names.previous(before: origin))
                .map { .entity($0.value, at: $0.span.start) }
        case .unchecked: return nextUnchecked(forward: forward)
        case .note: return neighbour(in: open.notes, forward: forward) { .note($0) }
        }
    }

    /// The entry after (before) the spot itself when the spot is one of this index, else after (before) the place where
    /// the reader is. Entries with the same start are all reached.
    func neighbour(in index: SpanIndex<Int>, forward: Bool, _ make: (Int) -> Spot) -> Spot? {
        let origin = text.jumpOrigin(forward: forward)
        if let spot = text.spot, let span = text.span(of: spot), span.start == origin,
            let place = index.entries.firstIndex(where: { make($0.value) == spot })
        {
            let next = place + (forward ? 1 : -1)
            return index.entries.indices.contains(next) ? make(index.entries[next].value) : nil
        }
        return (forward ? index.next(after: origin) : index.previous(before: origin)).map { make($0.value) }
    }
}
