import ArticleModel
import LoopbackServer
import Testing

/// The variables that all programs take: `http_proxy`, `https_proxy`, `no_proxy`. The names of servers end in `.invalid`,
/// so that no answer can come but through the proxy.
struct ProxyTests {
    private static let page = """
        <html><title>Talks Open</title><article><h1>Talks Open</h1><p>“We will stay,” Ada Lovelace said on Tuesday, after the talks in the
        harbour had ended.</p></article></html>
        """

    private func extract(_ address: String, _ environment: [String: String]) throws -> Quoth.Outcome {
        let quoth = try Quoth()
        quoth.environment = environment
        return try quoth.run("extract", address)
    }

    @Test func pagesComeThroughTheProxy() throws {
        let proxy = try LoopbackServer { _ in .text(Self.page) }
        let outcome = try extract("http://news.invalid/talks", ["http_proxy": proxy.address("")])
        #expect(try outcome.json().array?.first?["title"] == .string("Talks Open"), "\(outcome.errors)")
        #expect(proxy.requests.map(\.path) == ["http://news.invalid/talks"])
        let all = try extract("http://news.invalid/talks", ["all_proxy": proxy.address("")])
        #expect(all.status == 0 && proxy.requests.count == 2)
    }

    @Test func someServersAreReachedWithoutIt() throws {
        let proxy = try LoopbackServer { _ in .reply(500) }
        let server = try LoopbackServer { _ in .text(Self.page) }
        let outcome = try extract(
            server.address("/talks"), ["http_proxy": proxy.address(""), "no_proxy": "a.invalid,127.0.0.1"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(proxy.requests.isEmpty && server.requests.count == 1)
    }

    @Test func aProxyThatRefusesIsNamedAsTheReason() throws {
        let proxy = try LoopbackServer { _ in .reply(403) }
        let outcome = try extract("https://news.invalid/talks", ["https_proxy": proxy.address("")])
        #expect(proxy.requests.map(\.path) == ["news.invalid:443"])
        #expect(
            outcome.status == 1
                && outcome.errors
                    == "quoth: cannot fetch https://news.invalid/talks: the proxy refuses (403); check http_proxy, https_proxy and no_proxy\n",
            "\(outcome.errors)")
    }

    @Test(arguments: ["http", "https"]) func aProxyThatIsNotThereIsNamedAsTheReason(scheme: String) throws {
        let outcome = try extract("\(scheme)://news.invalid/talks", ["\(scheme)_proxy": "http://127.0.0.1:1"])
        #expect(
            outcome.status == 1
                && outcome.errors
                    == "quoth: cannot fetch \(scheme)://news.invalid/talks: the proxy 127.0.0.1:1 does not answer; check http_proxy, https_proxy and no_proxy\n",
            "\(outcome.errors)")
    }
}
