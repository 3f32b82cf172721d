import Foundation
import Testing

struct SettingsCommandTests {
    @Test func everyProblemHasALineOfItsOwn() throws {
        let quoth = try Quoth()
        quoth.environment = ["XDG_CONFIG_HOME": quoth.folder]
        try FileManager.default.createDirectory(
            atPath: quoth.folder + "/quoth", withIntermediateDirectories: true)
        let path = try quoth.file("quoth/config.toml", "mouse = 3\ntheme = \"dark\"\ncolour = 1\n")
        let outcome = try quoth.run("settings", "--check")
        let lines = outcome.errors.split(separator: "\n")
        #expect(outcome.status == 1)
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("quoth: \(path):1: ") == true)
        #expect(lines.last?.hasPrefix("quoth: \(path):3: ") == true)
    }
}
