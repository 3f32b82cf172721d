import ArticleModel

extension FoundLink {
    /// Links between two articles (or within one, given twice) with code points and words.
    public static func links(_ links: [Link], _ a: ArticleClaims, _ b: ArticleClaims) -> [FoundLink] {
        if links.isEmpty { return [] }
        let mapA = OffsetMap(a.text)
        let mapB = a.article == b.article ? mapA : OffsetMap(b.text)
        func side(_ side: Link.Side) -> Side? {
            guard side.article == a.article || side.article == b.article else { return nil }
            let (map, text) = side.article == a.article ? (mapA, a.text) : (mapB, b.text)
            return Side(
                article: side.article, span: map.codePoints(side.span), reference: side.reference,
                words: text[side.span].split(whereSeparator: \.isWhitespace).joined(separator: " "))
        }
        return links.compactMap { link in
            guard let a = side(link.a), let b = side(link.b) else { return nil }
            return FoundLink(
                id: link.id, kind: link.kind, detail: link.detail, a: a, b: b, reason: link.reason,
                strength: link.strength)
        }
    }

    /// The same with spans in bytes, for an article's analysis; nil for a side in an article that is not given.
    public func link(_ maps: [String: OffsetMap], state: Link.State = .new) -> Link? {
        guard let mapA = maps[a.article], let mapB = maps[b.article] else { return nil }
        return Link(
            id: id, kind: kind, detail: detail,
            a: Link.Side(article: a.article, span: mapA.bytes(a.span), reference: a.reference),
            b: Link.Side(article: b.article, span: mapB.bytes(b.span), reference: b.reference),
            reason: reason,
            strength: strength, state: state)
    }
}

extension ArticleClaims {
    /// The links within the article: the same words quoted more than once, and what `claims` finds.
    public func links(comparing claims: (any ClaimComparing)? = nil) -> [Link] {
        let map = OffsetMap(text)
        var found = QuoteLinker().links(within: QuoteReader.quotes(of: self))
        if let claims { found += FoundLink.links(claims.links(between: self, and: self), self, self) }
        return found.compactMap { $0.link([article: map]) }
    }
}
