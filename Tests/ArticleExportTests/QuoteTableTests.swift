import ArticleModel
import Testing

@testable import ArticleExport

struct QuoteTableTests {
    /// The rows of a table, read strictly as RFC 4180 has it; nil where it is none.
    static func parse(_ table: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var rest = Array(table.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"" where isQuoted && rest.first == "\"":
                cell.unicodeScalars.append("\"")
                rest.removeFirst()
            case "\"" where isQuoted:
                guard rest.first == "," || rest.first == "\r" else { return nil }
                isQuoted = false
            case "\"":
                guard cell.isEmpty else { return nil }
                isQuoted = true
            case _ where isQuoted: cell.unicodeScalars.append(scalar)
            case ",":
                row.append(cell)
                cell = ""
            case "\r":
                guard rest.popFirst() == "\n" else { return nil }
                rows.append(row + [cell])
                (row, cell) = ([], "")
            case "\n": return nil
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return row.isEmpty && cell.isEmpty && !isQuoted ? rows : nil
    }

    @Test func hasARowForEachQuote() throws {
        let table = QuoteTable.head + QuoteTable.rows(of: Fixture.ferries).joined()
        let rows = try #require(Self.parse(table))
        #expect(rows.count == 3)
        #expect(rows[0] == QuoteTable.columns)
        #expect(
            rows[1] == [
                "00000000000000a1", "Ferries to Return", "The \"Post\", weekly", "2026-03-10",
                "javascript:alert(1)", "q1", "direct", "Ada Lovelace", "“We agree,”", "said",
                "Ada <b>Lovelace</b>", "", "19", "30", "0.988", "1.0",
            ])
        #expect(rows[2][8] == "'=SUM(A1), really")
        #expect(rows[2][11] == "q1")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@A", "'@A"), ("\t=1", "'=1"), ("\r\n-1", "'-1"),
        ("＝1", "'＝1"), ("a=1", "a=1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "a b"),
        ("", ""), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""),
    ])
    func cellsAreHarmless(text: String, cell: String) {
        #expect(QuoteTable.cell(text) == cell)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func anyBytesGiveATable(seed: UInt64) throws {
        let table = QuoteTable.head + QuoteTable.rows(of: Fixture.random(seed: seed)).joined()
        let rows = try #require(Self.parse(table))
        #expect(rows.count == 10)
        for row in rows.dropFirst() {
            #expect(row.count == QuoteTable.columns.count)
            for cell in row {
                let first = cell.unicodeScalars.first
                #expect(first.map { !"=+-@\t\r＝＋－＠".unicodeScalars.contains($0) } ?? true)
                #expect(!cell.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
            }
        }
    }
}
