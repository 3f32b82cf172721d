import ArticleModel
import ArticleStore
import TerminalUI
import Testing

@testable import ReaderApp

/// Whatever an article holds, nothing of it reaches the screen that a terminal would obey.
struct AnyBytesTests {
    /// Keys that lead through every pane, view and overlay in which words from outside stand.
    private static let walk = """
        Enter ]q ]q ]c ]e ]n gp j j G Enter gt v l l V y Y Esc a 'x ^S S Down Esc t 'x Esc / 'a Enter n Esc ge j Esc \
        gq j / 'a Esc q gn j q gl s s / 'a Enter F 'a Enter Esc J K Enter gd q L Esc | Esc ? Esc : 'a Esc o ^O m a ' a
        """

    @Test(arguments: 0..<12 as Range<UInt64>)
    func noControlsReachTheScreen(seed: UInt64) {
        let articles = [
            Self.article(seed: seed, id: "00000000000000a1"),
            Self.article(seed: seed + 100, id: "00000000000000b2"),
        ]
        let size = ["20x5", "60x18", "100x24", "160x45"][Int(seed % 4)]
        var play = Screenplay(size, articles: articles, look: TerminalLook(colors: 256))
        var keys = Self.walk.split(whereSeparator: \.isWhitespace)[...]
        while let key = keys.popFirst() {
            play.type(String(key))
            let flaws = Self.flaws(of: play.state.render())
            #expect(flaws.isEmpty, "after \(key): \(flaws)")
        }
        play.send(.failed(articles[0].article.title))
        play.send(.progress(articles[1].article.title))
        #expect(Self.flaws(of: play.state.render()).isEmpty)
    }

    /// Controls, what turns text round, and wide words that are out of step with their cells.
    static func flaws(of frame: Frame) -> [String] {
        var flaws: [String] = []
        for row in 0..<frame.size.rows {
            var width = 0
            for column in 0..<frame.size.columns {
                let cluster = frame[row, column].cluster
                width += TextWidth.width(cluster)
                for scalar in cluster.unicodeScalars
                where scalar.properties.generalCategory == .control || scalar.properties.isBidiControl {
                    flaws.append("U+\(String(scalar.value, radix: 16)) in row \(row)")
                }
                if let target = frame.link(row: row, column: column),
                    !target.address.utf8.allSatisfy({ (0x21..<0x7F).contains($0) })
                {
                    flaws.append("an address that is not plain in row \(row)")
                }
            }
            if width != frame.size.columns { flaws.append("row \(row) is \(width) columns wide") }
        }
        return flaws
    }

    /// An article in which everything from outside is any bytes, with quotes, names, claims and notes anywhere.
    static func article(seed: UInt64, id: String) -> LoadedArticle {
        var generator = SeededGenerator(seed: seed)
        func words(_ count: Int) -> String {
            String(decoding: randomBytes(seed: generator.next(), count: count), as: UTF8.self)
        }
        let text = words(900)
        let borders =
            text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count]
        func span() -> TextSpan {
            let ends = (0..<2).map { _ in borders.randomElement(using: &generator) ?? 0 }.sorted()
            return TextSpan(ends[0], ends[1])
        }
        let cuts = Set(
            (0..<6).map { _ in borders.randomElement(using: &generator) ?? 0 } + [0, text.utf8.count]
        )
        .sorted()
        let analysis = Analysis(
            parser: "1", title: words(20), language: "en",
            blocks: zip(cuts, cuts.dropFirst()).map { Block(.paragraph, TextSpan($0, $1)) },
            quotes: (0..<8).map { number in
                Quote(
                    id: "q\(number)", kind: Quote.Kind.allCases[number % 3], content: [span()],
                    source: [span()], speaker: number % 3 == 0 ? nil : "e\(number % 4)")
            }.sorted { ($0.content.first?.start ?? 0) < ($1.content.first?.start ?? 0) },
            entities: (0..<4).map { number in
                Entity(
                    id: "e\(number)", kind: .person, name: words(20), variants: [words(9)],
                    titles: [words(9)],
                    mentions: (0..<4).map { _ in Mention(span(), .name) })
            },
            claims: (0..<8).map { number in
                Claim(
                    id: "c\(number)", content: [span()], standalone: words(50),
                    claimant: number % 2 == 0 ? "e\(number % 4)" : nil, worth: 0.5)
            }.sorted { ($0.content.first?.start ?? 0) < ($1.content.first?.start ?? 0) })
        let document = RawDocument(
            text: text, outlet: words(20), byline: words(20), date: words(10), url: "https://" + words(30),
            links: (0..<4).map { _ in .init(span: span(), address: "https://" + words(30)) })
        let annotations = (0..<4).map { number in
            let anchor = Annotation.Anchor(
                exact: words(20), prefix: "", suffix: "", position: CodePointRange(0, 0))
            return PlacedAnnotation(
                Annotation(
                    id: "n\(number)", article: id, anchor: anchor, note: words(60), tags: [words(9)],
                    colour: words(5), created: words(9)), span: number == 0 ? nil : span())
        }
        let article = Article(id: id, document: document, title: words(40), added: words(20))
        return LoadedArticle(article: article, analysis: analysis, annotations: annotations)
    }
}
