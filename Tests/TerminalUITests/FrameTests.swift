import Testing

@testable import TerminalUI

struct FrameTests {
    @Test func putsTextAndStopsAtTheEdge() {
        var frame = Frame(size: Size(rows: 2, columns: 5))
        #expect(frame.put("headline", row: 0, column: 1) == 5)
        #expect(frame.put("one", row: 1, column: 0, limit: 2) == 2)
        #expect(frame.text == " head\non")
    }

    @Test func leavesOutAWideClusterThatDoesNotFit() {
        var frame = Frame(size: Size(rows: 1, columns: 4))
        #expect(frame.put("a日本", row: 0, column: 0) == 3)
        #expect(frame.text(row: 0) == "a日")
        #expect(frame[0, 2].cluster == "")
        #expect(frame[0, 3] == .blank)
    }

    @Test func overwritingHalfAWideClusterRemovesTheOther() {
        var frame = Frame(size: Size(rows: 1, columns: 4))
        frame.put("日本", row: 0, column: 0)
        frame.put("x", row: 0, column: 1)
        #expect(frame.text(row: 0) == " x本")
        frame.put("y", row: 0, column: 2)
        #expect(frame.text(row: 0) == " xy")
    }

    @Test func nothingOutsideIsTouched() {
        var frame = Frame(size: Size(rows: 2, columns: 3))
        frame.put("text", row: -1, column: 0)
        frame.put("text", row: 2, column: 0)
        frame.put("text", row: 0, column: 9)
        frame.fill(Rect(row: 7, column: 9, rows: 4, columns: 4), style: Style(.palette(1)))
        frame.restyle(row: 5, columns: 0..<9) { $0.with(.bold) }
        #expect(frame == Frame(size: Size(rows: 2, columns: 3)))
        frame.put("abc", row: 0, column: -1)
        #expect(frame.text(row: 0) == "bc")
    }

    @Test func fillIsCutToTheScreen() {
        var frame = Frame(size: Size(rows: 3, columns: 3))
        let style = Style(.palette(2))
        frame.fill(Rect(row: -1, column: 1, rows: 3, columns: 9), style: style)
        #expect(frame[1, 1].style == style)
        #expect(frame[1, 0].style == .plain)
        #expect(frame[2, 1].style == .plain)
    }

    @Test(arguments: UInt64(0)..<300)
    func anyBytesInNoControlCharactersOut(seed: UInt64) {
        let text = String(decoding: randomBytes(seed: seed, count: 400), as: UTF8.self)
        var frame = Frame(size: Size(rows: 4, columns: 61))
        for row in 0..<4 { frame.put(text, row: row, column: row - 2) }
        for (index, cell) in frame.cells.enumerated() {
            for scalar in cell.cluster.unicodeScalars {
                #expect(scalar.properties.generalCategory != .control, "cell \(index)")
                #expect(!scalar.properties.isBidiControl, "cell \(index)")
            }
            #expect(cell.cluster.count <= 1, "\(Array(cell.cluster.unicodeScalars))")
            let column = index % 61
            if cell.cluster.isEmpty { #expect(column > 0 && !frame.cells[index - 1].cluster.isEmpty) }
        }
        for row in 0..<4 {
            let filled = (0..<61).filter { !frame[row, $0].cluster.isEmpty }
            let widths = filled.map { TextWidth.width(frame[row, $0].cluster) }
            #expect(widths.reduce(0, +) == 61)
        }
    }
}
