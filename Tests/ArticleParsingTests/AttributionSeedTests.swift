import ArticleModel
import Testing

@testable import ArticleParsing

// What a careful reader notes down in the two articles stands here by the first words of each quote alone.

@Suite("Speakers of the first two articles", .enabled(if: Seeds.paths.count == 2))
struct AttributionSeedTests {
    /// Words with which a quotation starts, and the speaker's name as it must end.
    private func check(_ seed: Int, _ expected: [(words: String, speaker: String)]) throws {
        let text = Seeds.text(seed)
        let analysis = try ArticleParser().parse(RawDocument(text: text.string))
        for (words, speaker) in expected {
            let holders = analysis.quotes.filter { quote in
                quote.content.contains { text[$0].contains(words) }
            }
            // The innermost quote is the one with the shortest content.
            let quote = holders.min { length($0) < length($1) }
            let found = analysis.entity(quote?.speaker)?.name ?? "nobody"
            #expect(found.hasSuffix(speaker), "\(words): \(found)")
        }
    }

    private func length(_ quote: Quote) -> Int { quote.content.reduce(0) { $0 + $1.length } }

    @Test("All quotations in marks of the first one")
    func first() throws {
        try check(
            0,
            [
                ("“hastily", "New York Times"), ("“critical", "Blinken"), ("“We didn’t", "Blinken"),
                ("“constructive", "Lavrov"), ("“whether", "Lavrov"), ("“We will", "Lavrov"),
                ("“united", "Blinken"), ("“We know", "Blinken"), ("“and that", "Blinken"),
                ("“Secretary", "Just The News"), ("“KYIV", "New York Times"),
            ])
    }

    @Test("The excerpts of the first one are one quote each, and hold what is said in them")
    func excerpts() throws {
        let text = Seeds.text(0)
        let analysis = try ArticleParser().parse(RawDocument(text: text.string))
        let excerpts = analysis.quotes.filter { $0.parent == nil && $0.content.count > 3 }
        #expect(excerpts.map(\.content.count) == [8, 4])
        #expect(excerpts.map(\.kind) == [.direct, .direct])
        for quote in analysis.quotes {
            for excerpt in excerpts where quote.id != excerpt.id {
                let isInside = excerpt.content.contains { $0.overlaps(quote.content[0]) }
                #expect(!isInside || quote.parent != nil, "\(text[quote.content[0]])")
            }
        }
    }

    @Test("Reporting at second hand: the agency outside, the spokesman inside")
    func secondHand() throws {
        let text = Seeds.text(0)
        let analysis = try ArticleParser().parse(RawDocument(text: text.string))
        let inner = analysis.quotes.first { text[$0.content[0]].hasPrefix("that Russia was awaiting") }
        #expect(analysis.entity(inner?.speaker)?.name.hasSuffix("Peskov") == true)
        let outer = analysis.quote(inner?.parent)
        #expect(analysis.entity(outer?.speaker)?.name.contains("Tass") == true)
    }

    @Test("The abbreviated office in the first headline belongs to the secretary, and is no organisation")
    func abbreviatedOffice() throws {
        let analysis = try ArticleParser().parse(RawDocument(text: Seeds.text(0).string))
        let secretary = analysis.entities.first { $0.titles.contains("Sec. of State") }
        #expect(secretary?.kind == .person && secretary?.name.hasSuffix("Blinken") == true)
    }

    @Test("The one quotation of the second, and words said without marks")
    func second() throws {
        try check(
            1,
            [
                ("to establish a diplomatic", "nobody"),
                ("“the danger", "Liz Truss"), ("that European nations", "Blinken"),
                ("that an invasion of", "Obama"), ("that if Russian", "United States"),
            ])
    }
}
