import ArticleModel
import Synchronization

/// Reads pages and feeds from the web, as politely as a program can: it asks `robots.txt` before it reads a page on its own
/// account, and remembers what it says.
public final class WebReader: Sendable {
    /// What was found at an address.
    public enum Content: Sendable {
        case page(WebPage)
        case feed(Feed)
        case text(RawDocument)
        case feedList(OPML.List)
    }

    private let client: HTTPClient
    private let robots = Mutex<[String: RobotsFile]>([:])

    /// A reader over a client.
    public init(client: HTTPClient = HTTPClient()) { self.client = client }

    /// Reads whatever is at an address that the user has named: a page, a feed, a list of feeds, or a text.
    public func content(
        at address: WebAddress, isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) -> (content: Content, response: HTTPResponse) {
        let response = try fetch(HTTPRequest(address), isCancelled)
        return (try content(of: response, name: address.description), response)
    }

    /// Reads a page that the user has not named himself, the full text of a feed's item, where the site allows it.
    func page(at address: WebAddress, isCancelled: @escaping () -> Bool) throws(ImportError) -> WebPage {
        guard robotsFile(of: address, isCancelled).allows(address) else {
            throw .fetch(.robots(address: address.description))
        }
        let response = try fetch(HTTPRequest(address), isCancelled)
        guard case .page(let page) = try content(of: response, name: address.description) else {
            throw .noArticle(name: address.description)
        }
        return page
    }

    /// Asks for a feed; `etag` and `lastModified` are those of the answer before.
    func feed(
        at address: WebAddress, etag: String?, lastModified: String?, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> HTTPResponse {
        try fetch(
            HTTPRequest(address, accept: HTTPRequest.feeds, etag: etag, lastModified: lastModified),
            isCancelled)
    }

    /// The seconds between two requests for which a site asks.
    func delay(of address: WebAddress) -> Double? { robots.withLock { $0[Self.site(address)]?.delay } }

    /// The feed of a site: at the address itself, else the first that the page there names. The second value is where it is.
    public func findFeed(
        at address: WebAddress, isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) -> (feed: Feed, address: String) {
        let response = try fetch(
            HTTPRequest(address, accept: HTTPRequest.feeds + ",text/html;q=0.9"), isCancelled)
        let name = address.description
        if !Self.isPage(response) {
            let feed = try FeedParser.feed(
                response.body, name: name, address: response.address.description, charset: response.charset)
            return (feed, (response.permanentAddress ?? address).description)
        }
        let links = WebPage.feeds(
            response.body, address: response.address.description, charset: response.charset)
        // Feeds of comments stand behind the site's own.
        let main = links.first { !$0.address.contains("comments") } ?? links.first
        guard let target = main.flatMap({ WebAddress($0.address) }) else { throw .noFeed(name: name) }
        let answer = try feed(at: target, etag: nil, lastModified: nil, isCancelled: isCancelled)
        let feed = try FeedParser.feed(
            answer.body, name: target.description, address: answer.address.description,
            charset: answer.charset)
        return (feed, (answer.permanentAddress ?? target).description)
    }

    private func fetch(
        _ request: HTTPRequest, _ isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> HTTPResponse {
        do { return try client.fetch(request, isCancelled: isCancelled) } catch { throw .fetch(error) }
    }

    private func content(of response: HTTPResponse, name: String) throws(ImportError) -> Content {
        let address = response.address.description
        if let what = TextDecoding.nonText(response.body[...]) { throw .notText(name: name, what: what) }
        if OPML.isLikely(response.body) { return .feedList(try OPML.list(response.body, name: name)) }
        if !Self.isPage(response) {
            if FeedParser.isLikely(response.body) {
                return .feed(
                    try FeedParser.feed(
                        response.body, name: name, address: address, charset: response.charset))
            }
            if response.mediaType == "text/plain" {
                let utf8 = EncodedText.utf8(response.body[...], charset: response.charset, kind: .plain)
                let text = String(decoding: utf8, as: UTF8.self)
                guard !text.trimmed.isEmpty else { throw .empty(name: name) }
                return .text(RawDocument(text: text, url: address, source: name))
            }
            let others = ["image/", "audio/", "video/", "font/", "application/pdf", "application/zip"]
            if others.contains(where: { response.mediaType.hasPrefix($0) }) {
                throw .notText(name: name, what: "of the type \(response.mediaType)")
            }
        }
        return .page(try WebPage(response.body, name: name, address: address, charset: response.charset))
    }

    private static func isPage(_ response: HTTPResponse) -> Bool {
        if FeedParser.isLikely(response.body) { return false }
        return response.mediaType.contains("html") || HTMLText.isLikely(response.body)
    }

    // MARK: robots.txt

    private static func site(_ address: WebAddress) -> String { address.scheme + "://" + address.authority }

    private func robotsFile(of address: WebAddress, _ isCancelled: @escaping () -> Bool) -> RobotsFile {
        let site = Self.site(address)
        if let known = robots.withLock({ $0[site] }) { return known }
        guard let place = WebAddress(site + "/robots.txt") else { return .allowingAll }
        let file: RobotsFile
        do {
            let request = HTTPRequest(
                place, accept: "text/plain,*/*;q=0.5", sizeLimit: 1 << 20, timeLimit: 10)
            file = RobotsFile(try client.fetch(request, isCancelled: isCancelled).body)
        } catch .missing, .refused, .redirects, .badRedirect, .tooLarge {
            // RFC 9309 (2.3.1.3): a site without such a file allows everything.
            file = .allowingAll
        } catch .cancelled {
            return .allowingNothing
        } catch .status(_, let status) where status < 500 {
            file = .allowingAll
        } catch {
            // RFC 9309 (2.3.1.4): a site that fails to answer allows nothing.
            file = .allowingNothing
        }
        robots.withLock { $0[site] = file }
        return file
    }
}
