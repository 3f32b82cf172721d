import ArticleModel
import TerminalUI

/// Articles that come in: `:add`, `:subscribe`, and the refreshing of feeds (`r`, `R`).
extension ReaderState {
    // MARK: Asking for it

    /// `r`: the feed on which the user stands, or that of the article.
    mutating func refreshHere() -> [Effect] {
        if let page {
            guard let feed = page.current?.feed else { return say("r reads a feed; gf shows them") }
            return [.refresh(feed: feed)]
        }
        let feed = focus == .list ? list.current?.feed : open?.article.document.feed
        guard let feed else { return say("This article has come from no feed; R reads all feeds") }
        return [.refresh(feed: feed)]
    }

    mutating func beginAdding() -> [Effect] {
        overlay = .source(SourcePrompt(purpose: .add))
        return []
    }

    mutating func beginSubscribing() -> [Effect] {
        overlay = .source(SourcePrompt(purpose: .subscribe, input: LineEditor(feedOffered ?? "")))
        return []
    }

    mutating func press(_ key: Key, in prompt: SourcePrompt) -> [Effect] {
        switch prompt.input.step(key) {
        case .cancelled: overlay = nil
        case .entered(let typed):
            overlay = nil
            let source = typed.trimmingWhitespace()
            if source.isEmpty { return [] }
            return prompt.purpose == .add ? [.add(source)] : [.subscribe(source)]
        case .changed(let input): overlay = .source(SourcePrompt(purpose: prompt.purpose, input: input))
        case .ignored: break
        }
        return []
    }

    // MARK: What comes of it

    mutating func importing(_ progress: ImportProgress?) -> [Effect] {
        importing = progress
        if let problems = progress?.problems, !problems.isEmpty { importProblems = problems }
        return []
    }

    /// Tells of it; goes to the article that was asked for, unless the user reads another by now.
    mutating func imported(_ report: ImportReport) -> [Effect] {
        importProblems = report.problems
        feedOffered = report.feedOffered
        // Feeds that could not be read say so, and those that could no longer do.
        if page?.subject == .feeds { page?.readAnew() }
        if let problem = report.problems.first {
            let isAlone = report.problems.count == 1 && report.message.isEmpty
            let others = ImportProgress.count(report.problems)
            _ = complain(
                isAlone
                    ? problem
                    : [report.message, others, ":problems"].filter { !$0.isEmpty }.joined(separator: " · "))
        } else if !report.message.isEmpty {
            _ = say(report.message)
        }
        guard let article = report.article, !isReading, page == nil else { return [] }
        return [.loadList(list.request(goingTo: article))]
    }

    // MARK: Problems

    /// `:problems`: what could not be read or used the last time, in full.
    mutating func showProblems() -> [Effect] {
        let all = importProblems + settingsProblems + libraryProblems
        guard !all.isEmpty else { return say("There were no problems") }
        var problems = ProblemsOverlay(all)
        problems.fit(width: ChangesDrawing.width(on: size))
        overlay = .problems(problems)
        return []
    }

    mutating func press(_ key: Key, in problems: ProblemsOverlay) -> [Effect] {
        var problems = problems
        let height = ChangesDrawing.height(on: size)
        switch key {
        case .escape, .character("q"), .enter, .control("c"):
            overlay = nil
            return []
        case .down, .character("j"): problems.scroll(by: 1, height: height)
        case .up, .character("k"): problems.scroll(by: -1, height: height)
        case .pageDown, .character(" "), .control("d"), .control("f"):
            problems.scroll(by: height / 2, height: height)
        case .pageUp, .character("b"), .control("u"), .control("b"):
            problems.scroll(by: -height / 2, height: height)
        case .home, .character("g"): problems.scroll(by: -problems.rows.count, height: height)
        case .end, .character("G"): problems.scroll(by: problems.rows.count, height: height)
        case .control("l"): return [.redraw]
        case .control("z"): return [.suspend]
        default: break
        }
        overlay = .problems(problems)
        return []
    }
}

/// `d` in the feeds.
extension ReaderState {
    /// A feed was taken away or brought back.
    mutating func unsubscribed(_ feed: String, _ name: String, isGone: Bool) -> [Effect] {
        if isGone {
            page?.remove(feed: feed)
            return say("\(name) is read no more; its articles stay; u brings it back")
        }
        if page?.subject == .feeds { page?.readAnew(selecting: feed) }
        return say("\(name) is back")
    }
}
