import ArticleModel
import Foundation
import Testing

@testable import ArticleParsing

/// The blocks of a text as `kind: words`.
private func blocks(_ string: String, title: String? = nil, hints: [Block] = []) -> [String] {
    let text = ArticleText(string)
    let document = RawDocument(text: string, title: title, hints: hints)
    return BlockFinder(text: text, document: document).blocks().map {
        "\($0.kind.rawValue): \(text[$0.span])"
    }
}

private let prose =
    "The envoys met on Friday at noon, and they left without a word to the reporters who stood outside."

@Suite struct BlockTests {
    @Test func headlineBylineAndDateline() {
        let text =
            "Talks Fail in the Capital\nBy Jane Doe\nJan. 21, 2022\n\nPORTSEA, Westmark (AP) — The talks failed.\n\n\(prose)"
        #expect(
            blocks(text) == [
                "headline: Talks Fail in the Capital", "byline: By Jane Doe", "dateline: Jan. 21, 2022",
                "dateline: PORTSEA, Westmark (AP) —", "paragraph: The talks failed.", "paragraph: \(prose)",
            ])
    }

    @Test(arguments: [
        ("WASHINGTON (Reuters) - The talks failed.", "WASHINGTON (Reuters) -"),
        ("KYIV, Ukraine — The talks failed.", "KYIV, Ukraine —"),
        ("“KYIV, Ukraine — The talks failed.”", "“KYIV, Ukraine —"),
        ("Washington (CNN) -- The talks failed.", "Washington (CNN) --"),
        ("LONDON, Jan. 21 – The talks failed.", "LONDON, Jan. 21 –"),
    ])
    func datelines(text: String, dateline: String) {
        let found = blocks("Talks Fail\n\n\(text)\n\n\(prose)")
        #expect(found.count == 4 && found[1] == "dateline: \(dateline)")
    }

    @Test(arguments: [
        "NATO — the alliance — said no.", "Yesterday — it was Friday — he left.",
        "HE left – and then returned.",
        "Mr. Jones (Portsea) left — he said so.",
    ])
    func notADateline(text: String) {
        #expect(blocks("Talks Fail\n\n\(text)\n\n\(prose)")[1] == "paragraph: \(text)")
    }

    @Test func aGivenTitleIsFound() {
        #expect(
            blocks(
                "Portsea\n\nWhy did the talks fail? Nobody knows.\n\n\(prose)",
                title: "Why did the talks fail? Nobody knows")
                == [
                    "paragraph: Portsea", "headline: Why did the talks fail? Nobody knows.",
                    "paragraph: \(prose)",
                ])
    }

    @Test func theHeadlineRepeatedIsACaption() {
        let found = blocks(
            "Urgent A-B Talks As Fears Grow\n\n\(prose)\n\nUrgent AB talks as fears grow\n\n\(prose)")
        #expect(found[2] == "caption: Urgent AB talks as fears grow")
    }

    @Test func embeddedHeadlines() {
        let text = """
            Talks Fail

            \(prose)

            Envoys leave the table | The Harbour Post

            “The envoys left at noon. \(prose)

            The port stayed closed.”

            The paper had reported otherwise:

            As Envoys Prepare to Talk, Port Remains Closed

            “PORTSEA, Westmark — The port is closed.”

            What Comes Next

            \(prose)
            """
        let kinds = blocks(text).map { String($0.prefix { $0 != ":" }) }
        #expect(
            kinds == [
                "headline", "paragraph", "embedded-headline", "paragraph", "paragraph", "paragraph",
                "embedded-headline", "dateline", "paragraph", "subheading", "paragraph",
            ])
    }

    @Test func listsAndBlockQuotes() {
        let text =
            "Talks Fail\n\n\(prose)\n\n- one point\n- another point\n\n1. first\n2. second\n\n> quoted words\n\n\(prose)"
        #expect(
            blocks(text).dropFirst(2).dropLast() == [
                "list-item: - one point", "list-item: - another point", "list-item: 1. first",
                "list-item: 2. second",
                "block-quote: quoted words",
            ])
    }

    @Test(arguments: [
        "Leave a Reply", "Share this:", "Read more: Envoys leave", "Sign up for our newsletter",
        "Advertisement",
        "All rights reserved.", "© 2022 The Harbour Post", "Comments are closed.", "Related: Envoys leave",
    ])
    func boilerplate(line: String) {
        #expect(blocks("Talks Fail\n\n\(prose)\n\n\(line)")[2] == "boilerplate: \(line)")
    }

    @Test func gluedBoilerplate() {
        #expect(
            blocks("Talks Fail\n\n\(prose) Leave a Reply\n\nLeave a ReplyNews of the Day\n\n\(prose)") == [
                "headline: Talks Fail", "paragraph: \(prose)", "boilerplate: Leave a Reply",
                "boilerplate: Leave a Reply", "subheading: News of the Day", "paragraph: \(prose)",
            ])
    }

    @Test func singleLineBreaksEndParagraphs() {
        #expect(
            blocks("Talks Fail\n\(prose)\n\(prose) Yes.\nNobody spoke.") == [
                "headline: Talks Fail", "paragraph: \(prose)", "paragraph: \(prose) Yes.",
                "paragraph: Nobody spoke.",
            ])
    }

    @Test func hardWrappedLinesAreJoined() {
        let text = """
            Talks Fail

            The envoys met on Friday at noon, and they left without a word to the
            reporters who stood outside. The port, closed for a week, will stay
            closed for another one, said the harbour master. Nobody was content
            with that.

            The talks will go on.
            """
        let found = blocks(text)
        #expect(found.count == 3)
        #expect(found[1].hasSuffix("with that."))
    }

    @Test func windowsLineEndsAndOddSpaces() {
        #expect(
            blocks("Talks Fail\r\n\r\n \u{A0}\(prose) \r\n") == [
                "headline: Talks Fail", "paragraph: \(prose)",
            ])
    }

    @Test func hintsWin() {
        let text = "Talks Fail\nA line of a poem\n\(prose)"
        let hint = Block(.blockQuote, TextSpan(11, 27))
        #expect(
            blocks(
                text, hints: [hint, Block(.caption, TextSpan(20, 9000)), Block(.caption, TextSpan(-4, -1))])
                == ["headline: Talks Fail", "block-quote: A line of a poem", "paragraph: \(prose)"])
    }

    @Test func nothingGivesNothing() {
        #expect(blocks("") == [])
        #expect(blocks(" \n\n\t") == [])
    }
}
