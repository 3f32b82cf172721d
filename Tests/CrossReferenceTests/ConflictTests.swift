import ArticleModel
import CrossReference
import Testing

@Suite("Conflicts: dates")
struct DateConflictTests {
    private func meeting(_ id: String, _ day: String, _ resolved: String?, dated: String? = "2022-01-21")
        -> ConflictFixture
    {
        ConflictFixture(id, "Ann Lee met Bo Ek in Geneva \(day).", dated: dated)
            .entity("e1", "Ann Lee").entity("e2", "Bo Ek").entity("e3", "Geneva", .location)
            .claim(
                "Ann Lee met Bo Ek in Geneva \(day)",
                ClaimFrame(
                    predicate: "meet", tense: .past, agent: party("lee", "e1"), object: party("ek", "e2"),
                    others: [
                        party("geneva", "e3", "in"),
                        party(day.split(separator: " ").last.map { $0.lowercased() } ?? "", nil, "on"),
                    ]),
                times: [(day, resolved)])
    }

    @Test("The same meeting on two days is a conflict, and the reason names both")
    func days() {
        let found = findings(meeting("a", "Friday", "2022-01-21"), meeting("b", "Wednesday", "2022-01-19"))
        #expect(found == ["conflict date: Friday ≠ Wednesday: same meeting"])
    }

    @Test(
        "Other words for the same day are none",
        arguments: [("this morning", "2022-01-21"), ("today", "2022-01-21")])
    func sameDay(words: String, resolved: String) {
        let found = findings(meeting("a", "Friday", "2022-01-21"), meeting("b", words, resolved))
        #expect(found == ["agrees wording: the same claim: same meeting; the same day"])
    }

    @Test("A weekday of unknown week is compared with a weekday only, and the reason says so")
    func undated() {
        let friday = meeting("a", "Friday", nil, dated: nil)
        #expect(
            findings(friday, meeting("b", "Wednesday", nil, dated: nil)) == [
                "conflict date: Friday ≠ Wednesday: same meeting; the date of an article is not known"
            ])
        #expect(
            findings(friday, meeting("b", "this morning", nil, dated: nil)).allSatisfy {
                $0.hasPrefix("agrees")
            })
    }

    @Test("A day at the head of a further clause is not that of the one before")
    func dayOfAnotherClause() {
        let words = "Ann Lee met Bo Ek in Geneva, but on Thursday, the office said so"
        let frame = ClaimFrame(
            predicate: "meet", tense: .past, agent: party("lee", "e1"), object: party("ek", "e2"),
            others: [party("geneva", "e3", "in"), party("thursday", nil, "on")])
        let other = ConflictFixture("b", words + ".", dated: "2022-01-21")
            .entity("e1", "Ann Lee").entity("e2", "Bo Ek").entity("e3", "Geneva", .location)
            .claim(words, frame, times: [("Thursday", "2022-01-20")])
        let found = findings(meeting("a", "Wednesday", "2022-01-19"), other)
        #expect(!found.contains { $0.hasPrefix("conflict") })
    }

    @Test("Meetings weeks apart are two meetings")
    func far() {
        let found = findings(
            meeting("a", "Friday", "2022-01-21"), meeting("b", "Wednesday", "2022-02-09", dated: "2022-02-10")
        )
        #expect(!found.contains { $0.hasPrefix("conflict") })
    }

    @Test("A meeting with somebody else, or elsewhere, is another one")
    func other() {
        var other = meeting("b", "Wednesday", "2022-01-19")
        other.entities[1].name = "Cy Oak"
        #expect(findings(meeting("a", "Friday", "2022-01-21"), other).isEmpty)
        other = meeting("b", "Wednesday", "2022-01-19")
        other.entities[2].name = "Berlin"
        #expect(findings(meeting("a", "Friday", "2022-01-21"), other).isEmpty)
    }
}

