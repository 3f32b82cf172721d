import ArticleModel
import TerminalUI

/// The rows of the panel for one order, filter and width.
struct PanelRows: Sendable {
    private(set) var rows: [PanelRow] = []
    /// The claims in the order of the panel.
    private(set) var claims: [Int] = []
    /// The first row of each claim.
    private(set) var firstRow: [Int: Int] = [:]
    /// The place of each claim in the order of the panel.
    private(set) var place: [Int: Int] = [:]

    private let open: OpenArticle
    private let links: OpenLinks?
    private let width: Int

    /// Columns before a claim's words.
    static let indent = 4

    init(_ open: OpenArticle, _ links: OpenLinks?, by order: PanelOrder, filter: ClaimFilter, width: Int) {
        self.open = open
        self.links = links
        self.width = width
        let shown = open.analysis.claims.indices.filter { filter.shows($0, of: open) }
        switch order {
        case .claimant:
            for group in ClaimGroup.groups(of: shown, in: open) {
                if !rows.isEmpty { rows.append(.blank) }
                rows.append(.group(group.voicing, count: group.claims.count))
                for claim in group.claims { add(claim, isGrouped: true) }
            }
        case .text: addAlone(shown)
        case .worth:
            addAlone(
                shown.sorted {
                    (open.analysis.claims[$1].worth, $0) < (open.analysis.claims[$0].worth, $1)
                })
        }
    }

    /// Without groups each claim says itself who makes it, and a blank row parts it from the next.
    private mutating func addAlone(_ claims: [Int]) {
        for claim in claims {
            if !rows.isEmpty { rows.append(.blank) }
            add(claim, isGrouped: false)
        }
    }

    private mutating func add(_ index: Int, isGrouped: Bool) {
        firstRow[index] = rows.count
        place[index] = claims.count
        claims.append(index)
        let claim = open.analysis.claims[index]
        for (number, line) in wrapped(claim.standalone).enumerated() {
            rows.append(.claim(index, line, isFirst: number == 0))
        }
        addNature(of: index, claim, isGrouped: isGrouped)
        if let found = links?.links(ofClaim: index), let first = found.first {
            rows.append(.links(index, LinkMark.counts(found) + "  " + first.link.reason))
        }
    }

    /// Who makes it and of what nature it is, on one row where there is room.
    private mutating func addNature(of index: Int, _ claim: Claim, isGrouped: Bool) {
        let voicing = open.voicing(of: claim)
        let nature = claim.natureWords
        let between = " · "
        if isGrouped {
            var source = ""
            if case .unnamed(let words?) = voicing { source = "“" + words + "”" }
            let both = source.isEmpty ? nature : nature + between + source
            let lines = TextWidth.width(both) <= columns ? [both] : wrapped(nature) + wrapped(source)
            rows += lines.filter { !$0.isEmpty }.map { .nature(index, who: nil, $0) }
            return
        }
        if TextWidth.width(voicing.words + between + nature) <= columns {
            rows.append(.nature(index, who: voicing, between + nature))
        } else {
            // The words of an unnamed source are left out rather than cut.
            let isCut = TextWidth.width(voicing.words) > columns
            var who = voicing
            if case .unnamed = voicing, isCut { who = .unnamed(nil) }
            rows.append(.nature(index, who: who, ""))
            rows += wrapped(nature).map { .nature(index, who: nil, $0) }
        }
    }

    /// Columns of a claim's words.
    private var columns: Int { max(8, width - Self.indent - 1) }

    private func wrapped(_ words: String) -> [String] {
        let text = ArticleText(words)
        return LineWrapper(text, width: columns).lines(of: text.span).map { text[$0] }
    }
}

/// The claims of one claimant, in text order.
struct ClaimGroup: Sendable {
    /// Who makes them; an unnamed source without its words, for there may be several.
    var voicing: ClaimVoicing
    var claims: [Int]

    /// The groups in the order in which their first claims stand; the article's own voice comes last, because
    /// a reader of this panel looks for the others first.
    static func groups(of claims: [Int], in open: OpenArticle) -> [ClaimGroup] {
        var groups: [ClaimGroup] = []
        var places: [String: Int] = [:]
        var own = ClaimGroup(voicing: .article, claims: [])
        for index in claims {
            let claim = open.analysis.claims[index]
            var voicing = open.voicing(of: claim)
            if voicing == .article {
                own.claims.append(index)
                continue
            }
            if case .unnamed = voicing { voicing = .unnamed(nil) }
            let key = claim.claimant ?? ""
            if let place = places[key] {
                groups[place].claims.append(index)
            } else {
                places[key] = groups.count
                groups.append(ClaimGroup(voicing: voicing, claims: [index]))
            }
        }
        return own.claims.isEmpty ? groups : groups + [own]
    }
}

extension OpenArticle {
    /// Who makes a claim.
    func voicing(of claim: Claim) -> ClaimVoicing {
        guard claim.quote != nil || claim.claimant != nil else { return .article }
        if let name = entity(claim.claimant)?.name {
            return .named(name, rank: speakerRank(claim.claimant))
        }
        return .unnamed(quote(claim.quote)?.sourceWords(in: text))
    }
}

extension Claim {
    /// From this worth on a claim has the full mark.
    private static let worthChecking = 0.6

    /// The mark before it: well worth checking, or less so.
    var worthSign: String { worth >= Self.worthChecking ? "●" : "◦" }

    /// Its polarity, voice, kind and modality (`¬ direct opinion, possible`), without those that go without saying: the
    /// article's own voice, affirmed, asserted.
    var natureWords: String {
        let polarity = polarity == .negative ? "¬ " : ""
        let voice = voice == .article ? "" : voice.rawValue + " "
        return polarity + voice + kind.rawValue + (modality == .asserted ? "" : ", " + modality.rawValue)
    }
}
