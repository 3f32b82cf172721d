import ArticleModel
import Testing

@testable import ArticleParsing

@Suite("Speakers")
struct SpeakerTests {
    private let rivers = Entity.person("Ann Rivers", "Rivers", titles: ["Mayor", "mayor"])
    private let hill = Entity.person("Tom Hill", "Hill", titles: ["Secretary of State"])
    private let courier = Entity.organisation("Daily Courier")
    private let russia = Entity.place("Russia")

    @Test("Names, short names and titles before a name")
    func names() {
        let reading = AttributionReading("Mayor Ann Rivers said it failed. Mr. Hill denied the report.")
        #expect(reading.speakers(rivers, hill) == ["Ann Rivers", "Tom Hill"])
    }

    @Test("He and she go to the person of that gender who spoke last")
    func pronouns() {
        let reading = AttributionReading(
            "“We tried,” Ann Rivers told Tom Hill. “It failed,” she added. “So it goes,” he said.")
        #expect(reading.speakers(rivers, hill) == ["Ann Rivers", "Ann Rivers", "Tom Hill"])
    }

    @Test("A pronoun goes to the subject of the sentence before, rather than to a later name")
    func subjectFirst() {
        let reading = AttributionReading("Tom Hill met Peter Wood in the capital.\n\n“We tried,” he said.")
        #expect(reading.speakers(hill, .person("Peter Wood")) == ["Tom Hill"])
    }

    @Test("Names inside somebody else's words are passed over by a pronoun outside")
    func namesInQuotation() {
        let reading = AttributionReading("“Peter Wood is wrong,” Tom Hill said. “He knows it,” he added.")
        #expect(reading.speakers(hill, .person("Peter Wood")) == ["Tom Hill", "Tom Hill"])
    }

    @Test("A pronoun goes to whom its sentence describes, named or not, rather than to the sentence before")
    func describedSubject() {
        let reading = AttributionReading(
            "Tom Hill said that talks would go on. But the Russian leader has another way: he wants to wait for the winter."
        )
        #expect(reading.speakers(hill) == ["Tom Hill", nil])
    }

    @Test("Places stand for their governments, organisations for themselves")
    func organisations() {
        let reading = AttributionReading(
            "Russia has denied the accusation. The Daily Courier reported that talks had failed.")
        #expect(reading.speakers(russia, courier) == ["Russia", "Daily Courier"])
    }

    @Test("A description goes to the entity that bears the title")
    func title() {
        let reading = AttributionReading(
            "Tom Hill met Ann Rivers on Friday.\n\nThe secretary of state said that talks would go on.")
        #expect(reading.speakers(rivers, hill) == ["Tom Hill"])
    }

    @Test("A description is not guessed to be somebody with another office")
    func otherOffice() {
        let reading = AttributionReading(
            "Ann Rivers, the mayor, came on Friday.\n\n“It is a great day,” the president said.")
        #expect(reading.speakers(rivers) == [nil])
    }

    @Test("He who goes on is the subject, not the one after “from”")
    func afterPreposition() {
        let reading = AttributionReading(
            "Tom Hill rejected attacks from Peter Wood that talks had failed. He said that they would go on.")
        #expect(reading.speakers(hill, .person("Peter Wood")).last == "Tom Hill")
    }

    @Test("An office with a name after it is that person")
    func apposition() {
        let reading = AttributionReading("The mayor’s spokesman, Tom Hill, said that talks would go on.")
        #expect(reading.speakers(rivers, hill) == ["Tom Hill"])
    }

    @Test(
        "Nobody in particular is nobody",
        arguments: ["officials", "A spokesman", "two experts", "Rivers’s aides"])
    func unnamed(source: String) {
        let reading = AttributionReading("Ann Rivers came. Later \(source) said that talks would go on.")
        #expect(reading.speakers(rivers) == [nil])
    }

    @Test("A name that the entity stage missed becomes an entity")
    func unknownName() {
        let reading = AttributionReading("Later, Zorblatt said that talks would go on.")
        #expect(reading.speakers(rivers) == ["Zorblatt"])
    }
}
