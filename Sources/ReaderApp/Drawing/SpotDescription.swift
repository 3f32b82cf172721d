import ArticleModel

/// Says in one line what the reader stands on.
struct SpotDescription {
    let open: OpenArticle

    func words(for spot: Spot) -> String {
        switch spot {
        case .quote(let index): quote(open.analysis.quotes[index])
        case .claim(let index): claim(open.analysis.claims[index])
        case .entity(let index, _): entity(open.analysis.entities[index])
        case .note(let index): note(open.annotations[index].annotation)
        }
    }

    private func quote(_ quote: Quote) -> String {
        var parts = [open.speakerLabel(of: quote) ?? "speaker unknown"]
        if let cue = quote.cue.first { parts.append(open.text[cue]) }
        parts.append(quote.kind.rawValue)
        if let around = open.quote(quote.parent), let outer = open.speakerLabel(of: around) {
            parts.append("in \(outer)")
        }
        if quote.isCorrected { parts.append("corrected") }
        if quote.confidence < OpenArticle.doubt { parts.append("doubtful") }
        return parts.joined(separator: " · ")
    }

    private func claim(_ claim: Claim) -> String {
        let claimant =
            switch open.voicing(of: claim) {
            case .article: "the article itself"
            case .named(let name, _): name
            case .unnamed(let words): Voicing.unnamed(words).words
            }
        var parts = [claimant, claim.kind.rawValue]
        if let status = open.statuses[claim.id] { parts.insert("\(status.sign) \(status.rawValue)", at: 0) }
        if claim.polarity == .negative { parts.append("negative") }
        if claim.modality != .asserted { parts.append(claim.modality.rawValue) }
        for time in claim.times.prefix(1) { if let day = time.resolved { parts.append(day.iso) } }
        parts.append("worth \(Int((claim.worth * 100).rounded()))")
        return parts.joined(separator: " · ")
    }

    private func entity(_ entity: Entity) -> String {
        var parts = [entity.name, Self.kind(entity.kind)]
        parts += entity.titles.prefix(1)
        let others = entity.variants.filter { $0 != entity.name }
        if !others.isEmpty { parts.append("also " + others.prefix(3).joined(separator: ", ")) }
        parts.append(entity.mentions.count == 1 ? "once" : "\(entity.mentions.count) times")
        return parts.joined(separator: " · ")
    }

    private func note(_ annotation: Annotation) -> String {
        let words = annotation.note ?? "highlight"
        return words.replacing("\n", with: " ") + "   (e edit, d delete)"
    }

    static func kind(_ kind: Entity.Kind) -> String {
        switch kind {
        case .person: "person"
        case .organisation: "organisation"
        case .location: "place"
        case .other: "name"
        case .date: "date"
        case .number: "number"
        case .title: "title"
        }
    }
}
