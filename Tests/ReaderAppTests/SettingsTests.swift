import ArticleStore
import TerminalUI
import Testing

@testable import ReaderApp

/// `config.toml`: what it sets, and what is said of what cannot be used.
struct SettingsTests {
    private func read(_ text: String) -> SettingsReader { SettingsReader(text, path: "config.toml") }

    private func complaints(_ text: String) -> [String] { read(text).problems.map(\.description) }

    @Test func everythingCanBeSet() {
        let reader = read(
            """
            theme = "mine"
            text-width = 60
            mouse = false
            browser = ["firefox", "--private-window"]
            sort = "title"

            [templates]
            check = "To check: "

            [keys]
            next-quote = "X"
            star-nothing = "y"
            suspend = []

            [themes.mine]
            based-on = "light"
            headline = "bold #ffd75f on 236"
            search-hit = "bright-red"
            highlight-yellow = "16 on 229"
            speakers = ["75", "#00ff00"]
            """)
        let settings = reader.settings
        #expect(reader.problems.map(\.line) == [12])
        #expect(settings.textWidth == 60)
        #expect(!settings.usesMouse)
        #expect(settings.browser == ["firefox", "--private-window"])
        #expect(settings.sort == .title)
        #expect(settings.templates == [NoteTemplate(name: "check", text: "To check: ")])
        #expect(settings.keys[.nextQuote]?.map(\.notation) == ["X"])
        #expect(settings.keys[.suspend] == [])
        let theme = settings.theme(colors: 256, isLight: false)
        #expect(theme.headline == Style(.rgb(red: 255, green: 215, blue: 95), on: .palette(236), .bold))
        #expect(theme.searchHit == .palette(9))
        #expect(theme.faint == Theme.light.faint)
        #expect(theme.speakers == [.palette(75), .rgb(red: 0, green: 255, blue: 0)])
        #expect(settings.usesAllColors)
    }

    @Test func withoutAFileNothingIsWrong() {
        let read = SettingsFile(path: "/nowhere/at/all/config.toml").read()
        #expect(read.problems.isEmpty)
        #expect(read.settings.theme == "auto")
    }

    @Test func theExampleHasNothingThatCannotBeUsed() {
        #expect(complaints(SettingsExample.text) == [])
        let uncommented = SettingsExample.text.split(separator: "\n", omittingEmptySubsequences: false).map {
            line in
            let content = line.drop { $0 == "#" || $0 == " " }
            let isSetting = content.hasPrefix("[") || content.contains(" = ")
            return line.hasPrefix("# ") && isSetting ? String(content) : String(line)
        }
        let reader = read(uncommented.joined(separator: "\n"))
        #expect(reader.problems == [])
        #expect(reader.settings.keys.count == KeyTable.standard.bindings.count)
        #expect(
            KeyTable.standard.rebound(reader.settings.keys).bindings.map(\.keys)
                == KeyTable.standard.bindings.map(\.keys))
    }

    @Test(arguments: [
        ("theme = 3", "config.toml:1: theme: a name in quotation marks is expected"),
        ("# a\n\ntheme = \"none\"", "config.toml:3: theme: there is no theme “none”"),
        ("text-width = 5", "config.toml:1: text-width: a number from 20 to 120 is expected"),
        (
            "[keys]\nfly = \"f\"",
            "config.toml:2: fly: there is no action “fly”; quoth settings shows them all"
        ),
        (
            "[keys]\ndown = [1]",
            "config.toml:2: down: a key in quotation marks, or a list of them, is expected"
        ),
        (
            "[themes.a]\nnote = \"puce\"",
            "config.toml:2: note: a style such as \"bold 230 on #303030\" is expected"
        ),
        ("colour = 1", "config.toml:1: colour: there is no such setting; quoth settings shows them all"),
        ("[key]\na = 1", "config.toml:2: a: there is no section [key]; quoth settings shows them all"),
        ("mouse = true false", "config.toml:1: “f” is not expected here"),
        ("mouse = true\nmouse = false", "config.toml:2: mouse is set twice"),
        ("theme = \"dark", "config.toml:1: a text is not closed"),
        ("[keys\ndown = \"x\"", "config.toml:1: ] is expected"),
    ])
    func whatCannotBeUsedIsToldWithItsLine(_ text: String, _ complaint: String) {
        #expect(complaints(text) == [complaint])
    }

    @Test func aSlipCostsOneSettingAlone() {
        let reader = read("theme = \"dark\"\nmouse = \nsort = \"title\"")
        #expect(reader.problems.map(\.line) == [2])
        #expect(reader.settings.theme == "dark")
        #expect(reader.settings.sort == .title)
    }

    @Test(arguments: [
        (#"a = "x\"y\u00e9""#, SettingsValue.text("x\"yé")),
        (#"a = 'x\n'"#, .text("x\\n")),
        ("a = \"\"\"\nx\ny\"\"\"  # c", .text("x\ny")),
        ("a = '''x''y'''", .text("x''y")),
        ("a = 1_000", .number(1000)),
        ("a = [ # c\n 1,\n \"x\", ]", .list([.number(1), .text("x")])),
        ("\"a\" = false\r\n", .truth(false)),
    ])
    func valuesAreReadAsTOMLHasThem(_ text: String, _ value: SettingsValue) {
        let syntax = SettingsSyntax(text)
        #expect(syntax.errors.isEmpty)
        #expect(syntax.entries == [SettingsEntry(section: [], key: "a", value: value, line: 1)])
    }

    @Test func keysThatStandForTwoThingsAreRefused() {
        let reader = read("[keys]\nnext-quote = \"j\"\nnext-claim = \"]\"\n")
        let lines = Set(reader.problems.compactMap(\.line))
        #expect(lines == [2, 3])
        #expect(reader.settings.keys[.nextQuote] == nil)
        #expect(reader.settings.keys[.nextClaim] == nil)
        #expect(KeyTable.standard.collisions.isEmpty)
    }

    @Test func settingsCountAtOnce() {
        var play = Screenplay("100x30")
        play.send(.settings(read("[keys]\nhelp = \"X\"").settings, []))
        play.type("X")
        guard case .help = play.state.overlay else {
            Issue.record("X does not show the help")
            return
        }
        #expect(play.state.message == nil || play.state.message?.isError == false)
    }

    @Test func anyBytesAreReadWithoutHarm() {
        let pieces = [
            "[", "]", "keys", "=", "\"", "'", "themes.a", "\n", ".", "1", "é", "{", "}", "\u{0}", "on", ",",
            "#",
        ]
        var state: UInt64 = 5
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for _ in 0..<300 {
            _ = read((0..<draw(40)).map { _ in pieces[draw(pieces.count)] }.joined())
        }
    }

    @Test func aTerminalWithoutColoursHasNone() {
        let settings = read("theme = \"dark\"").settings
        #expect(settings.theme(colors: 0, isLight: nil).speakers.isEmpty)
        #expect(settings.theme(colors: 16, isLight: nil).speakers == Theme.sixteen.speakers)
        #expect(read("").settings.theme(colors: 8, isLight: true).speakers == Theme.sixteenLight.speakers)
    }
}
