import Testing

@testable import TerminalUI

struct HeadlessBackendTests {
    @Test func playsItsScriptAndThenHangsUp() {
        let terminal = HeadlessBackend(size: Size(rows: 5, columns: 20), script: [.key(.down), nil])
        terminal.type("a\n")
        terminal.enqueue(.resize(Size(rows: 2, columns: 8)))
        #expect(terminal.nextEvent(timeout: nil) == .key(.down))
        #expect(terminal.nextEvent(timeout: 5) == nil)
        #expect(terminal.nextEvent(timeout: nil) == .key(.character("a")))
        #expect(terminal.nextEvent(timeout: nil) == .key(.enter))
        #expect(terminal.size == Size(rows: 5, columns: 20))
        #expect(terminal.nextEvent(timeout: nil) == .resize(Size(rows: 2, columns: 8)))
        #expect(terminal.size == Size(rows: 2, columns: 8))
        #expect(terminal.nextEvent(timeout: nil) == .hangUp)
        #expect(terminal.nextEvent(timeout: nil) == .hangUp)
    }

    @Test func keepsWhatWasAsked() {
        let terminal = HeadlessBackend(size: Size(rows: 1, columns: 9))
        var frame = Frame(size: terminal.size)
        frame.put("shown", row: 0, column: 0)
        terminal.present(frame)
        #expect(terminal.withTerminalReleased { 7 } == 7)
        #expect(terminal.copyToClipboard("words"))
        #expect(!terminal.copyToClipboard(String(repeating: "w", count: 100_001)))
        terminal.suspend()
        terminal.close()
        #expect(terminal.screen?.text == "shown")
        #expect(terminal.clipboard == "words")
        #expect(terminal.calls == [.present, .release, .retake, .copy("words"), .suspend, .close])
    }

    @Test func canBeWokenFromElsewhere() async {
        let terminal = HeadlessBackend(size: Size(rows: 1, columns: 9))
        let waker = terminal.waker
        await Task.detached { waker.wake() }.value
        #expect(terminal.wakeCount == 1)
    }
}
