import ArticleModel
import Foundation
import Testing

@testable import ArticleImport

/// A folder of its own for a test, deleted when the test is over.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.path + "/quoth-import-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }
}

/// The texts and the problems, in order.
func read(_ sources: [String], limit: Int = DocumentReader.sizeLimit) -> [String] {
    DocumentReader(sources, sizeLimit: limit).map { item in
        switch item {
        case .document(let document): document.text
        case .problem(let problem): "! \(problem)"
        }
    }
}

struct DocumentReaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func takesAPlainTextAsItIs() throws {
        let text = "Title\r\n\r\n “e\u{301}” \u{0}\u{1B}[1m\r"
        let file = try folder.write("\u{FEFF}" + text, to: "a.txt")
        let documents = DocumentReader([file]).map { $0 }
        guard case .document(let document) = documents.first else {
            Issue.record("no document")
            return
        }
        #expect(Array(document.text.utf8) == Array(text.utf8))
        #expect(document == RawDocument(text: document.text, source: file))
    }

    @Test func mendsInvalidBytes() throws {
        #expect(
            read([try folder.write([0x61, 0xFF, 0x62, 0xE2, 0x82], to: "a.txt")]) == ["a\u{FFFD}b\u{FFFD}"])
    }

    @Test func readsUTF16() throws {
        let text = "Né “👩‍👩‍👧”\r\n"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(read([try folder.write([0xFF, 0xFE] + little, to: "l.txt")]) == [text])
        #expect(read([try folder.write([0xFE, 0xFF] + big, to: "b.txt")]) == [text])
        #expect(read([try folder.write([0xFE, 0xFF, 0x00], to: "odd.txt")]) == ["\u{FFFD}"])
    }

    @Test func readsAFolderInOrder() throws {
        for name in ["b.txt", "a/z.md", "a/y.TEXT", ".hidden.txt", ".git/x.txt", "c.pdf", "a.json"] {
            try folder.write(name, to: name)
        }
        try folder.write("{\"text\": \"line\"}\n", to: "c.jsonl")
        #expect(read([folder.path]) == ["a/y.TEXT", "a/z.md", "b.txt", "line"])
        #expect(read([folder.path + "/"]) == ["a/y.TEXT", "a/z.md", "b.txt", "line"])
    }

    @Test func entersLinkedFoldersOnce() throws {
        try folder.write("text", to: "a/b/text.txt")
        let loop = folder.path + "/a/b/loop"
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: folder.path + "/a")
        #expect(read([folder.path]) == ["text"])
    }

    @Test func saysWhatItCannotRead() throws {
        let missing = folder.path + "/none.txt"
        #expect(read([missing]) == ["! cannot read \(missing): no such file; check the name"])
        let empty = try folder.write(" \n", to: "empty.txt")
        #expect(read([empty]) == ["! cannot read \(empty): there is no text in it"])
        let lines = try folder.write("", to: "empty.jsonl")
        #expect(read([lines]) == ["! cannot read \(lines): there is no text in it"])
        let binary = try folder.write([0x61, 0, 0, 0x62], to: "binary")
        #expect(
            read([binary]) == [
                "! cannot read \(binary): it is a binary file, not plain text; save it as text first"
            ])
        let document = try folder.write("%PDF-1.7 …", to: "a.txt")
        #expect(
            read([document]) == [
                "! cannot read \(document): it is a PDF document, not plain text; save it as text first"
            ])
        let large = try folder.write(String(repeating: "a", count: (1 << 20) + 1), to: "large.txt")
        #expect(
            read([large], limit: 1 << 20) == [
                "! cannot read \(large): it is larger than 1 MB; split it into parts"
            ])
        let bare = folder.path + "/bare"
        try FileManager.default.createDirectory(atPath: bare, withIntermediateDirectories: true)
        #expect(read([bare]).first?.hasPrefix("! cannot read \(bare): no .txt") == true)
    }

    @Test(arguments: 0..<100) func refusesWhatIsNoText(seed: UInt64) throws {
        var words = MadeWords(state: seed)
        let bytes = (0..<Int.random(in: 400...5000, using: &words)).map { _ in
            UInt8.random(in: 0...255, using: &words)
        }
        for name in ["a", "a.txt", "a.md", "a.html"] {
            let file = try folder.write([0x80] + bytes, to: name)
            #expect(
                read([file]) == [
                    "! cannot read \(file): it is a binary file, not plain text; save it as text first"
                ])
        }
    }

    /// Only UTF-8 is read well without a word on the encoding, but nothing that is text is refused.
    @Test(arguments: [
        ("windows-1252", "“Straße – it’s naïve,” he said"), ("KOI8-R", "Привет, мир: ещё раз"),
        ("CP932", "首相は「会談は前進した」と述べた。ソ連"), ("GBK", "总理说：“会谈取得了进展。”"), ("ISO-2022-JP", "首相は述べた。"),
        ("EUC-JP", "首相は「前進した」"), ("BIG5", "總理說會談取得了進展"), ("UTF-16", "“Straße,” he said"),
        ("UTF-8", "\u{1B}[1mBold\u{8}d\u{1B}[0m, and a stray \u{0}."),
    ])
    func takesTextInAnyEncoding(encoding: String, text: String) throws {
        let bytes = try #require(Converted(text, to: encoding).bytes)
        #expect(read([try folder.write(bytes, to: "a.txt")]).first?.hasPrefix("!") == false)
    }

    @Test func waitsForTheWriterOfAPipe() throws {
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: ImportError.noWriter(name: pipe)) {
            try ByteReader(path: pipe, patience: 0.2).rest(limit: 100)
        }
        Thread.detachNewThread {
            let descriptor = open(pipe, O_WRONLY)
            for line in ["{\"text\": \"one\"}\n", "bad\n", "{\"text\": \"two\"}\n"] {
                _ = line.withCString { write(descriptor, $0, strlen($0)) }
                // Longer than the patience with a pipe that has no writer.
                usleep(300_000)
            }
            close(descriptor)
        }
        let reader = try ByteReader(path: pipe, patience: 0.2)
        var lines: [String] = []
        while case .bytes(let line) = try reader.nextLine(limit: 100) {
            lines.append(String(decoding: line, as: UTF8.self))
        }
        #expect(lines == ["{\"text\": \"one\"}", "bad", "{\"text\": \"two\"}"])
    }

    @Test func aPipeHasNoNameThatTells() throws {
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        Thread.detachNewThread {
            let descriptor = open(pipe, O_WRONLY)
            _ = "bad\n{\"text\": \"one\"}\n".withCString { write(descriptor, $0, strlen($0)) }
            close(descriptor)
        }
        #expect(
            read([pipe]) == [
                "! cannot read \(pipe), line 1: this is no JSON: a value is missing", "one",
            ])
    }

    @Test func endsWhenNobodyWaitsAnyMore() throws {
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        var questions = 0
        var reader = DocumentReader([pipe]) {
            questions += 1
            return questions > 2
        }
        #expect(reader.next() == nil)
    }

    @Test func goesOnAfterAProblem() throws {
        let good = try folder.write("good", to: "good.txt")
        #expect(read([folder.path + "/none", good]).last == "good")
    }
}

