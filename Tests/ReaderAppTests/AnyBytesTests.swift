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

    /// An article in which everything from outside is any bytes.
    private static func article(seed: UInt64, id: String) -> LoadedArticle {
        let any = AnyArticle(seed: seed, id: id)
        return LoadedArticle(article: any.article, analysis: any.analysis, annotations: any.annotations)
    }
}
