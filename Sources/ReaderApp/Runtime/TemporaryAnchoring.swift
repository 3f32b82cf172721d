import ArticleModel
enum TempAnchor {
    static func anchor(of span: TextSpan, in text: ArticleText) -> Annotation.Anchor {
        let map = OffsetMap(text)
        return .init(exact: text[span], prefix: "", suffix: "", position: map.codePoints(span))
    }
}
