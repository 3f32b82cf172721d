import ArticleModel
import Testing

@testable import ArticleParsing

@Suite struct ParserTests {
    @Test func theHeadlineIsTheTitle() throws {
        let text = "Talks Fail in Geneva\n\nThe talks failed on Friday, and nobody knows why."
        #expect(try ArticleParser().parse(RawDocument(text: text)).title == "Talks Fail in Geneva")
        #expect(try ArticleParser().parse(RawDocument(text: text, title: "Given")).title == "Given")
    }

    @Test func otherLanguagesAreNotAnalysed() throws {
        let text =
            "Der Minister sagte am Freitag in Berlin, dass die Gespräche nicht zu Ende sind und im Mai weitergehen."
        let analysis = try ArticleParser().parse(RawDocument(text: text))
        #expect(analysis.language == "de")
        #expect(analysis.sentences.count == 1 && analysis.blocks.count == 1)
        #expect(analysis.entities.isEmpty && analysis.quotes.isEmpty && analysis.claims.isEmpty)
    }

    @Test func postsAreTheirAuthors() throws {
        let parts = [
            "The ferry did not come on Friday, and many people had to wait on the quay until the evening.",
            "Nobody told us anything on the quay, and it was cold.", "— Carla Dunn (@cdunn) July 3, 2019",
            "The company did not answer questions about the delay.",
        ]
        var hints: [Block] = []
        var start = 0
        for part in parts {
            let isQuoted = hints.count == 1 || hints.count == 2
            hints.append(Block(isQuoted ? .blockQuote : .paragraph, TextSpan(start, start + part.utf8.count)))
            start += part.utf8.count + 2
        }
        let document = RawDocument(text: parts.joined(separator: "\n\n"), hints: hints)
        let analysis = try ArticleParser().parse(document)
        let text = ArticleText(document.text)
        let posts = analysis.quotes.filter { $0.content.contains { text[$0].contains("Nobody told us") } }
        #expect(posts.map { analysis.entity($0.speaker)?.name } == ["Carla Dunn"])
        #expect(!analysis.quotes.contains { $0.content.contains { text[$0].contains("@cdunn") } })
    }

    @Test(arguments: ["", " ", "\n\n", "\u{0}", "“", "\u{FEFF}", "’", ".", "> ", "- "])
    func almostNothingIsParsed(text: String) throws {
        let analysis = try ArticleParser().parse(RawDocument(text: text))
        #expect(analysis.claims.isEmpty)
    }

    /// Whatever text comes in: every span lies within it, on the borders of code points, and ids are unique.
    @Test func anyTextGivesSoundSpans() throws {
        var random = SplitMix(seed: 23)
        let pieces = [
            "Blinken", "Mr.", "President", "of", "State", "said", "that", "the", "US", "U.S.", "“", "”", "\"",
            "’s", "'", "‘",
            ",", ".", "?", " ", " ", " ", " ", "\n", "\n\n", "—", "100,000", "Jan.", "21", "é", "中", "👩‍👩‍👧",
            "\u{202E}", "> ", "- ",
            "| News", "according to", "he", "KYIV", "(AP)", ":", "and", "Ministry", "Russia", "not", "will",
            "Friday",
        ]
        for _ in 0..<400 {
            let string = (0..<random.next(below: 90)).map { _ in pieces[random.next(below: pieces.count)] }
                .joined(
                    separator: random.next(below: 3) == 0 ? "" : " ")
            let text = ArticleText(string)
            let analysis = try ArticleParser().parse(RawDocument(text: string))
            var spans = analysis.blocks.map(\.span) + analysis.sentences
            spans += analysis.entities.flatMap { $0.mentions.map(\.span) }
            spans +=
                analysis.quotes.flatMap { $0.content + $0.cue + $0.source }
                + analysis.claims.flatMap(\.content)
            for span in spans {
                #expect(
                    span.start >= 0 && span.end <= text.count && text[span].utf8.count == span.length,
                    "\(string)")
                #expect(text[span].unicodeScalars.first != "\u{FFFD}")
            }
            #expect(Set(analysis.entities.map(\.id)).count == analysis.entities.count)
        }
    }
}
