import ArticleModel
import Testing

@testable import ArticleParsing

@Suite("Claims: numbers and times")
struct ClaimReaderTests {
    @Test(
        "Numbers with value, unit and precision",
        arguments: [
            ("Russia has 100,000 troops there.", ["100,000 troops = 100000.0 troops exactly"]),
            ("More than 1,200 people came.", ["1,200 people = 1200.0 people over"]),
            ("It cost about $3.5 million.", ["$3.5 million = 3500000.0 dollars about"]),
            ("Prices rose by nearly 4% in a year.", ["4% = 4.0 percent about"]),
            ("Turnout fell by 12 percentage points.", ["12 percentage points = 12.0 points exactly"]),
            ("Up to two dozen boats left.", ["two dozen boats = 24.0 boats under"]),
            ("Hotels lost half of their guests.", ["half of their guests = 0.5 guests exactly"]),
            ("Prices rose by a third in spring.", ["a third = 0.3333333333333333 nil exactly"]),
            ("They sent three new patrol boats.", ["three new patrol boats = 3.0 boats exactly"]),
            (
                "Twenty-five men and one woman sailed.",
                ["Twenty-five men = 25.0 men exactly", "one woman = 1.0 woman exactly"]
            ),
            ("It has paid a million crowns.", ["a million crowns = 1000000.0 crowns exactly"]),
            ("No more than 40 boats left.", ["40 boats = 40.0 boats under"]),
            ("No fewer than 40 boats left.", ["40 boats = 40.0 boats over"]),
            ("As many as 40 boats left.", ["40 boats = 40.0 boats under"]),
            ("They sent 20 to 30 boats.", ["20 = 20.0 boats over", "30 boats = 30.0 boats under"]),
            (
                "It cost between 5 and 10 million crowns.",
                ["5 = 5000000.0 crowns over", "10 million crowns = 10000000.0 crowns under"]
            ),
            ("They won by 61 votes to 58.", ["61 votes = 61.0 votes exactly", "58 = 58.0 nil exactly"]),
        ])
    func quantities(sentence: String, expected: [String]) {
        #expect(read(sentence) == expected)
    }

    @Test(
        "What is no quantity",
        arguments: [
            "It is one of the best.", "No one knew.", "They met at 4 a.m. on 21 January.",
            "It began in 1997.",
            "A third round was planned.", "He came 21st.", "Hundreds of people came.",
            "It ended two days ago.", "Two, the port is closed.",
            "It upheld the 1977 decision.",
        ])
    func noQuantity(sentence: String) {
        #expect(read(sentence).isEmpty)
    }

    /// The fixture's date is Friday, 21 January 2022.
    @Test(
        "Times, with the day where it is known",
        arguments: [
            ("They met on Friday.", ["Friday = 2022-01-21"]),
            ("They met on Wednesday.", ["Wednesday = 2022-01-19"]),
            ("They will meet on Wednesday.", ["Wednesday = 2022-01-26"]),
            ("The ferry leaves on Monday morning.", ["Monday morning = 2022-01-24"]),
            ("The council is expected to vote on Monday.", ["Monday = 2022-01-24"]),
            ("This follows an attack in Kyiv on Wednesday.", ["Wednesday = 2022-01-19"]),
            ("They met last Friday.", ["last Friday = 2022-01-14"]),
            ("It ended this morning.", ["this morning = 2022-01-21"]),
            ("It ended two days ago.", ["two days ago = 2022-01-19"]),
            ("It ended a week ago.", ["a week ago = 2022-01-14"]),
            ("It ended last week.", ["last week = nil"]),
            ("It began on Dec. 30 in Kyiv.", ["Dec. 30 = 2021-12-30"]),
            ("It began on 3 March 2014 in Kyiv.", ["3 March 2014 = 2014-03-03"]),
            ("It began on Friday, January 14, at noon.", ["Friday, January 14 = 2022-01-14"]),
            ("It began in April.", ["April = nil"]),
            ("It began in 1997.", ["1997 = nil"]),
            ("It may march in 1997 cases.", []),
            ("She said it happened yesterday evening.", ["yesterday evening = 2022-01-20"]),
        ])
    func times(sentence: String, expected: [String]) {
        let fixture = ClaimFixture(sentence)
        let found = fixture.claims.flatMap(\.times).map {
            "\(fixture.text[$0.span]) = \($0.resolved?.iso ?? "nil")"
        }
        #expect(found == expected)
    }

    @Test("Without the article's date no weekday is resolved")
    func undated() {
        let fixture = ClaimFixture("They met on Friday and on 3 March 2014.").dated(nil)
        #expect(fixture.claims.flatMap(\.times).map(\.resolved) == [nil, CalendarDate(iso: "2014-03-03")])
    }

    @Test("Any words in any order give claims whose spans lie on the text")
    func fuzz() {
        let words = [
            "“", "”", "the", "port", "and", "but", ",", ".", ";", "—", "10", "1,2,3", "million", "$", "%",
            "Friday", "May",
            "3", "2022", "ago", "he", "said", "that", "not", "(", ")", "é", "\u{1F600}", "I", "was", "one",
            "half", "of", "?",
        ]
        var state: UInt64 = 7
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count] + " "
            }
            let fixture = ClaimFixture(text).quote(
                .mixed, String(text.prefix(text.count / 2)), cue: "said", source: "he")
            for claim in fixture.claims {
                #expect(!claim.standalone.isEmpty && (0...1).contains(claim.worth))
                #expect(claim.content.allSatisfy { !$0.isEmpty && fixture.text.span.contains($0) })
                #expect(zip(claim.content, claim.content.dropFirst()).allSatisfy { $0.end <= $1.start })
            }
        }
    }

    private func read(_ sentence: String) -> [String] {
        let fixture = ClaimFixture(sentence)
        return fixture.claims.flatMap(\.quantities).map {
            "\(fixture.text[$0.span]) = \($0.value) \($0.unit ?? "nil") \($0.precision)"
        }
    }
}
