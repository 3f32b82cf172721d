import ArticleModel
import ArticleStore
import CrossReference
import TerminalUI

/// Links in the panel, and both passages of a link side by side (`L`, or Enter on a claim that has links).
extension ReaderState {
    /// The links of the open article were read.
    mutating func take(_ links: ArticleLinks) -> [Effect] {
        guard let open, open.article.id == links.article else { return [] }
        let arranged = OpenLinks(links, in: open.analysis, of: open.text)
        self.links = arranged
        panel.show(open, arranged)
        return []
    }

    mutating func showLinks() -> [Effect] {
        guard let open else { return say("No article is open") }
        guard let links, links.all.article == open.article.id else {
            return say("Links are still being looked for")
        }
        let found = linksHere(links, in: open)
        guard !found.isEmpty else {
            return say("No links here: the panel shows which claims have some")
        }
        var overlay = LinksOverlay(found, of: links.all, voices: voices(in: open, of: found))
        overlay.fit(width: LinksDrawing.width(on: size))
        self.overlay = .links(overlay)
        let unknown = overlay.withoutVoices
        return unknown.isEmpty ? [] : [.findVoices(unknown)]
    }

    /// Who says the passages of links that stand in the open article.
    private func voices(in open: OpenArticle, of links: [StoredLink]) -> [FoundLink.Side: String] {
        var voices: [FoundLink.Side: String] = [:]
        for side in links.flatMap({ [$0.link.a, $0.link.b] }) where side.article == open.article.id {
            voices[side] = open.analysis.voices(of: side.reference, in: open.text) ?? ""
        }
        return voices
    }

    /// Who says passages of links was looked up.
    mutating func take(_ voices: [FoundLink.Side: String]) -> [Effect] {
        if case .links(var shown) = overlay {
            shown.take(voices)
            overlay = .links(shown)
        }
        return []
    }

    /// Whether the claim selected in the panel has links.
    var hasLinksInPanel: Bool {
        guard let links, let claim = panel.selected else { return false }
        return !links.links(ofClaim: claim).isEmpty
    }

    private func linksHere(_ links: OpenLinks, in open: OpenArticle) -> [StoredLink] {
        if focus == .panel, let claim = panel.selected {
            return links.links(ofClaim: claim)
        }
        switch text.spot {
        case .quote(let index): return links.links(of: open.analysis.quotes[index].id)
        case .claim(let index): return links.links(ofClaim: index)
        case .entity(let index, _): return links.links(of: open.analysis.entities[index].id)
        case .note, nil: return []
        }
    }

    mutating func press(_ key: Key, in links: LinksOverlay) -> [Effect] {
        var links = links
        let height = LinksDrawing.height(on: size)
        switch key {
        case .escape, .character("q"), .control("c"):
            overlay = nil
            return []
        case .down, .character("j"): links.move(by: 1, height: height)
        case .up, .character("k"): links.move(by: -1, height: height)
        case .home, .character("g"): links.move(by: -links.links.count, height: height)
        case .end, .character("G"): links.move(by: links.links.count, height: height)
        case .character("c"): return decide(.confirmed, on: links.current, in: links.article)
        case .character("x"): return decide(.dismissed, on: links.current, in: links.article)
        case .character("u"): return undo()
        case .control("r"): return redo()
        case .enter:
            guard let side = links.current?.otherSide(from: links.article) else { return [] }
            overlay = nil
            return jump(to: .codePoints(side.span), of: side.article)
        case .control("l"): return [.redraw]
        case .control("z"): return [.suspend]
        default: break
        }
        overlay = .links(links)
        return []
    }

    /// `c` and `x` in the panel or the text: the link of the claim there. Where it has several they are shown first, for
    /// the word must be on one of them.
    mutating func decide(_ state: Link.State) -> [Effect] {
        guard let open else { return say("No article is open") }
        let found = links.map { linksHere($0, in: open) } ?? []
        if found.count > 1 { return showLinks() + say("Several links: choose one, then the same key") }
        guard let link = found.first else {
            return say("No link here: the panel shows which claims have some")
        }
        return decide(state, on: link, in: open.article.id)
    }

    /// The same word again takes it back.
    private mutating func decide(_ state: Link.State, on link: StoredLink?, in article: String) -> [Effect] {
        guard let link else { return [] }
        let new = link.state == state ? .new : state
        return record(.link(link.id, article: article, before: link.state, after: new))
    }

    /// Shows what the user has said of a link; the article with it may not be open by now.
    mutating func show(_ state: Link.State, ofLink link: String, in article: String, before: Link.State)
        -> [Effect]
    {
        if case .links(var shown) = overlay {
            shown.setState(state, of: link)
            overlay = .links(shown)
        }
        page?.setDecision(state, of: link)
        let words =
            switch state {
            case .confirmed: "Link confirmed; u takes it back"
            case .dismissed: "Link dismissed: it is not shown again; u takes it back"
            case .new: "Link no longer \(before.rawValue)"
            }
        return [.decide(link: link, state, article: article)] + say(words)
    }
}
