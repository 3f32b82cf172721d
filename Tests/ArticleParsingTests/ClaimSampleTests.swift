import ArticleModel
import Assets
import Foundation
import Linguistics
import Testing

@testable import ArticleParsing

@Suite("Claims of the sample articles")
struct ClaimSampleTests {
    private struct Sample: Decodable {
        var id: String
        var title: String
        var outlet: String
        var date: String
        var text: String
    }

    private var samples: [Sample] {
        get throws {
            try Assets.samples().map { try JSONDecoder().decode(Sample.self, from: $0.data) }
        }
    }

    @Test("The samples are whole: different ids and outlets, dates, two hundred words and more")
    func whole() throws {
        let samples = try samples
        #expect(samples.count == 5)
        #expect(Set(samples.map(\.id)).count == samples.count)
        #expect(Set(samples.map(\.outlet)).count == samples.count)
        for sample in samples {
            #expect(!sample.title.isEmpty)
            #expect(CalendarDate(iso: sample.date) != nil)
            #expect(sample.text.split(separator: " ").count > 200)
        }
    }

    @Test("One quote stands in several samples: verbatim, cut and altered")
    func sharedQuote() throws {
        let texts = try samples.map(\.text)
        let verbatim = "We have come because 40,000 people cannot reach their work"
        #expect(texts.count { $0.contains(verbatim) } == 2)
        #expect(texts.count { $0.contains("to bargain over the price of a ticket") } == 1)
        #expect(texts.count { $0.contains("to haggle over the price of a ticket") } == 1)
    }

    @Test("Every claim's words lie in its article, in order, and its sentence ends with a stop")
    func claims() throws {
        for sample in try samples {
            let analysis = try ArticleParser().parse(
                RawDocument(text: sample.text, title: sample.title, date: sample.date))
            let tokenized = Tokenizer().tokenize(ArticleText(sample.text), blocks: analysis.blocks)
            let claims = analysis.claims
            #expect(claims.count > 10)
            for claim in claims {
                #expect(claim.content.allSatisfy { tokenized.text.span.contains($0) && !$0.isEmpty })
                #expect(zip(claim.content, claim.content.dropFirst()).allSatisfy { $0.end <= $1.start })
                #expect(claim.standalone.last.map { ".!?…”\"’".contains($0) } == true, "\(claim.standalone)")
            }
        }
    }
}