@Suite("Conflicts: polarity and denial")
struct PolarityConflictTests {
    private func answer(
        _ id: String, negated: Bool, agent: String = "Ann Lee", verb: String = "provide",
        modifier: String = "written",
        modality: Claim.Modality = .future, kind: Claim.Kind = .event
    ) -> ConflictFixture {
        ConflictFixture(id, "\(agent) on the response, says \(id).").entity("e1", agent)
            .claim(
                "\(agent) on the response, says \(id)",
                ClaimFrame(
                    predicate: verb, isNegated: negated, tense: modality == .future ? .future : .past,
                    agent: party("lee", "e1"), object: party("response", nil, nil, modifier)),
                kind: kind, modality: modality)
    }

    @Test("Will and will not, also in other words for the act")
    func polarity() {
        let found = findings(answer("a", negated: false, verb: "submit"), answer("b", negated: true))
        #expect(
            found == [
                "conflict polarity: “will not provide response” ≠ “will submit response”: both on Ann Lee – submit – response"
            ])
    }

    @Test(
        "What the answer is to may be called otherwise, but is not another country's",
        arguments: [("russian", "demands", 1), ("russia", "proposals", 1), ("chinese", "demands", 0)])
    func complements(country: String, plural: String, count: Int) {
        func answer(_ id: String, _ country: String, _ plural: String, negated: Bool) -> ConflictFixture {
            let words = "Ann Lee on the response to \(country) \(plural), says \(id)"
            return ConflictFixture(id, words + ".").entity("e1", "Ann Lee")
                .claim(
                    words,
                    ClaimFrame(
                        predicate: "provide", isNegated: negated, tense: .future, agent: party("lee", "e1"),
                        object: party("response", nil, nil, "written", plural),
                        others: [party(String(plural.dropLast()), nil, "to", country)]),
                    modality: .future)
        }
        let found = findings(
            answer("a", "russia", "proposals", negated: false), answer("b", country, plural, negated: true))
        #expect(found.count { $0.hasPrefix("conflict polarity") } == count)
    }

    @Test("Another agent, another object, another time, or what only may be: no conflict")
    func none() {
        let yes = answer("a", negated: false)
        #expect(findings(yes, answer("b", negated: true, agent: "Bo Lee")).isEmpty)
        #expect(findings(yes, answer("b", negated: true, modifier: "oral")).isEmpty)
        #expect(findings(yes, answer("b", negated: true, modality: .asserted)).isEmpty)
        #expect(findings(yes, answer("b", negated: true, modality: .possible)).isEmpty)
        #expect(findings(yes, answer("b", negated: true, modality: .desired)).isEmpty)
        #expect(findings(yes, answer("b", negated: true, verb: "burn")).isEmpty)
    }

    @Test("A denial is called one")
    func denial() {
        let found = findings(
            answer("a", negated: false, modality: .asserted),
            answer("b", negated: true, modality: .asserted, kind: .denial))
        #expect(found.count == 1 && found[0].hasPrefix("conflict denial: denied: "))
    }

    @Test("What one voice says and another denies in the next sentence")
    func contained() {
        var article = ConflictFixture("a", "Many fear that the dam leaks.\nThe Post has denied this.")
            .entity("e1", "The Post", .organisation)
            .claim("Many fear that the dam leaks", nil)
            .claim("that the dam leaks", nil, claimant: "e1", kind: .denial, quote: "q1")
        article.quotes = [
            Quote(
                id: "q1", kind: .indirect, content: [article.span("that the dam leaks")],
                cue: [article.span("has denied")],
                source: [article.span("The Post")], speaker: "e1")
        ]
        #expect(findings(article, article) == ["conflict denial: The Post denies it: “has denied”"])
    }

    @Test(
        "Words that point back deny the sentence before them; others do not",
        arguments: [
            ("the accusation", true), ("all these claims", true), ("it", true), ("the loan", false),
            ("the claims of the mayor", false),
        ])
    func pointsBack(words: String, isDenial: Bool) {
        var article = ConflictFixture(
            "a", "Boats sank.\nTroops fuel the fear of a war.\nThe Post has denied \(words)."
        )
        .entity("e1", "The Post", .organisation)
        .claim("Boats sank", nil)
        .claim("Troops fuel the fear of a war", nil)
        .claim(words, nil, claimant: "e1", kind: .denial, quote: "q1")
        article.quotes = [
            Quote(
                id: "q1", kind: .indirect, content: [article.span(words)], cue: [article.span("has denied")],
                source: [article.span("The Post")], speaker: "e1")
        ]
        let found = ConflictFinder().links(between: article.article, and: article.article)
        #expect(found.map { article.text[$0.a.span] } == (isDenial ? ["Troops fuel the fear of a war"] : []))
    }
}

