import ArticleModel
import Foundation
import LoopbackServer
import Testing

@testable import ArticleImport

struct HTTPClientTests {
    private func fetch(
        _ server: LoopbackServer, _ path: String = "/", sizeLimit: Int = 1 << 20, timeLimit: Double = 20
    ) throws -> HTTPResponse {
        let address = try #require(WebAddress(server.address(path)))
        return try HTTPClient().fetch(HTTPRequest(address, sizeLimit: sizeLimit, timeLimit: timeLimit))
    }

    @Test func fetchesWithoutCookiesAndSaysWhoAsks() throws {
        let server = try LoopbackServer { _ in .text("<p>Good", ["Set-Cookie": "a=1", "ETag": "\"x\""]) }
        let response = try fetch(server, "/a%20b?c=d#e")
        _ = try fetch(server)
        #expect(response.status == 200 && response.body == Array("<p>Good".utf8))
        #expect(response.mediaType == "text/html" && response.charset == "utf-8")
        #expect(response.headers["etag"] == "\"x\"" && response.permanentAddress == nil)
        #expect(server.requests.map(\.path) == ["/a%20b?c=d", "/"])
        #expect(server.requests.allSatisfy { $0.headers["cookie"] == nil })
        #expect(server.requests.first?.headers["user-agent"]?.hasPrefix("Quoth/") == true)
        #expect(server.requests.first?.headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test func asksOnlyForWhatHasChanged() throws {
        let server = try LoopbackServer { request in
            request.headers["if-none-match"] == "\"x\"" ? .reply(304) : .text("new")
        }
        let address = try #require(WebAddress(server.address("/")))
        let response = try HTTPClient().fetch(
            HTTPRequest(address, etag: "\"x\"", lastModified: "Fri, 21 Jan 2022 08:00:00 GMT"))
        #expect(response.isUnchanged && response.body.isEmpty)
        #expect(server.requests.first?.headers["if-modified-since"] == "Fri, 21 Jan 2022 08:00:00 GMT")
        _ = try HTTPClient().fetch(HTTPRequest(address, etag: "\"x\r\nX-Evil: 1"))
        #expect(
            server.requests.last?.headers["x-evil"] == nil
                && server.requests.last?.headers["if-none-match"] == nil)
    }

    @Test(
        arguments: [
            (["/a": (301, "/b"), "/b": (308, "/c")], "/c", "/c"),
            (["/a": (302, "/b"), "/b": (301, "/c")], "/c", nil),
            (["/a": (301, "/b"), "/b": (307, "/c")], "/c", "/b"), (["/a": (303, "c")], "/c", nil),
        ] as [([String: (Int, String)], String, String?)])
    func followsRedirects(ways: [String: (Int, String)], end: String, permanent: String?) throws {
        let server = try LoopbackServer { request in
            ways[request.path].map { .reply($0.0, ["Location": $0.1]) } ?? .text("there")
        }
        let response = try fetch(server, "/a")
        #expect(response.address.path == end && response.body == Array("there".utf8))
        #expect(response.permanentAddress?.path == permanent)
    }

    @Test func endsWhereRedirectsDoNot() throws {
        let circle = try LoopbackServer { .reply(302, ["Location": $0.path == "/a" ? "/b" : "/a"]) }
        #expect(throws: HTTPError.redirects(address: circle.address("/a"))) { try fetch(circle, "/a") }
        let line = try LoopbackServer { .reply(302, ["Location": $0.path + "a"]) }
        #expect(throws: HTTPError.redirects(address: line.address("/a"))) { try fetch(line, "/a") }
        #expect(line.requests.count == HTTPClient.redirectLimit + 1)
        for target in ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://"] {
            let server = try LoopbackServer { _ in .reply(302, ["Location": target]) }
            #expect(throws: HTTPError.badRedirect(address: server.address("/"), target: target)) {
                try fetch(server)
            }
        }
    }

    @Test func tellsWhatTheServerSays() throws {
        let server = try LoopbackServer { request in
            let status = Int(request.path.dropFirst()) ?? 0
            return .reply(status, status == 429 ? ["Retry-After": "120"] : [:])
        }
        let cases: [(Int, HTTPError)] = [
            (404, .missing(address: server.address("/404"), isGone: false)),
            (410, .missing(address: server.address("/410"), isGone: true)),
            (403, .refused(address: server.address("/403"), status: 403)),
            (429, .busy(address: server.address("/429"), retryAfter: 120)),
            (503, .busy(address: server.address("/503"), retryAfter: nil)),
            (500, .status(address: server.address("/500"), status: 500)),
        ]
        for (status, error) in cases {
            #expect(throws: error) { try fetch(server, "/\(status)") }
            #expect(!error.description.contains("\n"))
        }
        #expect(HTTPClient.retryAfter("Fri, 21 Jan 2022 08:01:00 GMT", now: 1_642_752_000) == 60)
        #expect(HTTPClient.retryAfter("-5") == 0 && HTTPClient.retryAfter("soon") == nil)
    }

    @Test func stopsAtTheSizeLimit() throws {
        let endless = try LoopbackServer { _ in .endless([UInt8](repeating: 0x61, count: 1 << 16)) }
        #expect(throws: HTTPError.tooLarge(address: endless.address("/"), limit: 1 << 20)) {
            try fetch(endless)
        }
        let announced = try LoopbackServer { _ in
            .reply(200, ["Content-Length": "99999999999"], body: [UInt8](repeating: 0x61, count: 2 << 20))
        }
        #expect(throws: HTTPError.tooLarge(address: announced.address("/"), limit: 1 << 20)) {
            try fetch(announced)
        }
    }

    @Test func stopsACompressedBombAtTheSizeLimit() throws {
        let bomb = try Self.gzip(Data(count: 30 << 20))
        let server = try LoopbackServer { _ in .reply(200, ["Content-Encoding": "gzip"], body: bomb) }
        #expect(bomb.count < 1 << 20)
        #expect(throws: HTTPError.tooLarge(address: server.address("/"), limit: 1 << 20)) {
            try fetch(server)
        }
        let good = try Self.gzip(Data("compressed".utf8))
        let other = try LoopbackServer { _ in .reply(200, ["Content-Encoding": "gzip"], body: good) }
        #expect(try fetch(other).body == Array("compressed".utf8))
        let damaged = try LoopbackServer { _ in
            .reply(
                200, ["Content-Encoding": "gzip"],
                body: Array(good.prefix(10)) + [UInt8](repeating: 0xFF, count: 20))
        }
        #expect(throws: HTTPError.self) { try fetch(damaged) }
    }

    @Test func givesUpOnSlowServers() throws {
        for answer in [LoopbackServer.Answer.dripping, .silent] {
            let server = try LoopbackServer { _ in answer }
            #expect(throws: HTTPError.tooSlow(address: server.address("/"), seconds: 1)) {
                try fetch(server, timeLimit: 0.4)
            }
        }
    }

    @Test func saysWhatTookTooLong() throws {
        let server = try LoopbackServer { _ in .silent }
        let request = HTTPRequest(try #require(WebAddress(server.address("/"))), silenceLimit: 1)
        #expect(throws: HTTPError.silent(address: server.address("/"), seconds: 1)) {
            try HTTPClient().fetch(request)
        }
    }

    @Test func tellsBrokenAnswers() throws {
        let short = try LoopbackServer { _ in .reply(200, ["Content-Length": "100"], body: [0x61]) }
        #expect(throws: HTTPError.broken(address: short.address("/"), reason: "the answer broke off")) {
            try fetch(short)
        }
        for bytes in ["", "nonsense\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"] {
            let server = try LoopbackServer { _ in .raw(Array(bytes.utf8)) }
            #expect(throws: HTTPError.self) { try fetch(server) }
        }
        let closed = try LoopbackServer { _ in .silent }.address("/")
        #expect(throws: HTTPError.self) {
            try HTTPClient().fetch(HTTPRequest(try #require(WebAddress(closed)), timeLimit: 2))
        }
    }

    @Test func stopsWhenCancelled() throws {
        let server = try LoopbackServer { _ in .dripping }
        let address = try #require(WebAddress(server.address("/")))
        #expect(throws: HTTPError.cancelled) {
            try HTTPClient().fetch(HTTPRequest(address), isCancelled: { true })
        }
    }

    /// The tool is part of every Debian.
    static func gzip(_ data: Data) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "quoth-gzip-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-c", "-n", "-9", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](output)
    }
}

