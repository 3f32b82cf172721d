import ArgumentParser

/// `quoth manual`
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page, for man.",
        discussion: """
            It is made from the program's own tables of commands, keys and settings.

            Examples:
              quoth manual | man -l -
              quoth manual > ~/.local/share/man/man1/quoth.1
            """)

    func run() throws {
        let output = StandardOutput()
        try output.write(ManualPage.source().utf8)
        try output.flush()
    }
}
