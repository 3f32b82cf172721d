import ArticleModel
import CCurl
import Glibc

/// Fetches over http and https, by libcurl: no cookies, no other protocols, compressed where the server can, through the
/// proxies that the usual variables name (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`).
///
/// Calls block; they may be made on any number of threads at once.
public struct HTTPClient: Sendable {
    /// The most redirects that are followed.
    public static let redirectLimit = 10

    let userAgent: String
    /// The file (PEM) of certificates that are trusted; nil for the system's.
    let authorities: String?

    /// A client that names itself to servers. It trusts whom the system trusts, or the certificates in the file that
    /// `SSL_CERT_FILE` names, as other programs do.
    public init(
        userAgent: String = "Quoth/0.1 (news reader for the terminal)",
        authorities: String? = getenv("SSL_CERT_FILE").map { String(cString: $0) }
    ) {
        self.userAgent = userAgent
        self.authorities = authorities
        _ = Self.libraryStart
    }

    /// Once per process, before any thread uses libcurl.
    private static let libraryStart = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    /// Fetches an address, following redirects. `isCancelled` is asked several times a second.
    public func fetch(
        _ request: HTTPRequest, isCancelled: @escaping () -> Bool = { false }
    ) throws(HTTPError) -> HTTPResponse {
        let deadline = Self.now() + request.timeLimit
        var address = request.address
        var permanent: WebAddress?
        var isPermanentSoFar = true
        var visited: Set<String> = []
        for _ in 0...Self.redirectLimit {
            guard visited.insert(address.withoutFragment).inserted else { break }
            let left = deadline - Self.now()
            guard left > 0 else {
                throw .tooSlow(address: request.address.description, seconds: Int(request.timeLimit))
            }
            let answer = try Transfer(
                request, address: address, seconds: left, client: self, isCancelled: isCancelled
            ).run()
            guard [301, 302, 303, 307, 308].contains(answer.status), let location = answer.headers["location"]
            else {
                return try checked(answer, request, permanent: permanent)
            }
            guard let next = WebAddress(location, relativeTo: address.description) else {
                throw .badRedirect(address: request.address.description, target: location)
            }
            isPermanentSoFar = isPermanentSoFar && (answer.status == 301 || answer.status == 308)
            if isPermanentSoFar { permanent = next }
            address = next
        }
        throw .redirects(address: request.address.description)
    }

    private func checked(
        _ answer: HTTPResponse, _ request: HTTPRequest, permanent: WebAddress?
    ) throws(HTTPError) -> HTTPResponse {
        let address = request.address.description
        var answer = answer
        answer.permanentAddress = permanent
        switch answer.status {
        case 200..<300, 304: return answer
        case 404: throw .missing(address: address, isGone: false)
        case 410: throw .missing(address: address, isGone: true)
        case 401, 402, 403, 407, 451: throw .refused(address: address, status: answer.status)
        case 429, 503:
            throw .busy(address: address, retryAfter: Self.retryAfter(answer.headers["retry-after"]))
        default: throw .status(address: address, status: answer.status)
        }
    }

    /// Seconds from a `Retry-After`: a number, or a date.
    static func retryAfter(_ value: String?, now: Int = time(nil)) -> Int? {
        guard let value = value?.trimmed else { return nil }
        if let seconds = Int(value) { return max(0, seconds) }
        return PublicationTime(value).map { max(0, $0.epoch - now) }
    }

    /// Seconds of a clock that never jumps.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
