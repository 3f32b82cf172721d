/// A link in files and output.
///
/// Both sides are converted with one map, so this form serves links within one article.
public struct LinkDocument: Codable, Sendable {
    /// A side in files and output.
    public struct SideDocument: Codable, Sendable {
        /// The article's id.
        public var article: String
        /// The passage in code points.
        public var span: CodePointRange
        /// The claim, quote or entity meant.
        public var ref: String
    }

    /// See `Link`.
    public var id: String
    /// See `Link`.
    public var kind: Link.Kind
    /// See `Link`.
    public var detail: Link.Detail
    /// One passage.
    public var a: SideDocument
    /// The other passage.
    public var b: SideDocument
    /// See `Link`.
    public var reason: String
    /// 0 to 1.
    public var strength: Double
    /// See `Link`.
    public var state: Link.State

    init(_ link: Link, _ map: OffsetMap) {
        id = link.id
        kind = link.kind
        detail = link.detail
        a = SideDocument(article: link.a.article, span: map.codePoints(link.a.span), ref: link.a.reference)
        b = SideDocument(article: link.b.article, span: map.codePoints(link.b.span), ref: link.b.reference)
        reason = link.reason
        strength = rounded(link.strength)
        state = link.state
    }

    func link(_ map: OffsetMap) -> Link {
        Link(
            id: id, kind: kind, detail: detail,
            a: Link.Side(article: a.article, span: map.bytes(a.span), reference: a.ref),
            b: Link.Side(article: b.article, span: map.bytes(b.span), reference: b.ref), reason: reason,
            strength: strength, state: state)
    }
}
