import ArticleModel

/// An article in which everything from outside is any bytes, with quotes, names, claims, links and notes anywhere.
struct AnyArticle {
    let article: Article
    let analysis: Analysis
    let annotations: [PlacedAnnotation]

    init(seed: UInt64, id: String) {
        var generator = SeededGenerator(seed: seed &* 31 &+ 7)
        func words(_ count: Int) -> String {
            String(decoding: randomBytes(seed: generator.next(), count: count), as: UTF8.self)
        }
        let text = words(700)
        let borders =
            text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [
                text.utf8.count
            ]
        func span() -> TextSpan {
            let ends = (0..<2).map { _ in borders.randomElement(using: &generator) ?? 0 }.sorted()
            return TextSpan(ends[0], ends[1])
        }
        let kinds = Block.Kind.allCases
        let cuts = Set(
            (0..<6).map { _ in borders.randomElement(using: &generator) ?? 0 } + [0, text.utf8.count]
        )
        .sorted()
        analysis = Analysis(
            parser: "1", title: words(20), language: words(5),
            blocks: zip(cuts, cuts.dropFirst()).enumerated().map {
                Block(kinds[(Int(seed) + $0) % kinds.count], TextSpan($1.0, $1.1))
            },
            quotes: (0..<9).map { number in
                Quote(
                    id: "q\(number)", kind: Quote.Kind.allCases[number % 3],
                    content: [span(), span()].sorted(),
                    source: [span()], speaker: number % 3 == 0 ? nil : "e\(number % 4)")
            }.sorted { ($0.content.first?.start ?? 0) < ($1.content.first?.start ?? 0) },
            entities: (0..<4).map { number in
                Entity(
                    id: "e\(number)", kind: .person, name: words(20), variants: [words(9)],
                    titles: [words(9)],
                    mentions: (0..<5).map { _ in Mention(span(), .name) })
            },
            claims: (0..<9).map { number in
                Claim(
                    id: "c\(number)", content: [span()], standalone: words(50),
                    claimant: number % 2 == 0 ? "e\(number % 4)" : nil, worth: 0.5)
            }.sorted { ($0.content.first?.start ?? 0) < ($1.content.first?.start ?? 0) })
        let document = RawDocument(
            text: text, outlet: words(20), byline: words(20), date: words(10),
            url: (seed % 2 == 0 ? "https://" : "") + words(30),
            links: (0..<4).map { _ in .init(span: span(), address: "https://" + words(30)) })
        article = Article(id: id, document: document, title: words(30), added: words(20))
        annotations = (0..<6).map { number in
            let anchor = Annotation.Anchor(
                exact: words(20), prefix: "", suffix: "", position: CodePointRange(0, 0))
            return PlacedAnnotation(
                Annotation(
                    id: "n\(number)", article: id, anchor: anchor, note: words(40), tags: [words(10)],
                    colour: words(6), created: words(9)), span: number % 3 == 0 ? nil : span())
        }
    }
}
