import ArgumentParser
import ArticleImport
import ArticleModel
import Foundation

/// `quoth-bench import`: how many web pages are read in a second on one core.
struct ImportBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Find the articles of web pages, over and over on one core.",
        discussion: """
            Without a folder, 40 pages of about 120 kB are made up. With --output, the articles' bodies are written as JSON: \
            {"NAME": {"articleBody": "…"}}, as evaluations of article extraction take them; NAME is the file without \
            .html.
            """)

    @Argument(help: "A folder of .html files.", completion: .directory)
    var folder: String?

    @Option(help: "A file for the articles' bodies.", completion: .file(extensions: ["json"]))
    var output: String?

    @Option(help: "How long to measure, in seconds.")
    var seconds: Double = 3

    func run() throws {
        let pages = try folder.map(Self.pages) ?? Self.madePages()
        guard !pages.isEmpty else { throw ValidationError("There is no .html file in the folder.") }
        var bodies: [String: JSONValue] = [:]
        for (name, bytes) in pages {
            let body = (try? WebPage(bytes, name: name))?.body ?? ""
            bodies[name] = .object(["articleBody": .string(body)])
        }
        if let output { try Data(JSONValue.object(bodies).compact()).write(to: URL(fileURLWithPath: output)) }
        let fastest = Rounds.fastest(seconds: seconds) {
            for (name, bytes) in pages { _ = try? WebPage(bytes, name: name) }
        }
        let size = pages.reduce(0) { $0 + $1.bytes.count }
        print(
            "\(pages.count) pages,", String(format: "%.1f MB:", Double(size) / 1e6),
            String(
                format: "%.0f pages/s, %.1f MB/s", Double(pages.count) / fastest, Double(size) / fastest / 1e6
            ))
        if let memory = ProcessMemory.peak { print("peak memory \(memory / 1024) MB") }
    }

    private static func pages(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".html") }
            .map {
                (
                    String($0.dropLast(5)),
                    [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
                )
            }
    }

    /// Articles within as much markup as news sites have around theirs.
    private static func madePages() -> [(name: String, bytes: [UInt8])] {
        var words = MadeWords(words: 5000)
        return (0..<40).map { number in
            let menu = (0..<120).map { _ in
                "<li class=\"nav__item nav-item--\(words.word())\"><a href=\"/\(words.word())\" data-track=\"\(words.word())\"><span>\(words.word())</span></a></li>"
            }
            let cards = (0..<60).map { _ in
                "<div class=\"card card--\(words.word())\"><div class=\"card__media\"><a href=\"/\(words.word())\"><img src=\"/\(words.word()).jpg\" srcset=\"\(words.text(bytes: 200))\"></a></div><h3 class=\"card__title\"><a href=\"/x\">\(words.sentence(words: 8))</a></h3><p>\(words.sentence(words: 15))</p></div>"
            }
            let paragraphs = (0..<30).map { _ in
                "<p class=\"body__text\">\(words.sentence(words: 40)) <a href=\"/a\">\(words.word())</a></p>"
            }
            let script = "<script>var data = {\"a\": \"\(words.text(bytes: 40_000))\"};</script>"
            let page = """
                <!DOCTYPE html><html lang="en"><head><title>\(words.sentence(words: 8))</title>\(script)</head><body><nav class="site-nav"><ul>\(menu.joined())</ul></nav>
                <main><article class="article"><h1>\(words.sentence(words: 8))</h1><div class="article__body">\(paragraphs.joined())</div></article></main>
                <div class="cards">\(cards.joined())</div><footer><ul>\(menu.joined())</ul></footer></body></html>
                """
            return ("page-\(number)", Array(page.utf8))
        }
    }
}
