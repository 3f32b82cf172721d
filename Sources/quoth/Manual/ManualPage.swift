import ArgumentParser
import ReaderApp

/// `quoth(1)`, made from the tables of which the program itself is made: its commands, keys and settings.
struct ManualPage {
    private let program: CommandDescription
    private var page: ManualSource

    /// The page as the source of man(7).
    static func source() throws -> String {
        var manual = ManualPage(try CommandDescription(QuothCommand.self))
        manual.write()
        return manual.page.text
    }

    private init(_ program: CommandDescription) {
        self.program = program
        page = ManualSource(
            title: "QUOTH", section: 1, date: QuothCommand.releaseDate,
            source: "quoth \(QuothCommand.programVersion)", manual: "User Commands")
    }

    private mutating func write() {
        page.section("Name")
        page.line("quoth - read news in the terminal and see who said what")
        page.section("Synopsis")
        page.line("quoth [--library <dir>]")
        page.paragraph("quoth <command> [<options>] [<arguments>]")
        page.section("Description")
        page.line(
            "A reader for news that marks every quotation and every name in a text, and lists the claims that it makes, each "
                + "with the person who makes it. Without a command it opens on your library. Nothing leaves the machine."
        )
        writeCommands()
        page.section("Queries")
        page.line("list, search, quotes and notes, and F in the reader, take one and the same query.")
        page.paragraph(QueryArguments.help)
        writeKeys()
        writeSettings()
        writeFiles()
        page.section("Exit status")
        page.line(
            "0 when all went well, 1 when something failed (a line on standard error says what), 64 for wrong usage."
        )
        page.section("See also")
        page.line("quoth help <command>, quoth settings, and ? in the reader.")
    }

    // MARK: Commands

    private mutating func writeCommands() {
        page.section("Commands")
        page.line("Every command also has --help; those that read the library have --library.")
        for command in program.subcommands { write(command, under: "quoth") }
    }

    private mutating func write(_ command: CommandDescription, under parent: String) {
        let name = "\(parent) \(command.name)"
        let own = command.arguments.filter { !$0.isCommon }
        page.subsection(([name] + own.map(\.usage)).joined(separator: " "))
        page.line(command.abstract)
        // The grammar of queries stands once.
        page.help(
            command.discussion.replacing(QueryArguments.help, with: "QUERY is explained under QUERIES."))
        for argument in own { page.entry(argument.term, argument.meaning) }
        for subcommand in command.subcommands { write(subcommand, under: name) }
    }

    // MARK: The reader

    private mutating func writeKeys() {
        page.section("Keys")
        page.line(
            "Digits before a key are a count. ^x is Control and x, M-x is Alt and x, S-Tab is Shift and Tab. Every key can be "
                + "bound otherwise in the settings.")
        for section in ReaderReference.keys {
            page.subsection(section.title)
            for row in section.rows { page.entry(row.term, row.meaning) }
        }
    }

    private mutating func writeSettings() {
        page.section("Settings")
        page.line(
            "quoth settings prints a settings file (TOML) in which everything stands as it is by default; quoth settings "
                + "--path says where it belongs, quoth settings --check what in it cannot be used. The reader takes "
                + "changes at once.")
        for row in ReaderReference.settings { page.entry(row.term, row.meaning) }
        page.entry("[templates]", "Texts with which a note can begin, by name.")
        page.entry("[keys]", "The keys of an action: one in quotation marks or a list; [] for none.")
        let parts = ReaderReference.themeParts
        page.entry(
            "[themes.name]",
            "A theme of your own, based-on another. Styles: \(parts.styles.joined(separator: ", ")). "
                + "Colours: \(parts.colors.joined(separator: ", ")).")
    }

    // MARK: Files

    private mutating func writeFiles() {
        page.section("Files")
        page.entry(
            "~/.local/share/quoth",
            "The library, in XDG_DATA_HOME where that is set; readable JSON, fit for git.")
        page.entry("~/.config/quoth/config.toml", "The settings, in XDG_CONFIG_HOME where that is set.")
        page.entry(
            "~/.cache/quoth", "Indexes that can be deleted at any time, in XDG_CACHE_HOME where that is set.")
        page.section("Environment")
        page.entry("QUOTH_LIBRARY", "The library's folder; --library goes before it.")
        page.entry("EDITOR, VISUAL", "The editor for notes.")
        page.entry(
            "NO_COLOR", "Where it is set and not empty no colours are used; marks and lines say the same.")
        page.entry("COLORTERM", "truecolor lets themes use every colour.")
        page.entry("COLORFGBG", "Tells whether the terminal is light or dark, for the theme auto.")
    }
}
