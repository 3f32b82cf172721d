import ArticleModel
import Foundation
import GRDB
import Testing

@testable import ArticleStore

/// The inverted index keeps exactly what was put in and not taken out.
struct GramTableTests {
    @Test(arguments: 0..<20) func agreesWithASet(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let database = try DatabaseQueue()
        try database.write { db in
            try db.execute(sql: GramTable.schema)
            let table = GramTable(db)
            var expected: Set<UInt64> = []
            let grams = (0..<6).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) } + [0, .max]
            let numbers: [Int64] = [0, 1, 127, 128, 600_000, GramTable.mostQuotes - 1]
            for _ in 0..<12 {
                let postings = Set(
                    (0..<10).map { _ in
                        GramTable.posting(
                            grams.randomElement(using: &generator) ?? 0,
                            numbers.randomElement(using: &generator) ?? 0)
                    })
                if Bool.random(using: &generator) {
                    try table.insert(postings.sorted())
                    expected.formUnion(postings)
                } else {
                    try table.remove(postings.sorted())
                    expected.subtract(postings)
                }
            }
            for gram in grams {
                let wanted = numbers.filter { expected.contains(GramTable.posting(gram, $0)) }
                #expect(try table.quotes(with: gram) == wanted)
            }
        }
    }

    @Test func aDamagedBlockEnds() throws {
        let database = try DatabaseQueue()
        try database.write { db in
            try db.execute(sql: GramTable.schema)
            try db.execute(
                sql: "INSERT INTO quoteGrams VALUES (0, ?)",
                arguments: [[UInt8](repeating: 0xFF, count: 40).withUnsafeBytes { Data($0) }])
            #expect(try GramTable(db).quotes(with: 0).isEmpty)
        }
    }
}
