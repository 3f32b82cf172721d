import ArticleModel

/// What is asked of a server.
public struct HTTPRequest: Sendable {
    /// Where.
    public var address: WebAddress
    /// What is wanted, as `Accept` has it.
    public var accept: String
    /// The `ETag` of an earlier answer: the server answers only if the content has changed since.
    public var etag: String?
    /// The `Last-Modified` of an earlier answer, likewise.
    public var lastModified: String?
    /// The largest answer, in bytes after decompression.
    public var sizeLimit: Int
    /// Seconds that the whole may take, redirects included.
    public var timeLimit: Double
    /// Whole seconds, 1 or more, for which a server may send next to nothing.
    public var silenceLimit: Int

    /// Asks for an address; by default for a page or a feed, of 20 MB at most, within 30 seconds.
    public init(
        _ address: WebAddress, accept: String = Self.pages, etag: String? = nil, lastModified: String? = nil,
        sizeLimit: Int = 20 << 20, timeLimit: Double = 30, silenceLimit: Int = 20
    ) {
        self.address = address
        self.accept = accept
        self.etag = etag
        self.lastModified = lastModified
        self.sizeLimit = sizeLimit
        self.timeLimit = timeLimit
        self.silenceLimit = silenceLimit
    }

    /// `Accept` for pages.
    public static let pages =
        "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
    /// `Accept` for feeds.
    public static let feeds =
        "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"
}

/// What a server answered.
public struct HTTPResponse: Sendable {
    /// 200 to 299, or 304.
    public var status: Int
    /// Where the answer came from, after redirects.
    public var address: WebAddress
    /// The address to use from now on: the end of the permanent redirects at the start of the way; nil without any.
    public var permanentAddress: WebAddress?
    /// The last server's headers, names in lower case; of several with one name the last.
    public var headers: [String: String]
    /// The content, decompressed; empty for 304.
    public var body: [UInt8]

    /// The content has not changed since it was asked for last.
    public var isUnchanged: Bool { status == 304 }

    /// The media type, in lower case without parameters; empty where the server gives none.
    public var mediaType: String {
        (headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    }

    /// The encoding that the server names.
    public var charset: String? { MessageHeader.parameter("charset", of: headers["content-type"]) }
}

/// Why something could not be fetched, as one line that says what, where and what to do.
public enum HTTPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The server says that it is not there (404), or not any more (410).
    case missing(address: String, isGone: Bool)
    /// The server says that it may not be read (401, 402, 403, 407, 451).
    case refused(address: String, status: Int)
    /// The server asks to wait (429, 503); seconds, where it says so.
    case busy(address: String, retryAfter: Int?)
    /// Any other answer that is no content.
    case status(address: String, status: Int)
    /// More than so many bytes.
    case tooLarge(address: String, limit: Int)
    /// It took longer than so many seconds.
    case tooSlow(address: String, seconds: Int)
    /// Next to nothing came for so many seconds.
    case silent(address: String, seconds: Int)
    /// Redirects that lead in a circle, or on and on.
    case redirects(address: String)
    /// A redirect to something that is no web address.
    case badRedirect(address: String, target: String)
    /// The server cannot be found or reached.
    case unreachable(address: String, reason: String)
    /// The proxy that is to be used cannot be.
    case proxy(address: String, reason: String)
    /// The connection is not safe.
    case certificate(address: String, reason: String)
    /// The connection broke, or what came is no proper answer.
    case broken(address: String, reason: String)
    /// The site asks programs not to read this page (robots.txt).
    case robots(address: String)
    /// The user has cancelled.
    case cancelled

    /// One line: what, where, what to do.
    public var description: String {
        switch self {
        case .missing(let address, true): "cannot fetch \(address): it is gone for good (410); remove it"
        case .missing(let address, false):
            "cannot fetch \(address): there is no such page (404); check the address"
        case .refused(let address, let status):
            "cannot fetch \(address): the server refuses (\(status)); open it in a browser and save the page"
        case .busy(let address, let seconds?):
            "cannot fetch \(address): the server is busy; try again in \(seconds) s"
        case .busy(let address, nil): "cannot fetch \(address): the server is busy; try again later"
        case .status(let address, let status):
            "cannot fetch \(address): the server answers with an error (\(status)); try again later"
        case .tooLarge(let address, let limit):
            "cannot fetch \(address): it is larger than \(limit >> 20) MB; save it and add a part of it"
        case .tooSlow(let address, let seconds):
            "cannot fetch \(address): it took longer than \(seconds) s; try again later"
        case .silent(let address, let seconds):
            "cannot fetch \(address): the server sent next to nothing for \(seconds) s; try again later"
        case .redirects(let address): "cannot fetch \(address): its redirects never end; open it in a browser"
        case .badRedirect(let address, let target):
            "cannot fetch \(address): it redirects to \(target.prefix(200)), which is no web address"
        case .unreachable(let address, let reason):
            "cannot fetch \(address): \(reason); check the address and the connection"
        case .proxy(let address, let reason):
            "cannot fetch \(address): \(reason); check http_proxy, https_proxy and no_proxy"
        case .certificate(let address, let reason):
            "cannot fetch \(address): the connection is not safe: \(reason); check the address and this machine's clock"
        case .broken(let address, let reason): "cannot fetch \(address): \(reason); try again later"
        case .robots(let address):
            "cannot fetch \(address): the site asks programs not to read it (robots.txt); open it in a browser and save the page"
        case .cancelled: "cancelled"
        }
    }
}
