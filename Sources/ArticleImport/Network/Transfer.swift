import ArticleModel
import CCurl

/// One request and its answer, without redirects.
struct Transfer {
    private let request: HTTPRequest
    private let address: WebAddress
    private let seconds: Double
    private let client: HTTPClient
    private let isCancelled: () -> Bool

    init(
        _ request: HTTPRequest, address: WebAddress, seconds: Double, client: HTTPClient,
        isCancelled: @escaping () -> Bool
    ) {
        self.request = request
        self.address = address
        self.seconds = seconds
        self.client = client
        self.isCancelled = isCancelled
    }

    /// Carries it out; blocks.
    func run() throws(HTTPError) -> HTTPResponse {
        guard let handle = curl_easy_init() else {
            throw .broken(address: address.description, reason: "libcurl does not start")
        }
        defer { curl_easy_cleanup(handle) }
        let receipt = Receipt(limit: request.sizeLimit, isCancelled: isCancelled)
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        for line in headerLines { headers = curl_slist_append(headers, line) ?? headers }
        configure(handle, headers)
        let context = Unmanaged.passUnretained(receipt).toOpaque()
        _ = quoth_curl_set_body(handle, receiveBody, context)
        _ = quoth_curl_set_header_lines(handle, receiveHeader, context)
        _ = quoth_curl_set_progress(handle, checkProgress, context)
        let (code, words) = withExtendedLifetime(receipt) { Self.perform(handle) }
        if let error = error(code, receipt, TransferTrouble(handle, code, words)) { throw error }
        let status = quoth_curl_long(handle, CURLINFO_RESPONSE_CODE)
        return HTTPResponse(
            status: status, address: address, permanentAddress: nil, headers: receipt.headers,
            body: receipt.body)
    }

    /// Carries the transfer out; what libcurl says of a failure, empty where it says nothing.
    private static func perform(_ handle: UnsafeMutableRawPointer) -> (CURLcode, String) {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CURL_ERROR_SIZE)) { buffer in
            buffer.initialize(repeating: 0)
            _ = quoth_curl_set_error_buffer(handle, buffer.baseAddress)
            let code = curl_easy_perform(handle)
            _ = quoth_curl_set_error_buffer(handle, nil)
            return (code, buffer.baseAddress.map { String(cString: $0) } ?? "")
        }
    }

    private var headerLines: [String] {
        var lines = ["Accept: \(request.accept)"]
        // Values from an earlier answer: what would end the line must not get into it.
        if let etag = request.etag?.asHeaderValue { lines.append("If-None-Match: \(etag)") }
        if let date = request.lastModified?.asHeaderValue { lines.append("If-Modified-Since: \(date)") }
        return lines
    }

    private func configure(_ handle: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?) {
        _ = quoth_curl_set_text(handle, CURLOPT_URL, address.withoutFragment)
        _ = quoth_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = quoth_curl_set_text(handle, CURLOPT_USERAGENT, client.userAgent)
        if let file = client.authorities { _ = quoth_curl_set_text(handle, CURLOPT_CAINFO, file) }
        // Empty: every compression that this libcurl knows.
        _ = quoth_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        _ = quoth_curl_set_headers(handle, headers)
        _ = quoth_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = quoth_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        _ = quoth_curl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, Int(seconds * 1000)))
        _ = quoth_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(connectSeconds * 1000)))
        // Less than 10 bytes a second is no answer.
        _ = quoth_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 10)
        _ = quoth_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, request.silenceLimit)
    }

    private var connectSeconds: Double { min(seconds, 15) }

    private func error(_ code: CURLcode, _ receipt: Receipt, _ trouble: TransferTrouble) -> HTTPError? {
        if code == CURLE_OK { return nil }
        let address = request.address.description
        if receipt.isCancelled { return .cancelled }
        if receipt.isTooLarge { return .tooLarge(address: address, limit: request.sizeLimit) }
        if let reason = trouble.ofProxy(to: self.address) { return .proxy(address: address, reason: reason) }
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            switch trouble.delay {
            case .connection:
                return .unreachable(
                    address: address,
                    reason:
                        "the server \(self.address.authority) does not answer within \(max(1, Int(connectSeconds))) s"
                )
            case .silence: return .silent(address: address, seconds: request.silenceLimit)
            case .whole: return .tooSlow(address: address, seconds: max(1, Int(request.timeLimit)))
            }
        case CURLE_COULDNT_RESOLVE_HOST:
            return .unreachable(address: address, reason: "there is no server \(self.address.host)")
        case CURLE_COULDNT_CONNECT:
            return .unreachable(
                address: address, reason: "the server \(self.address.authority) does not answer")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER:
            return .certificate(address: address, reason: trouble.ofCertificate(host: self.address.host))
        case CURLE_PARTIAL_FILE: return .broken(address: address, reason: "the answer broke off")
        case CURLE_GOT_NOTHING:
            return .broken(address: address, reason: "the server closed without an answer")
        case CURLE_BAD_CONTENT_ENCODING:
            return .broken(address: address, reason: "the answer's compression is damaged")
        default: return .broken(address: address, reason: trouble.words)
        }
    }
}

/// What has come of an answer so far. libcurl calls on the thread that waits for it, so nothing is shared.
private final class Receipt {
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var isTooLarge = false
    private let limit: Int
    private let cancellation: () -> Bool

    init(limit: Int, isCancelled: @escaping () -> Bool) {
        self.limit = limit
        cancellation = isCancelled
    }

    var isCancelled: Bool { cancellation() }

    /// false where it is too much.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limit else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// A server may send any number of headers; those beyond 200 are not kept.
    func addHeader(_ line: String) {
        if line.hasPrefix("HTTP/") { headers = [:] }
        guard headers.count < 200, let colon = line.firstIndex(of: ":") else { return }
        headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...]).trimmed
    }
}

private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    let receipt = Unmanaged<Receipt>.fromOpaque(context).takeUnretainedValue()
    return receipt.append(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

private func receiveHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    Unmanaged<Receipt>.fromOpaque(context).takeUnretainedValue().addHeader(
        String(decoding: line, as: UTF8.self))
    return size * count
}

private func checkProgress(
    _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
    guard let context else { return 0 }
    return Unmanaged<Receipt>.fromOpaque(context).takeUnretainedValue().isCancelled ? 1 : 0
}

extension String {
    /// The text as the value of a header; nil where it has what a header must not have.
    fileprivate var asHeaderValue: String? {
        isEmpty || utf8.count > 1024 || utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) ? nil : self
    }
}
