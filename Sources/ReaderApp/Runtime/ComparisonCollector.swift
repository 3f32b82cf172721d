import Anchoring
import ArticleModel
import ArticleStore
import CrossReference

/// Makes the entries of a comparison of articles: a heading for each section, and the passages of each group together.
struct ComparisonCollector {
    private let report: ComparisonReport
    private let states: [String: Link.State]
    private let summaries: [String: ArticleSummary]
    private let articles: [String: ArticleClaims]
    private let arrangement: PageArrangement
    private var search: PassageSearch
    private(set) var rows: [PageRow] = []

    init(
        _ report: ComparisonReport, _ summaries: [ArticleSummary], states: [String: Link.State],
        for request: PageRequest
    ) {
        self.report = report
        self.states = states
        self.summaries = Dictionary(summaries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        articles = Dictionary(
            report.articles.map { ($0.article, $0) }, uniquingKeysWith: { first, _ in first })
        arrangement = request.arrangement
        // What somebody types to narrow it may be an outlet or who speaks.
        search = PassageSearch(request.query?.orSpeakersOrOutlets)
        if arrangement == .everything { addArticles() }
        for section in report.sections where isWanted(section.kind) { add(section) }
        if arrangement == .everything || arrangement == .alone {
            for remainder in report.remainders { add(remainder) }
        }
    }

    private func isWanted(_ kind: Link.Kind) -> Bool {
        switch arrangement {
        case .everything: true
        case .conflicts: kind == .conflict
        case .agreements: kind == .agrees
        case .quotes: kind == .alteredQuote || kind == .sameQuote
        default: false
        }
    }

    // MARK: Sections

    private mutating func addArticles() {
        let items = report.articles.compactMap { article -> PageItem? in
            guard let summary = summaries[article.article] else { return nil }
            var item = item(summary, words: summary.title, at: .offset(0), who: nil)
            item.kind = .article
            return search.finds(summary.title, by: nil, in: summary) ? item : nil
        }
        add(items, under: "Articles", detail: "\(items.count)")
    }

    private mutating func add(_ section: ComparisonReport.Section) {
        var items: [PageItem] = []
        var count = 0
        for group in section.groups {
            let members = self.items(of: group)
            // A group is shown whole: one passage alone would say nothing.
            let isFound = zip(group.members, members).contains { member, item in
                summaries[member.side.article].map { search.finds(item.words, by: item.how, in: $0) } ?? false
            }
            guard isFound else { continue }
            items += members
            count += 1
        }
        add(items, under: "\(section.kind.sign) \(section.title)", detail: "\(count)")
    }

    private mutating func add(_ remainder: ComparisonReport.Remainder) {
        guard let summary = summaries[remainder.article.article] else { return }
        let items = remainder.claims.compactMap { claim -> PageItem? in
            guard let hull = claim.content.hull else { return nil }
            let voicing = remainder.article.analysis.voicing(of: claim, in: remainder.article.text)
            guard search.finds(claim.standalone, by: voicing.words, in: summary) else { return nil }
            var item = item(summary, words: claim.standalone, at: .words(hull), who: nil)
            item.kind = .claim
            item.sign = claim.worthSign
            item.who = voicing == .article ? ClaimVoicing.article.words : voicing.words
            if case .named = voicing { item.isNamed = true }
            item.how = claim.natureWords
            return item
        }
        let claims = items.count == 1 ? "1 claim" : "\(items.count) claims"
        add(items, under: "Only in " + (summary.outlet ?? "“\(summary.title)”"), detail: claims)
    }

    private mutating func add(_ items: [PageItem], under title: String, detail: String) {
        if items.isEmpty { return }
        rows.append(.heading(title, detail: detail))
        rows += items.map { .item($0) }
    }

    // MARK: Groups

    private func items(of group: LinkGroup) -> [PageItem] {
        var items: [PageItem] = []
        for (place, member) in group.members.enumerated() {
            guard let summary = summaries[member.side.article] else { continue }
            var item = item(
                summary, words: member.side.words, at: .codePoints(member.side.span),
                who: speaker(of: member.side))
            item.kind = .side
            item.isNamed = true
            item.sign =
                place == 0 ? "┌" : group.kind == .conflict && !member.isContrary ? "│" : group.kind.sign
            item.continues = place > 0
            item.decision = .init(link: member.link.id, state: states[member.link.id] ?? .new)
            if member.isExplained { item.note = member.link.reason }
            item.runs = runs(of: place, in: group)
            items.append(item)
        }
        if group.kind == .agrees, let outlets = items.first?.who {
            let count = Set(items.map(\.who)).count
            // Those without an outlet are called by their titles.
            let noun = items.allSatisfy { $0.outlet != nil } ? "outlets" : "articles"
            items[0].note = count == 1 ? "twice in \(outlets)" : "in \(count) \(noun)"
        }
        return items
    }

    /// A member's words with what differs from the first one's lit; the first of more than two differs from each
    /// otherwise.
    private func runs(of place: Int, in group: LinkGroup) -> [DifferenceLine.Run]? {
        guard group.kind == .alteredQuote || group.kind == .conflict else { return nil }
        let members = group.members
        if place > 0 { return pair(members[0].side, members[place]).second }
        return members.count == 2 ? pair(members[0].side, members[1]).first : nil
    }

    private func pair(_ first: FoundLink.Side, _ member: LinkGroup.Member) -> PassagePair {
        // The link of a later passage may be one with another than the first.
        let isOfBoth = [member.link.a, member.link.b].contains(first)
        guard isOfBoth else { return PassagePair(first.words, member.side.words) }
        return PassagePair(first, member.side, of: member.link)
    }

    /// Those through whom a passage has come; nil for names.
    private func speaker(of side: FoundLink.Side) -> String? {
        articles[side.article].flatMap { $0.analysis.voices(of: side.reference, in: $0.text) }
    }

    private func item(_ summary: ArticleSummary, words: String, at target: Destination, who: String?)
        -> PageItem
    {
        PageItem(
            kind: .side, who: summary.outlet ?? summary.title, how: who ?? "", words: words,
            article: summary.id, title: summary.title, outlet: summary.outlet, date: summary.date,
            target: target)
    }
}
