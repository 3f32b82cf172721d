import Foundation
import Testing

/// The reader, on libraries that are damaged, gone for a while, or written by several programs at once.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct SavingTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/quoth-saving-" + UUID().uuidString
    private var library: String { folder + "/library" }

    private func terminal() throws -> TmuxTerminal {
        try TmuxTerminal(
            columns: 130, rows: 30,
            environment: ["QUOTH_LIBRARY": library, "XDG_CACHE_HOME": folder + "/cache"])
    }

    private func note(_ words: String, in terminal: TmuxTerminal) throws {
        terminal.type("]q")
        try terminal.wait(for: "quote ")
        terminal.type("a")
        try terminal.wait(for: "^S save")
        terminal.type(words)
        terminal.press("C-s")
        try terminal.wait(forNo: "^S save")
    }

    @Test func aNoteWaitsWhileTheLibraryIsGone() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = try terminal()
        try reader.openSample()
        try FileManager.default.moveItem(atPath: library, toPath: library + "-away")
        try note("written on the train", in: reader)
        try reader.wait(for: "Not saved yet")
        reader.type("j")
        try reader.wait(for: "unsaved")
        try reader.wait(for: "written on the train")
        reader.type("Q")
        try reader.wait(for: "quit once more")
        try FileManager.default.moveItem(atPath: library + "-away", toPath: library)
        reader.type(":save again")
        reader.press("Enter")
        try reader.wait(for: "All changes are saved now")
        reader.type("Q")
        try reader.waitForShell()
        reader.command("clear; $QUOTH notes; $QUOTH check")
        try reader.wait(for: "written on the train")
        try reader.wait(for: "nothing is wrong")
    }

    @Test func leftWithoutItsLibraryItKeepsNotesInAFile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = try terminal()
        try reader.openSample()
        try FileManager.default.moveItem(atPath: library, toPath: library + "-away")
        try note("nowhere to go", in: reader)
        try reader.wait(for: "Not saved yet")
        reader.type("Q")
        try reader.wait(for: "quit once more")
        let said = URL(fileURLWithPath: folder + "/said")
        reader.record(to: said)
        reader.type("Q")
        try reader.waitForShell()
        #expect(try String(contentsOf: said, encoding: .utf8).contains("could not be saved"))
        try FileManager.default.moveItem(atPath: library + "-away", toPath: library)
        reader.command("clear; $QUOTH import-annotations ~/.local/state/quoth/*.jsonld; $QUOTH notes")
        try reader.wait(for: "1 annotation imported: 1 on their words")
        try reader.wait(for: "nowhere to go")
    }

    @Test func startsOnADamagedLibrary() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = try terminal()
        try reader.openSample()
        reader.type("Q")
        try reader.waitForShell()
        try reader.output(
            of: "cd; set -- \"$QUOTH_LIBRARY\"/articles/*/*.json; rm \"$1\"; mkfifo \"$1\"; "
                + "head -c 200 \"$2\" > ~/x; cat ~/x > \"$2\"; set -- \"$QUOTH_LIBRARY\"/state/*; for f; do echo '[' > \"$f\"; done"
        )
        reader.command("clear; $QUOTH")
        try reader.wait(for: "Articles 3")
        try reader.wait(for: "is damaged")
        reader.press("Enter")
        try reader.wait(for: "Claims")
        reader.type("Q")
        try reader.waitForShell()
        #expect(try reader.output(of: "$QUOTH check > /dev/null; echo status $?").contains("status 1"))
        #expect(try reader.output(of: "$QUOTH check --repair; echo status $?").contains("status 0"))
    }

    @Test func twoReadersAndARunningAdd() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (one, other, shell) = (try terminal(), try terminal(), try terminal())
        try one.openSample()
        other.command("clear; $QUOTH")
        try other.wait(for: "Articles 5")
        other.press("Enter")
        try other.wait(for: "Claims")
        shell.command(
            "clear; cd; mkdir many; for n in $(seq 40); do printf 'Zebra %s\\n\\n“We cross,” Ada Lovelace said.\\n' $n > many/$n.txt; done; "
                + "$QUOTH add many > ids; wc -l < ids")
        try note("by the first", in: one)
        try other.wait(for: "by the first")
        try note("by the second", in: other)
        try one.wait(for: "by the second")
        one.type("*")
        try shell.wait(forLine: "40")
        for reader in [one, other] {
            try reader.wait("all articles") { reader.screen.contains("Articles 45") }
        }
        for reader in [one, other] {
            reader.type("Q")
            try reader.waitForShell()
        }
        let said = try shell.output(of: "$QUOTH notes; $QUOTH list is:starred | wc -l; $QUOTH check")
        for words in ["by the first", "by the second", "45 articles", "nothing is wrong"] {
            #expect(said.contains { $0.contains(words) })
        }
    }
}
