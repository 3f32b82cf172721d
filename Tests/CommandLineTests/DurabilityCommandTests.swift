import ArticleModel
import Foundation
import Glibc
import Testing

/// `quoth check`, `quoth add` of many files, and libraries that cannot be written or read.
struct DurabilityCommandTests {
    let quoth: Quoth
    private var library: String { quoth.folder + "/library" }

    init() throws { quoth = try Quoth() }

    private func add(_ text: String = "Talks in Geneva\n\nThe ministers met on Friday.\n") throws -> String {
        try #require(try quoth.run("add", "-", input: text).lines.first)
    }

    private func path(_ section: String, _ id: String) -> String {
        "\(library)/\(section)/\(id.prefix(2))/\(id).json"
    }

    @Test func checkOfAGoodLibrary() throws {
        _ = try add()
        let checked = try quoth.run("check")
        #expect(checked.status == 0 && checked.errors.isEmpty)
        #expect(checked.output == "1 article, 2 files: nothing is wrong\n")
        let json = try quoth.run("check", "--json").json()
        #expect(json["findings"] == .array([]))
        #expect(json["summary"]?["articles"] == .int(1))
    }

    @Test func checkNamesWhatIsWrongAndMendsIt() throws {
        let (damaged, whole) = (try add(), try add("Another text.\n"))
        try Data("{".utf8).write(to: URL(fileURLWithPath: path("articles", damaged)))
        try Data("{".utf8).write(to: URL(fileURLWithPath: path("analysis", whole)))
        let name = { (section: String, id: String) in "\(section)/\(id.prefix(2))/\(id).json" }

        let checked = try quoth.run("check")
        #expect(checked.status == 1 && checked.errors.isEmpty)
        #expect(checked.lines.count { $0.hasPrefix(name("articles", damaged) + ": ") } == 1)
        #expect(checked.lines.count { $0.hasPrefix(name("analysis", whole) + ": ") } == 1)
        #expect(
            checked.lines.last == "2 articles, 4 files: 2 problems"
                || checked.lines.last == "2 articles, 3 files: 2 problems")

