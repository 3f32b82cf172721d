/// A correction with the place where its words stand in the text that was analysed.
public struct PlacedCorrection: Hashable, Sendable {
    /// The words of the quote meant.
    public var span: TextSpan
    /// What the user says of it.
    public var correction: Annotation.Correction

    /// Pairs a correction with its place.
    public init(_ correction: Annotation.Correction, at span: TextSpan) {
        self.correction = correction
        self.span = span
    }
}

extension Analysis {
    /// The analysis as the user has corrected it; of two corrections of one quote the later in the list wins.
    ///
    /// A correction means the quote whose words it has, or that which shares most with them where a newer parser draws
    /// the borders otherwise (at least half of all words of both). One that meets no quote changes nothing.
    public func applying(_ corrections: [PlacedCorrection]) -> Analysis {
        var analysis = self
        for placed in corrections {
            guard let index = analysis.quoteIndex(meantBy: placed.span) else { continue }
            if placed.correction.isNoQuote {
                analysis.removeQuote(at: index)
            } else {
                analysis.correct(index, placed.correction)
            }
        }
        return analysis
    }

    private func quoteIndex(meantBy span: TextSpan) -> Int? {
        let hulls = quotes.map { $0.content.hull }
        if let exact = hulls.firstIndex(of: span) { return exact }
        func likeness(_ hull: TextSpan?) -> Double {
            guard let hull, let shared = hull.intersection(span) else { return 0 }
            return Double(shared.length) / Double(hull.union(span).length)
        }
        let best = quotes.indices.max { likeness(hulls[$0]) < likeness(hulls[$1]) }
        return best.flatMap { likeness(hulls[$0]) >= 0.5 ? $0 : nil }
    }

    private mutating func correct(_ index: Int, _ correction: Annotation.Correction) {
        quotes[index].isCorrected = true
        quotes[index].confidence = 1
        if let kind = correction.kind { quotes[index].kind = kind }
        guard let name = correction.speaker else { return }
        let before = quotes[index].speaker
        let speaker = name.isEmpty ? nil : entityID(named: name)
        quotes[index].speaker = speaker
        quotes[index].speakerConfidence = 1
        for claim in claims.indices where claims[claim].quote == quotes[index].id {
            claims[claim].claimant = speaker
            claims[claim].chain = claims[claim].chain.compactMap { $0 == before ? speaker : $0 }
        }
    }

    /// The entity of a name, with or without capitals; a new one for a name that the article does not have.
    private mutating func entityID(named name: String) -> String {
        let wanted = name.lowercased()
        let known =
            entities.first { $0.name.lowercased() == wanted }
            ?? entities.first { entity in entity.variants.contains { $0.lowercased() == wanted } }
        if let known { return known.id }
        let numbers = entities.compactMap { Int($0.id.dropFirst()) }
        let id = "e\((numbers.max() ?? 0) + 1)"
        entities.append(Entity(id: id, kind: .person, name: name))
        return id
    }

    /// What stood in it stands in what it stood in; what was claimed in it the article claims itself.
    private mutating func removeQuote(at index: Int) {
        let quote = quotes.remove(at: index)
        for other in quotes.indices where quotes[other].parent == quote.id {
            quotes[other].parent = quote.parent
        }
        for claim in claims.indices where claims[claim].quote == quote.id {
            claims[claim].quote = nil
            claims[claim].claimant = nil
            claims[claim].chain = []
            claims[claim].voice = .article
        }
    }
}
