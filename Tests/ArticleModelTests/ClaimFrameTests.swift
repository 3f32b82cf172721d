import ArticleModel
import Foundation
import Testing

@Suite("Frames of claims in JSON")
struct ClaimFrameTests {
    private let frame = ClaimFrame(
        predicate: "provide", isNegated: true, tense: .future,
        agent: ClaimFrame.Participant(head: "he", entity: "e1"),
        object: ClaimFrame.Participant(head: "response", modifiers: ["written"]),
        others: [ClaimFrame.Participant(head: "demand", preposition: "to")])

    @Test("An analysis comes back with its frames; unknown values are null")
    func roundTrip() throws {
        let analysis = Analysis(
            parser: "1",
            claims: [
                Claim(id: "c1", content: [TextSpan(0, 2)], standalone: "It is.", frame: frame),
                Claim(id: "c2", content: [TextSpan(0, 2)], standalone: "It is."),
            ])
        let document = AnalysisDocument(id: nil, document: RawDocument(text: "It is"), analysis: analysis)
        let data = try JSONEncoder().encode(document)
        let read = try JSONDecoder().decode(AnalysisDocument.self, from: data)
        #expect(read.analysis.claims.map(\.frame) == [frame, nil])
        let json = String(decoding: data, as: UTF8.self)
        #expect(
            json.contains("\"frame\":null") && json.contains("\"preposition\":null")
                && json.contains("\"negated\":true"))
    }

    @Test("A claim of an earlier version has no frame")
    func earlier() throws {
        let json = """
            {"id":"c1","content":[[0,2]],"standalone":"It is.","chain":[],"voice":"article","type":"event",\
            "polarity":"positive","modality":"asserted","quantities":[],"times":[],"worth":0.5}
            """
        #expect(try JSONDecoder().decode(ClaimDocument.self, from: Data(json.utf8)).frame == nil)
    }
}
