import ArticleModel
import CrossReference
import Testing

@Suite("Identities over articles")
struct IdentityTests {
    private func index(_ articles: ConflictFixture...) throws -> IdentityIndex<IdentityMemory> {
        var index = IdentityIndex(storage: IdentityMemory())
        for article in articles { try index.add(article.article) }
        return index
    }

    private func article(_ id: String, _ names: (String, Entity.Kind, [String])...) -> ConflictFixture {
        var fixture = ConflictFixture(id, names.map(\.0).joined(separator: ". "))
        for (position, name) in names.enumerated() {
            fixture = fixture.entity("e\(position + 1)", name.0, name.1, titles: name.2)
        }
        return fixture
    }

    private func names(_ index: IdentityIndex<IdentityMemory>) -> [String] {
        index.storage.all.map { "\($0.name) \($0.articles)" }
    }

    @Test("Spellings, initials and family names of one person come together")
    func onePerson() throws {
        let index = try index(
            article("a", ("Antony Blinken", .person, ["Secretary of State"]), ("Geneva", .location, [])),
            article("b", ("Anthony Blinken", .person, ["Secretary of State"])),
            article("c", ("A. Blinken", .person, [])), article("d", ("Blinken", .person, [])))
        #expect(names(index) == ["Anthony Blinken 4", "Geneva 1"])
    }

    @Test("Different first names stay apart, and share an office only as a possible conflict")
    func twoPersons() throws {
        let index = try index(
            article("a", ("Antony Blinken", .person, ["Secretary of State"])),
            article("b", ("John Blinken", .person, ["US Secretary of State"])),
            article("c", ("Donald Blinken", .person, [])))
        #expect(names(index).count == 3)
        let antony = try #require(try index.identity(article: "a", entity: "e1"))
        #expect(try index.possibleConflicts(of: antony).map(\.name) == ["John Blinken"])
    }

    @Test("Different middle initials are different people, also of one first name")
    func middleInitials() throws {
        let index = try index(
            article("a", ("George W. Bush", .person, ["president"])),
            article("b", ("George H.W. Bush", .person, ["president"])),
            article("c", ("George W. Bush", .person, [])))
        #expect(names(index).sorted() == ["George H.W. Bush 1", "George W. Bush 2"])
    }

    @Test("An office under the family name alone is not somebody's without that office")
    func officeOfAnother() throws {
        let index = try index(
            article("a", ("Obama", .person, ["President"]), ("Congress", .organisation, [])),
            article("b", ("Michelle Obama", .person, []), ("Congress", .organisation, [])),
            article("c", ("Barack Obama", .person, ["President"]), ("Congress", .organisation, [])))
        #expect(names(index).sorted() == ["Barack Obama 2", "Congress 3", "Michelle Obama 1"])
    }

    @Test("Two identities of one full name become one when an article stands in the company of both")
    func toldApartTooEarly() throws {
        let index = try index(
            article("a", ("Ann Lee", .person, ["Mayor"]), ("Halvesund", .location, [])),
            article("b", ("Ann Lee", .person, ["candidate"]), ("Ostmere", .location, [])),
            article("c", ("Ann Lee", .person, ["Mayor", "candidate"]), ("Halvesund", .location, [])))
        #expect(names(index).sorted() == ["Ann Lee 3", "Halvesund 2", "Ostmere 1"])
    }

    @Test("Whom one article tells apart, no other joins")
    func namesakesOfOneArticle() throws {
        let index = try index(
            article(
                "a", ("George Bush", .person, ["president"]), ("George Bush", .person, ["governor"]),
                ("Texas", .location, [])),
            article("b", ("George Bush", .person, ["president", "governor"]), ("Texas", .location, [])))
        #expect(names(index).sorted() == ["George Bush 1", "George Bush 2", "Texas 2"])
    }

    @Test("A few articles that tell apart whom many do not have misread a name")
    func slips() throws {
        var index = IdentityIndex(storage: IdentityMemory())
        try index.add(
            article("a", ("Don Rump", .person, ["mayor"]), ("Don Rump", .person, ["tycoon"])).article)
        for number in 1...5 {
            try index.add(article("b\(number)", ("Don Rump", .person, ["mayor"])).article)
            try index.add(article("c\(number)", ("Don Rump", .person, ["tycoon"])).article)
        }
        #expect(names(index).sorted() == ["Don Rump 6", "Don Rump 6"])
        try index.add(article("d", ("Don Rump", .person, ["mayor", "tycoon"])).article)
        #expect(names(index) == ["Don Rump 13"])
    }

