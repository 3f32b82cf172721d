import TerminalUI
import Testing

@testable import ReaderApp

/// Every pane, view and overlay at three sizes, over articles in several scripts: `Screens/scenes/`, to be read by eye.
struct SceneTests {
    static let sizes = ["60x18", "80x24", "160x45"]

    /// What a scene is called, and the keys that lead to it.
    static let scenes = [
        ("list", ""), ("filtered", "F '東京 Enter"), ("filter-prompt", "F 'outlet:한국"),
        ("reading", "Enter ]q ]q"),
        ("zoomed", "Enter O"), ("selecting", "Enter ]q v l l"), ("search", "Enter / '合意"),
        ("panel", "Enter gp j"), ("note", "Enter ]n"), ("note-editor", "Enter ]q a '誰が言った？_👩‍🚀_Who?"),
        ("tags", "Enter ]n t '、至急"), ("correction", "Enter ]q S Down"), ("pipe", "Enter | 'grep_東京"),
        ("help", "?"), ("palette", ": 'next"), ("prefix", "Enter ]"), ("quotes", "gq j"),
        ("quotes-narrowed", "gq / '田中"), ("entity", "Enter ]q ge j"), ("speakers", "ge"), ("notes", "gn j"),
        ("orphans", "j Enter ]n ]n"), ("changes", "j Enter gd"), ("links-in-panel", "Enter gp"),
        ("links", "Enter gp gg L"), ("save-as", ": 'save_as Enter '確認.json"), ("message", "Enter y"),
    ]

    @Test(arguments: sizes, scenes.map(\.0))
    func scene(size: String, name: String) throws {
        var play = Screenplay(size, articles: [Fixture.world, Fixture.revisedBudget, Fixture.ferry])
        if name == "save-as" {
            play.send(.unsaved(UnsavedReport(count: 2, reason: "no space left: /家/ada", areElsewhere: false)))
        }
        for key in Self.scenes.first(where: { $0.0 == name })?.1.split(separator: " ") ?? [] {
            play.type(String(key))
            if name.hasPrefix("links"), key == "Enter" { play.send(.links(Fixture.worldLinks)) }
        }
        #expect(AnyBytesTests.flaws(of: play.state.render()) == [])
        try play.expectScreen("scenes/\(name)-\(size)")
    }

    @Test(arguments: sizes)
    func anEmptyLibrary(size: String) throws {
        try Screenplay(size, articles: []).expectScreen("scenes/empty-\(size)")
    }
}