struct RobotsFileTests {
    private func allows(_ file: String, _ path: String) throws -> Bool {
        RobotsFile(file.utf8).allows(try #require(WebAddress("https://a.example" + path)))
    }

    @Test(arguments: [
        ("", "/a", true), ("User-agent: *\nDisallow: /", "/a", false),
        ("User-agent: *\nDisallow:", "/a", true),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Quoth\nDisallow: /b", "/a", true),
        ("User-agent: other\nUser-agent: quoth # both\nDisallow: /b", "/b/c", false),
        ("user-agent: *\ndisallow: /a\nallow: /a/b", "/a/b/c", true),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", false),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?z", true),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbyyczz", false),
        ("User-agent: *\nDisallow: /a*b*c", "/axxb", true),
        ("User-agent: *\nDisallow: /", "/robots.txt", true), ("Disallow: /", "/a", true),
        ("User-agent: *\nDisallow: /?q=", "/?q=1", false),
    ])
    func obeys(file: String, path: String, isAllowed: Bool) throws {
        #expect(try allows(file, path) == isAllowed)
    }

    @Test func readsTheDelay() {
        #expect(RobotsFile("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x".utf8).delay == 2.5)
        #expect(RobotsFile("User-agent: *\nCrawl-delay: 1e9".utf8).delay == 60)
    }

    @Test func isNotKeptBusyByStars() throws {
        let pattern = String(repeating: "*a", count: 2000)
        #expect(
            try allows("User-agent: *\nDisallow: /\(pattern)b", "/" + String(repeating: "a", count: 4000))
                == true)
    }
}
