import ArticleModel
import Linguistics
import Testing

@testable import ArticleParsing

private let neutral = """
    The talks began in the morning and went on until late in the evening, and nobody wanted to say how they would end.

    Reporters waited outside the building for hours. It rained, and most of them had no umbrella. At the end there was \
    nothing to report, and the cars left.


    """

/// The entities of some kinds, one line each: `KIND name (variants) [titles] xN` with parts left out that are empty.
private func entities(
    _ string: String, _ kinds: Set<Entity.Kind> = [.person, .organisation, .location, .other]
) throws -> [String] {
    // A sentence is read with what stands around it, as in an article.
    let string = neutral + string
    let text = ArticleText(string)
    let blocks = BlockFinder(text: text, document: RawDocument(text: string)).blocks()
    let tokenized = Tokenizer().tokenize(text, blocks: blocks)
    let titles = TitleFinder(text: tokenized).titles()
    let names = try EngineLabeler().read(tokenized, blocks: blocks).names()
    return EntityBuilder(text: tokenized, titles: titles).entities(names: names).filter {
        kinds.contains($0.kind)
    }.map {
        var line = "\($0.kind.rawValue) \($0.name)"
        if !$0.variants.isEmpty { line += " (" + $0.variants.joined(separator: ", ") + ")" }
        if !$0.titles.isEmpty { line += " [" + $0.titles.joined(separator: ", ") + "]" }
        return line
    }
}

@Suite struct EntityTests {
    @Test(arguments: [
        ("He met Angela Merkel in Berlin.", ["PER Angela Merkel", "LOC Berlin"]),
        ("The fighting spread along the Ukrainian border.", ["MISC Ukrainian"]),
        ("It was reported by the Xinhua news agency on Monday.", ["ORG Xinhua"]),
        ("Ukraine is a former Soviet republic.", ["LOC Ukraine", "LOC Soviet"]),
        (
            "They met the US Secretary of State Antony Blinken.",
            ["LOC US", "PER Antony Blinken [Secretary of State]"]
        ),
        (
            "It was Russian Foreign Minister Sergei Lavrov.",
            ["MISC Russian", "PER Sergei Lavrov [Foreign Minister]"]
        ),
        ("Then Texas Sen. Ted Cruz spoke.", ["LOC Texas", "PER Ted Cruz [Sen.]"]),
        ("He saw Ursula von der Leyen at NATO.", ["PER Ursula von der Leyen", "ORG NATO"]),
        ("He wrote to the Ministry of Foreign Affairs.", ["ORG Ministry of Foreign Affairs"]),
        ("They study at the University of Chicago now.", ["ORG University of Chicago"]),
        ("He left the Justice Department in May.", ["ORG Justice Department"]),
        ("She works for Acme Widgets Inc. in Paris.", ["ORG Acme Widgets Inc.", "LOC Paris"]),
        (
            "As the New York Times and the Washington Post reported.",
            ["ORG New York Times", "ORG Washington Post"]
        ),
        ("Most US-Russia talks matter.", ["LOC US", "LOC Russia"]),
        ("He crossed the Dnieper River near Lake Baikal.", ["LOC Dnieper River", "LOC Lake Baikal"]),
        ("Yesterday the talks failed. Nobody spoke.", []),
        ("But “We will see,” he said. Prices rose.", []),
    ])
    func names(text: String, expected: [String]) throws {
        #expect(try entities(text) == expected)
    }