        let json = try quoth.run("check", "--json")
        #expect(json.status == 1)
        let findings = try #require(try json.json()["findings"]?.array)
        #expect(
            findings.filter { $0["problem"] == .bool(true) }.allSatisfy { $0["kind"] == .string("damaged") })

        let mended = try quoth.run("check", "--repair")
        #expect(mended.status == 0)
        #expect(mended.output.contains("set aside as \(name("articles", damaged)).damaged-1"))
        #expect(mended.output.contains("made anew"))
        #expect(FileManager.default.fileExists(atPath: path("articles", damaged) + ".damaged-1"))
        #expect(try quoth.run("check").status == 0)
        #expect(try quoth.run("list").lines.count == 1)
    }

    @Test func checkOfNoLibrary() throws {
        let checked = try quoth.run("check")
        #expect(checked.status == 1)
        #expect(checked.errors.hasPrefix("quoth: there is no library in \(library)"))
    }

    // MARK: Adding many

    private func manyFiles(_ count: Int) throws -> String {
        let folder = quoth.folder + "/many"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for number in 0..<count {
            let text = "Report \(number)\n\n“We stay in town \(number),” Ada Lovelace said on Friday.\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(1000 + number).txt"))
        }
        return folder
    }

    @Test(arguments: [1, 3]) func addsAFolderInOrder(jobs: Int) throws {
        let folder = try manyFiles(12)
        let added = try quoth.run("add", "--jobs", "\(jobs)", folder)
        #expect(added.status == 0 && added.errors.isEmpty)
        #expect(added.lines.count == 12)
        let titles = try added.lines.map { try quoth.run("show", $0, "--json").json()["title"]?.string }
        #expect(titles == (0..<12).map { "Report \($0)" })
        let again = try quoth.run("add", folder)
        #expect(again.status == 0 && again.output.isEmpty)
        #expect(again.errors.split(separator: "\n").count == 12)
        #expect(try quoth.run("add", "--jobs", "0", folder).status == 64)
    }

    /// Somebody has the pipe, and never writes to it.
    @Test(arguments: [SIGINT, SIGTERM]) func endsWhileItWaitsForAPipe(number: Int32) throws {
        let pipe = quoth.folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let process = try quoth.start("add", pipe)
        var writer: Int32 = -1
        // It can be opened once the program has it.
        try quoth.wait {
            writer = open(pipe, O_WRONLY | O_NONBLOCK)
            return writer >= 0
        }
        defer { close(writer) }
        kill(process.processIdentifier, number)
        process.waitUntilExit()
        #expect(process.terminationStatus == 128 + SIGINT)
        #expect(try quoth.complained().contains("stopped: 0 articles added"))
    }

    @Test func interruptedItGoesOnWhereItWas() throws {
        let folder = try manyFiles(60)
        let process = try quoth.start("add", folder)
        // As soon as an id is printed the article is safe.
        try quoth.wait { try !quoth.printed().isEmpty }
        kill(process.processIdentifier, SIGINT)
        process.waitUntilExit()
        let printed = try quoth.printed().split(separator: "\n").map(String.init)
        let errors = try quoth.complained()
        if process.terminationStatus == 130 {
            #expect(errors.hasPrefix("quoth: stopped: "))
            #expect(printed.count < 60)
        }
        #expect(process.terminationReason == .exit)
        #expect(try quoth.run("check").status == 0)
        #expect(try quoth.run("list").lines.count == printed.count)
        let rest = try quoth.run("add", folder)
        #expect(rest.status == 0)
        #expect(rest.lines.count == 60 - printed.count)
        #expect(try quoth.run("list").lines.count == 60)
    }

    @Test func killedItGoesOnWhereItWas() throws {
        let folder = try manyFiles(30)
        let process = try quoth.start("add", folder)
        try quoth.wait { try quoth.printed().split(separator: "\n").count >= 2 }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let printed = Set(
            try quoth.printed().split(separator: "\n").map(String.init).filter { $0.utf8.count == 16 })
        let listed = Set(try quoth.run("list").lines.map { String($0.prefix(16)) })
        #expect(printed.isSubset(of: listed))
        #expect(try quoth.run("check").status == 0)
        #expect(try quoth.run("add", folder).status == 0)
        #expect(try quoth.run("list").lines.count == 30)
    }

    // MARK: Disks and permissions

    /// The user's limit for files stands for a full disk.
    @Test func aFileThatCannotBeWrittenIsOneLine() throws {
        let id = try add()
        let long = try quoth.file("long.txt", String(repeating: "A long report. ", count: 2000))
        let added = try quoth.run(limitingFilesTo: 8, "add", long)
        #expect(added.status == 1 && added.output.isEmpty)
        #expect(added.errors.split(separator: "\n").count == 1)
        #expect(added.errors.hasPrefix("quoth: cannot write \(library)/"))
        #expect(added.errors.contains("too large"))
        #expect(try quoth.run("list").lines.count == 1)
        #expect(try quoth.run("check").output.hasPrefix("1 article, 2 files: nothing is wrong"))
        #expect(try quoth.run("show", id).status == 0)
        #expect(try quoth.run("add", long).lines.count == 1)
    }

    /// Somebody else's files: what may not be read is named, the rest is shown, nothing can be written.
    @Test(.enabled(if: Quoth.canBeNobody, "only root can become somebody else")) func filesOfSomebodyElse()
        throws
    {
        let (secret, open) = (try add(), try add("Another text.\n"))
        chmod(path("articles", secret), 0)
        for place in try FileManager.default.subpathsOfDirectory(atPath: quoth.folder)
        where place != "library/articles/\(secret.prefix(2))/\(secret).json" {
            let place = quoth.folder + "/" + place
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
            chmod(place, isFolder.boolValue ? 0o755 : 0o644)
        }
        chmod(quoth.folder, 0o777)
        let list = try quoth.run(asNobody: true, "list")
        #expect(list.lines.count == 1 && list.output.contains(open))
        #expect(list.errors.contains(path("articles", secret)) && list.errors.contains("permission denied"))
        #expect(try quoth.run(asNobody: true, "show", open).status == 0)
        #expect(try quoth.run(asNobody: true, "show", secret).errors.contains("permission denied"))
        #expect(try quoth.run(asNobody: true, "search", "another").lines.count >= 1)
        let checked = try quoth.run(asNobody: true, "check", "--repair")
        #expect(checked.status == 1 && checked.output.contains("permission denied"))
        let edited = try quoth.run(asNobody: true, "edit", open, "--title", "New")
        #expect(edited.status == 1)
        #expect(edited.errors == "quoth: cannot write \(library): permission denied\n")
    }

    /// All commands that read, on a library of which one file of each kind is damaged.
    @Test func commandsGoOnPastDamage() throws {
        let ids = try (0..<6).map { try add("Report \($0)\n\n“We stay,” Ada Lovelace said on Friday.\n") }
        let note = try quoth.file(
            "note.jsonld",
            """
            {"type": "Annotation", "id": "urn:x:1", "bodyValue": "look", "target": {"source": "urn:quoth:\(ids[5])",
             "selector": {"type": "TextQuoteSelector", "exact": "We stay"}}}
            """)
        #expect(try quoth.run("import-annotations", note).status == 0)
        try Data("{\"text\": [".utf8).write(to: URL(fileURLWithPath: path("articles", ids[0])))
        unlink(path("articles", ids[1]))
        mkfifo(path("articles", ids[1]), 0o600)
        unlink(path("analysis", ids[2]))
        mkfifo(path("analysis", ids[2]), 0o600)
        try FileManager.default.createDirectory(
            atPath: path("annotations", ids[3]), withIntermediateDirectories: true)
        try Data([UInt8](repeating: 0x5B, count: 100_000)).write(
            to: URL(fileURLWithPath: path("analysis", ids[4])))
        let list = try quoth.run("list")
        #expect(list.lines.count == 4)
        #expect(list.errors.split(separator: "\n").count == 3, "\(list.errors)")
        for id in ids[2...] { #expect(try quoth.run("show", id).status == 0) }
        #expect(try quoth.run("show", ids[0]).errors.contains(path("articles", ids[0])))
        #expect(try quoth.run("search", "lovelace").lines.count >= 4)
        #expect(try quoth.run("notes").output.contains("look"))
        #expect(try quoth.run("quotes", "--json").json().array?.isEmpty == false)
        #expect(try quoth.run("check").status == 1)
        let mended = try quoth.run("check", "--repair")
        #expect(mended.status == 0, "\(mended.output)")
        #expect(try quoth.run("list").errors.isEmpty)
        #expect(try quoth.run("list").lines.count == 4)
    }
}
