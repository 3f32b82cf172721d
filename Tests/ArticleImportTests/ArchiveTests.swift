import ArticleModel
import Foundation
import Testing

@testable import ArticleImport

struct ArchiveTests {
    let folder: TemporaryFolder
    static let article = (1...12).map {
        "<p>Minister \($0) said on Tuesday that the strait would stay open, and left.</p>"
    }.joined()
    static let page =
        "<html><title>Talks Open in the Old Harbour</title><body><article><h1>Talks Open in the Old Harbour</h1>\(article)</article></body></html>"

    init() throws { folder = try TemporaryFolder() }

    /// `zstd` is not everywhere; the test of it needs the tool.
    static func hasTool(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

    private func record(_ type: String, _ header: String = "", _ body: String) -> String {
        "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(body.utf8.count)>\r\nWARC-Date: 2022-01-21T08:30:00Z\r\nWARC-Target-URI: https://a.example/\(type)\r\n\(header)Content-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }

    private var crawl: String {
        let http = "Content-Type: application/http; msgtype=response\r\n"
        let chunked = String(Self.page.utf8.count, radix: 16) + "\r\n" + Self.page + "\r\n0\r\n\r\n"
        return record("warcinfo", "", "software: x") + record("request", http, "GET / HTTP/1.1\r\n\r\n")
            + record(
                "response", http,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(Self.page)")
            + record(
                "response", http,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\(chunked)")
            + record("response", http, "HTTP/1.1 404 X\r\nContent-Type: text/html\r\n\r\n\(Self.page)")
            + record("response", http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
            + record("conversion", "Content-Type: text/plain\r\n", "Plain words.")
    }

    private func titles(_ file: String, limit: Int = DocumentReader.sizeLimit) -> [String] {
        DocumentReader([file], sizeLimit: limit).map { item in
            switch item {
            case .document(let document): document.title ?? document.text
            case .problem(let problem): "! \(problem)"
            }
        }
    }

    @Test func readsACrawl() throws {
        let file = try folder.write(crawl, to: "a.warc")
        #expect(
            titles(file) == [
                "Talks Open in the Old Harbour", "Talks Open in the Old Harbour", "Plain words.",
            ])
        guard case .document(let document) = DocumentReader([file]).map({ $0 }).first
        else {
            Issue.record("no document")
            return
        }
        #expect(
            document.url == "https://a.example/response" && document.date == "2022-01-21T08:30:00Z"
                && document.source == file)
        #expect(document.sourceID?.hasPrefix("<urn:uuid:") == true)
        #expect(titles(folder.path) == titles(file))
    }

    @Test func readsACrawlOfCompressedRecords() throws {
        let records = crawl.components(separatedBy: "\r\n\r\nWARC/1.0").enumerated().map {
            ($0.offset == 0 ? "" : "WARC/1.0") + $0.element + "\r\n\r\n"
        }
        let members = try records.flatMap { try HTTPClientTests.gzip(Data($0.utf8)) }
        #expect(titles(try folder.write(members, to: "a.warc.gz")).count == 3)
    }

    @Test func tellsDamageInACrawl() throws {
        let cut = try folder.write(String(crawl.dropLast(400)), to: "cut.warc")
        #expect(titles(cut).last == "! cannot read \(cut): it is damaged or incomplete; get it again")
        let nonsense = try folder.write("WARC/1.0\r\nContent-Length: -5\r\n\r\nx", to: "bad.warc")
        #expect(titles(nonsense) == ["! cannot read \(nonsense): it is damaged or incomplete; get it again"])
        let large = try folder.write(
            record("response", "", String(repeating: "a", count: 5000)) + record("conversion", "", "Small."),
            to: "large.warc")
        #expect(titles(large, limit: 1024).last == "Small.")
        #expect(titles(large, limit: 1024).count == 2)
    }

    @Test func readsCompressedLinesAndTexts() throws {
        let lines = (0..<20_000).map { "{\"text\": \"number \($0)\"}\n" }.joined()
        let packed = try folder.write(try HTTPClientTests.gzip(Data(lines.utf8)), to: "a.jsonl.gz")
        let texts = titles(packed)
        #expect(texts.count == 20_000 && texts.last == "number 19999")
        let text = try folder.write(try HTTPClientTests.gzip(Data("Plain.".utf8)), to: "b.txt.gz")
        #expect(titles(text) == ["Plain."])
        let bytes = try HTTPClientTests.gzip(Data(lines.utf8))
        let cut = try folder.write(Array(bytes.dropLast(200)), to: "cut.jsonl.gz")
        #expect(titles(cut).last == "! cannot read \(cut): it is damaged or incomplete; get it again")
    }

    @Test func refusesABomb() throws {
        let bomb = try folder.write(
            try HTTPClientTests.gzip(Data(repeating: 0x61, count: 20 << 20)), to: "bomb.txt.gz")
        #expect(
            titles(bomb, limit: 1 << 20) == [
                "! cannot read \(bomb): it is larger than 1 MB; split it into parts"
            ])
    }

    @Test(.enabled(if: hasTool("/usr/bin/zstd"))) func readsZstd() throws {
        let lines = (0..<20_000).map { "{\"text\": \"number \($0)\"}\n" }.joined()
        let file = try folder.write(lines, to: "a.jsonl")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/zstd")
        process.arguments = ["-q", "--rm", file]
        try process.run()
        process.waitUntilExit()
        #expect(titles(file + ".zst").count == 20_000)
        let half = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file + ".zst")).dropLast(100))
        let cut = try folder.write(half, to: "cut.jsonl.zst")
        #expect(titles(cut).last?.contains("damaged or incomplete") == true)
    }

    @Test(arguments: ["quoted-printable", "base64", "8bit"]) func readsASavedPage(encoding: String) throws {
        let page = Self.page.replacingOccurrences(of: "</h1>", with: " – Né</h1>")
        let body =
            switch encoding {
            case "base64": Data(page.utf8).base64EncodedString(options: .lineLength76Characters)
            case "quoted-printable":
                page.utf8.map {
                    $0 >= 0x80 || $0 == 0x3D
                        ? "=" + String($0, radix: 16, uppercase: true) : String(UnicodeScalar($0))
                }
                .joined().replacingOccurrences(of: "Tuesday", with: "Tues=\r\nday")
            default: page
            }
        let text = """
            From: <Saved by Blink>\r
            Snapshot-Content-Location: https://a.example/talks\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html"; boundary="--x"\r
            \r
            ----x\r
            Content-Type: image/png\r
            \r
            x\r
            ----x\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: \(encoding)\r
            \r
            \(body)\r
            ----x--\r

            """
        let file = try folder.write(text, to: "a.mhtml")
        guard case .document(let document) = DocumentReader([file]).map({ $0 }).first
        else {
            Issue.record("no document")
            return
        }
        #expect(
            document.title == "Talks Open in the Old Harbour – Né"
                && document.url == "https://a.example/talks")
        #expect(document.text.contains("Minister 12 said on Tuesday"))
    }

    @Test(arguments: 0..<200) func survivesAnything(seed: UInt64) throws {
        var words = MadeWords(state: seed)
        var bytes = Array(crawl.utf8)
        if seed % 2 == 1 { bytes = try HTTPClientTests.gzip(Data(bytes.prefix(3000))) }
        for _ in 0..<Int.random(in: 1...6, using: &words) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &words)
            if Bool.random(using: &words) {
                bytes[place] = UInt8.random(in: 0...255, using: &words)
            } else {
                bytes.removeSubrange(place..<min(bytes.count, place + 9))
            }
        }
        let file = try folder.write(bytes, to: "a.warc")
        var count = 0
        for _ in DocumentReader([file]) { count += 1 }
        #expect(count < 100)
    }
}