    @Test func spellingsOfOnePersonAreJoined() throws {
        let text = """
            Sergei Lavrov spoke. Then Sergey V. Lavrov left. Mr. Lavrov’s car waited.

            Antony Blinken and Anthony J. Blinken are one, as are Bill Clinton and William Clinton. So said Blinken.
            """
        #expect(
            try entities(text, [.person]) == [
                "PER Sergey V. Lavrov (Sergei Lavrov, Lavrov)",
                "PER Anthony J. Blinken (Antony Blinken, Blinken)",
                "PER Bill Clinton (William Clinton)",
            ])
    }

    @Test func differentPeopleOfOneFamilyStayApart() throws {
        let family = """
            Alan Grayson denied all. Grayson said so. Dena Grayson, his wife, left; Dena Grayson called Dena Grayson’s friends. \
            So did Grayson.
            """
        #expect(
            try entities(family, [.person]) == ["PER Alan Grayson (Grayson)", "PER Dena Grayson"],
            "those who come in later keep their first names")
        let text = "Bill Clinton spoke, and Hillary Clinton too. Mrs. Clinton left; Mr. Clinton stayed."
        #expect(
            try entities(text, [.person]) == ["PER Bill Clinton (Clinton)", "PER Hillary Clinton (Clinton)"])
    }

    @Test func formsOfAddressTellWhomAShortNameMeans() throws {
        let found = try entities(
            "Michelle Obama came. Mr. Obama spoke of jobs. Later Mr. Obama left for Ohio. Critics of Obama waited there.",
            [.person])
        #expect(found == ["PER Michelle Obama", "PER Obama"])
    }

    @Test func differentFirstNamesStayApart() throws {
        let text = "John Blinken spoke. Blinken left. Antony Blinken came."
        #expect(try entities(text, [.person]) == ["PER John Blinken (Blinken)", "PER Antony Blinken"])
    }

    @Test func titlesInApposition() throws {
        let text =
            "The Kremlin spokesman, Dmitri S. Peskov, met Jens Stoltenberg, the secretary-general, and Mr. Lavrov."
        #expect(
            try entities(text, [.person]) == [
                "PER Dmitri S. Peskov [spokesman]", "PER Jens Stoltenberg [secretary-general]", "PER Lavrov",
            ])
    }

    @Test func placesAndOrganisationsUnderSeveralNames() throws {
        let text = """
            The United States and the U.S. agree with the US. The International Energy Agency (IEA) left.

            Later the IEA came back to the United Kingdom, and so did Britain.
            """
        #expect(
            try entities(text) == [
                "LOC United States (U.S., US)", "ORG International Energy Agency (IEA)",
                "LOC United Kingdom (Britain)",
            ])
    }

    @Test func headlinesNameOnlyWhatIsKnown() throws {
        let text =
            "Urgent Talks Fail As Fears Grow in Geneva\n\nThe talks in Geneva failed, and fears grow that they are over."
        #expect(try entities(text) == ["LOC Geneva"])
    }

    @Test(arguments: [
        ("He came on Friday and left two days ago.", ["DATE Friday", "DATE two days ago"]),
        ("On Jan. 21, 2022, and in March 2014.", ["DATE Jan. 21, 2022", "DATE March 2014"]),
        (
            "This morning, last week, 21 January, in 1997, the 1990s.",
            ["DATE This morning", "DATE last week", "DATE 21 January", "DATE 1997", "DATE 1990s"]
        ),
        ("It may march in May.", ["DATE May"]),
        (
            "Some 100,000 troops cost $3 million, or 20% (20 percent).",
            ["NUMBER 100,000", "NUMBER $3 million", "NUMBER 20%", "NUMBER 20 percent"]
        ),
        ("Two men, twenty five women.", ["NUMBER Two", "NUMBER twenty five"]),
        (
            "The Secretary of State met a minister and Prime Minister Truss.",
            ["TITLE Secretary of State", "TITLE Prime Minister"]
        ),
    ])
    func datesNumbersTitles(text: String, expected: [String]) throws {
        #expect(try entities(text, [.date, .number, .title]) == expected)
    }

    @Test func mentionsLeaveTitlesAndPossessivesOut() throws {
        let text = ArticleText(neutral + "President Vladimir Putin’s army, and Mr. Putin's men.")
        let analysis = try ArticleParser().parse(RawDocument(text: text.string))
        let putin = analysis.entities.first { $0.kind == .person }
        #expect(putin?.mentions.map { text[$0.span] } == ["Vladimir Putin", "Putin"])
    }

    @Test func idsFollowTheText() throws {
        let analysis = try ArticleParser().parse(
            RawDocument(text: "Lavrov met Angela Merkel in Geneva on Friday."))
        #expect(analysis.entities.map(\.id) == ["e1", "e2", "e3", "e4"])
    }
}

@Suite struct NameSpellingTests {
    @Test(arguments: [
        ("sergei", "sergey"), ("antony", "anthony"), ("dmitri", "dmitry"), ("aleksei", "alexey"),
        ("stephen", "stefen"),
        ("mikhail", "mihail"), ("philip", "phillip"), ("yevgeny", "evgenii"), ("lavrov", "lavrow"),
    ])
    func alike(a: String, b: String) {
        #expect(NameSpelling.areAlike(a, b) && NameSpelling.areAlike(b, a))
    }

    @Test(arguments: [
        ("john", "antony"), ("mary", "mark"), ("jon", "jan"), ("peter", "pedro"), ("maria", "mario"),
    ])
    func different(a: String, b: String) {
        #expect(!NameSpelling.areAlike(a, b))
    }
}