    @Test("What most articles take it for is its kind")
    func kind() throws {
        let index = try index(
            article("a", ("South Carolina", .organisation, [])),
            article("b", ("South Carolina", .location, [])),
            article("c", ("South Carolina", .location, [])))
        #expect(try index.identity(article: "a", entity: "e1")?.kind == .location)
    }

    @Test("A family name alone goes to the one named in its company, and to nobody where two are as likely")
    func shortName() throws {
        let index = try index(
            article("a", ("Bill Clinton", .person, []), ("Arkansas", .location, [])),
            article("b", ("Hillary Clinton", .person, []), ("Benghazi", .location, [])),
            article("c", ("Clinton", .person, []), ("Benghazi", .location, [])),
            article("d", ("Clinton", .person, [])))
        #expect(try index.identity(article: "c", entity: "e1")?.name == "Hillary Clinton")
        #expect(try index.identity(article: "d", entity: "e1")?.name == "Clinton")
    }

    @Test("Two people of the same full name are told apart where office and company differ")
    func namesakes() throws {
        let index = try index(
            article("a", ("John Smith", .person, ["Mayor"]), ("Halvesund", .location, [])),
            article("b", ("John Smith", .person, ["Coach"]), ("Rovers", .organisation, [])),
            article("c", ("John Smith", .person, ["Mayor"]), ("Halvesund", .location, [])))
        #expect(names(index).sorted() == ["Halvesund 2", "John Smith 1", "John Smith 2", "Rovers 1"])
    }

    @Test("Two entities of one article are never one identity")
    func fatherAndSon() throws {
        let index = try index(
            article("a", ("George Bush", .person, []), ("George Bush", .person, [])))
        #expect(names(index) == ["George Bush 1", "George Bush 1"])
    }

    @Test("An acronym joins its long form when an article has both, in whatever order they come")
    func acronym() throws {
        let both = ConflictFixture("c", "The Federal Aviation Authority (FAA) spoke.")
            .entity("e1", "Federal Aviation Authority", .organisation, variants: ["FAA"])
        let index = try index(
            article("a", ("FAA", .organisation, [])),
            article("b", ("Federal Aviation Authority", .organisation, [])), both)
        #expect(names(index) == ["Federal Aviation Authority 3"])
        #expect(try index.identity(article: "a", entity: "e1")?.name == "Federal Aviation Authority")
    }

    @Test("An article can be added again and removed; nothing of it stays")
    func removal() throws {
        var index = try index(
            article("a", ("Ann Lee", .person, ["Mayor"])), article("b", ("Ann Lee", .person, ["Mayor"])))
        try index.add(article("b", ("Bo Ek", .person, [])).article)
        #expect(names(index) == ["Ann Lee 1", "Bo Ek 1"])
        try index.remove(article: "a")
        try index.remove(article: "b")
        #expect(names(index).isEmpty)
        #expect(try index.identities(named: "Ann Lee", kind: .person).isEmpty)
    }

    @Test("What stands for a country is linked with it")
    func standIns() throws {
        let index = try index(
            article("a", ("Russia", .location, []), ("Moscow", .location, []), ("Russian", .other, [])),
            article("b", ("Moscow", .location, []), ("Kyiv", .location, [])))
        let russia = try #require(try index.identity(article: "a", entity: "e1"))
        #expect(try index.standIns(of: russia).map(\.name) == ["Moscow", "Russian"])
        let moscow = try #require(try index.identity(article: "b", entity: "e1"))
        #expect(try index.standIns(of: moscow).map(\.name) == ["Russia"])
    }

    @Test("A capital is not its country, but its names say for which it stands")
    func capital() {
        let moscow = EntityName(Entity(id: "e1", kind: .location, name: "Moscow"))
        let russia = EntityName(Entity(id: "e2", kind: .location, name: "Russia"))
        #expect(moscow.match(russia) == .country)
        #expect(moscow.match(EntityName(Entity(id: "e3", kind: .location, name: "Kyiv"))) == .different)
    }
}