@Suite("Conflicts: numbers and names")
struct NumberAndNameConflictTests {
    private func troops(_ id: String, _ words: String, _ value: Double, _ precision: Quantity.Precision)
        -> ConflictFixture
    {
        ConflictFixture(id, "Karsovia has \(words) at the border.").entity("e1", "Karsovia", .location)
            .claim(
                "Karsovia has \(words) at the border",
                ClaimFrame(predicate: "have", agent: party("karsovia", "e1"), object: party("troop")),
                quantities: [(words, value, "troops", precision)])
    }

    @Test(
        "Numbers that cannot both be right",
        arguments: [
            ("60,000 troops", 60_000.0, Quantity.Precision.exactly, true),
            ("60,000 troops", 60_000.0, .over, false),
            ("120,000 troops", 120_000.0, .over, true),
            ("60,000 troops", 60_000.0, .under, true),
            ("99,500 troops", 99_500.0, .exactly, false),
            ("90,000 troops", 90_000.0, .about, false),
            ("50,000 troops", 50_000.0, .about, true),
        ])
    func numbers(words: String, value: Double, precision: Quantity.Precision, isConflict: Bool) {
        let found = findings(
            troops("a", "100,000 troops", 100_000, .exactly), troops("b", words, value, precision))
        #expect(found.contains { $0.hasPrefix("conflict number") } == isConflict, "\(found)")
    }

    @Test("One office under two first names; a spelling is told apart from it")
    func names() {
        let article = ConflictFixture(
            "a",
            "Secretary of State John Blinken spoke. Secretary of State Antony Blinken left. Anthony Blinken came."
        )
        .entity("e1", "John Blinken", titles: ["Secretary of State"])
        .entity("e2", "Antony Blinken", variants: ["Anthony Blinken"], titles: ["Secretary of State"])
        #expect(
            findings(article, article) == [
                "conflict name: John Blinken ≠ Antony Blinken: the same office (Secretary of State)",
                "name-variant spelling: Antony Blinken, Anthony Blinken: one name spelt in two ways",
            ])
    }

    @Test("Two senators of one name, a wife beside the office, or a former holder are no conflict")
    func people() {
        let senators = ConflictFixture("a", "Senator Ann Lee and Senator Cy Lee spoke.")
            .entity("e1", "Ann Lee", titles: ["Senator"]).entity("e2", "Cy Lee", titles: ["Senator"])
        #expect(findings(senators, senators).isEmpty)
        let couple = ConflictFixture("a", "Prime Minister Bo Ek came with his wife, Di Ek.")
            .entity("e1", "Bo Ek", titles: ["Prime Minister"]).entity(
                "e2", "Di Ek", titles: ["Prime Minister"])
        #expect(findings(couple, couple).isEmpty)
    }

    @Test(
        "The same article twice gives no link of a claim with itself, and links have both sides in their texts"
    )
    func itself() {
        let a = troops("a", "100,000 troops", 100_000, .exactly)
        #expect(findings(a, a).isEmpty)
        let links = ConflictFinder(least: 0).links(
            between: a.article, and: troops("b", "100,000 troops", 100_000, .exactly).article)
        #expect(links.allSatisfy { a.text.span.contains($0.a.span) && !$0.a.span.isEmpty })
        #expect(Set(links.map(\.id)).count == links.count)
    }
}