struct MarkdownTests {
    @Test func readsBlocksAndLinks() {
        let text = """
            ---
            title: "Talks"
            author: Ada Lovelace
            date: 2022-01-21
            ---
            # Talks *open*

            Ada **said** that [the strait](https://a.example/strait "x") is
            open. ![a](b.png) snake_case_name 2 \\* 3

            > “We stay,”
            > she said.

            ## Later ##

            - One
            - Two `code`

            Setext
            ------
            1. First
            """
        let document = MarkdownText.document(text, source: "a.md")
        #expect(
            document.text
                == "Talks open\n\nAda said that the strait is\nopen.  snake_case_name 2 * 3\n\n“We stay,”\nshe said.\n\nLater\n\nOne\n\nTwo code\n\nSetext\n\nFirst"
        )
        #expect(
            document.hints.map(\.kind) == [
                .headline, .paragraph, .blockQuote, .subheading, .listItem, .listItem, .subheading, .listItem,
            ])
        #expect(
            document.title == "Talks" && document.byline == "Ada Lovelace" && document.date == "2022-01-21")
        let words = ArticleText(document.text)
        #expect(document.links.map { words[$0.span] } == ["the strait"])
        #expect(document.hints.allSatisfy { words.trimmed($0.span) == $0.span })
    }
}

struct EPUBTests {
    static let chapter =
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Talks Open in the Old Harbour</h1>\(ArchiveTests.article)</body></html>"

    /// An archive without compression.
    static func zip(_ files: [(name: String, content: String)]) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
        }
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let (name, content) = (Array(file.name.utf8), Array(file.content.utf8))
            let sizes =
                number(0, 4) + number(content.count, 4) + number(content.count, 4) + number(name.count, 2)
                + number(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 8) + sizes + number(0, 10)
                + number(archive.count, 4) + name
            archive += [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 8) + sizes + name + content
        }
        return archive + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2)
            + number(files.count, 2)
            + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    }

    static let book = zip([
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"
        ),
        (
            "OPS/book.opf",
            """
            <package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>The Post</dc:title><dc:creator>Ada Lovelace</dc:creator>
            <dc:language>en</dc:language><dc:date>2022-01-21</dc:date></metadata><manifest><item id='c2' href='text/two%202.xhtml'/><item id='c1' href='one.xhtml'/></manifest>
            <spine><itemref idref='c1'/><itemref idref='c2'/><itemref idref='none'/></spine></package>
            """
        ),
        ("OPS/one.xhtml", chapter),
        ("OPS/text/two 2.xhtml", chapter.replacingOccurrences(of: "Old", with: "New")),
    ])

    @Test func readsChapters() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.book, to: "a.epub")
        let documents = DocumentReader([folder.path]).compactMap { item in
            if case .document(let document) = item { document } else { nil }
        }
        #expect(documents.map(\.title) == ["Talks Open in the Old Harbour", "Talks Open in the New Harbour"])
        #expect(documents.map(\.sourceID) == ["OPS/one.xhtml", "OPS/text/two 2.xhtml"])
        #expect(
            documents.allSatisfy {
                $0.outlet == "The Post" && $0.byline == "Ada Lovelace" && $0.date == "2022-01-21"
                    && $0.source == file
            })
    }

    @Test(arguments: 0..<200) func survivesAnything(seed: UInt64) throws {
        var words = MadeWords(state: seed)
        var bytes = Self.book
        for _ in 0..<Int.random(in: 1...6, using: &words) {
            bytes[Int.random(in: bytes.indices, using: &words)] = UInt8.random(in: 0...255, using: &words)
        }
        guard var reader = try? EPUBReader(bytes[...], name: "book") else { return }
        while reader.next() != nil {}
    }
}