/// A text in an encoding of the C library.
struct Converted {
    var bytes: [UInt8]?

    init(_ text: String, to encoding: String) {
        let converter = iconv_open(encoding, "UTF-8")
        var input = Array(text.utf8)
        var output = [UInt8](repeating: 0, count: 1000)
        let count = input.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output in
                var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var (left, room) = (input.count, output.count)
                guard iconv(converter, &from, &left, &to, &room) != -1 else { return 0 }
                // What an encoding with states ends with.
                iconv(converter, nil, nil, &to, &room)
                return output.count - room
            }
        }
        iconv_close(converter)
        bytes = count > 0 ? Array(output[..<count]) : nil
    }
}

struct JSONLinesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func readsWhatALineTells() throws {
        let line = """
            {"text": "a\\r\\n\\ud83d\\ude00", "id": 7, "title": "T", "url": "u", "date": "2022-01-21", \
            "outlet": "O", "byline": "B", "language": "en", "tags": [{}]}
            """
        let file = try folder.write(line, to: "a.ndjson")
        guard case .document(let document) = DocumentReader([file]).map({ $0 }).first
        else {
            Issue.record("no document")
            return
        }
        #expect(
            document
                == RawDocument(
                    text: "a\r\n😀", title: "T", outlet: "O", byline: "B", date: "2022-01-21", url: "u",
                    language: "en", sourceID: "7", source: file))
    }

    @Test func reportsBadLinesAndGoesOn() throws {
        let lines = [
            "\u{FEFF}{\"text\": \"one\"}\r", "", "{\"text\": ", "[1]", "{\"title\": \"x\"}", "{\"text\": 1}",
            "{\"text\": \"x\", \"date\": \"yesterday\"}", "{\"text\": \"\", \"title\": null}",
            "{\"text\": \"last\"}",
        ]
        let file = try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
        #expect(
            read([file]) == [
                "one",
                "! cannot read \(file), line 3: this is no JSON: it ends too early",
                "! cannot read \(file), line 4: this is no JSON object; write {\"text\": …}",
                "! cannot read \(file), line 5: the object has no \"text\" and no \"html\"",
                "! cannot read \(file), line 6: \"text\" is no text; write it in quotation marks",
                "! cannot read \(file), line 7: the date is not ISO 8601; write it as YYYY-MM-DD",
                "! cannot read \(file), line 8: there is no text in it", "last",
            ])
    }

    @Test(arguments: [
        ("garbage\n{\"text\":\"A\"}\n{\"text\":\"B\"}\n", true), ("[]\n{\"text\":\"A\"}\n", true),
        ("{\"text\": \"brok\n{\"text\":\"A\"}\n", true), ("\n\r\n{\"html\":\"<p>A\"}\n", true),
        ("{\"text\": \"brok", true), ("{\"title\": \"x\"}\n{\"text\":\"A\"}", true),
        ("\u{FEFF}garbage\n{\"text\":\"A\"}", true),
        ("Some prose.\n\nWrite:\n{\"text\": \"A\"}\n", false), ("{a} set\n{b} set", false), ("", false),
        ("{\n \"text\": \"A\"\n}", false), ("{\"version\": \"1.1\", \"items\": [{\"text\": \"A\"}]}", false),
    ])
    func recognisesLinesByMoreThanTheFirst(text: String, isLines: Bool) {
        let bytes = TextDecoding.withoutMark(Array(text.utf8)[...])
        #expect(JSONLine.areLikely(bytes) == isLines)
    }

    @Test func takesThePageWhereTheTextIsEmpty() throws {
        let html = "<p>\(HostilePageTests.prose)</p>"
        let file = try folder.write("{\"text\": \" \", \"html\": \"\(html)\"}", to: "a.jsonl")
        #expect(read([file]).first?.hasPrefix("The minister") == true)
    }

    @Test func passesOverLinesThatAreTooLong() throws {
        let long = "{\"text\": \"" + String(repeating: "x", count: 1 << 20) + "\"}"
        let file = try folder.write("{\"text\": \"a\"}\n\(long)\n{\"text\": \"b\"}\n\(long)", to: "a.jsonl")
        #expect(
            read([file], limit: 1 << 20) == [
                "a", "! cannot read \(file), line 2: it is longer than 1 MB", "b",
                "! cannot read \(file), line 4: it is longer than 1 MB",
            ])
    }

    @Test func mendsInvalidBytesInALine() throws {
        let bytes = Array("{\"text\": \"a".utf8) + [0xFF] + Array("b\\ud800\"}".utf8)
        #expect(read([try folder.write(bytes, to: "a.jsonl")]) == ["a\u{FFFD}b\u{FFFD}"])
    }

    @Test func readsManyLinesAcrossPieces() throws {
        let texts = (0..<3000).map { String(repeating: "\($0) é", count: 1 + $0 % 400) }
        let file = try folder.write(texts.map { "{\"text\": \"\($0)\"}\n" }.joined(), to: "a.jsonl")
        #expect(read([file]) == texts)
    }

    /// Whatever bytes come in: no crash, and no more items than lines.
    @Test(arguments: 0..<200) func survivesAnyBytes(seed: UInt64) throws {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var bytes = Array("{\"text\": \"abc \\u00e9\", \"date\": \"2022-01-21\"}\n{\"text\": \"é\"}\n".utf8)
        for _ in 0..<(1 + random(6)) {
            switch random(3) {
            case 0: bytes[random(bytes.count)] = UInt8(random(256))
            case 1: bytes.remove(at: random(bytes.count))
            default: bytes.insert(UInt8(random(256)), at: random(bytes.count))
            }
        }
        let items = read([try folder.write(bytes, to: "a.jsonl")])
        #expect(items.count <= bytes.count(where: { $0 == 0x0A }) + 1)
        _ = read([try folder.write(bytes, to: "a.txt")])
    }
}
