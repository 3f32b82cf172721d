import ArticleModel
import CCurl

/// What libcurl tells of a transfer that has failed.
struct TransferTrouble {
    /// In libcurl's words.
    let words: String
    private let code: CURLcode
    /// What a proxy answered when it was asked for a way to the server; 0 where none was.
    private let proxyStatus: Int

    init(_ handle: UnsafeMutableRawPointer, _ code: CURLcode, _ words: String) {
        self.code = code
        self.words = words.isEmpty ? String(cString: curl_easy_strerror(code)).lowercased() : words
        proxyStatus = quoth_curl_long(handle, CURLINFO_HTTP_CONNECTCODE)
    }

    /// What is wrong with the proxy on the way to an address; nil where the trouble is another.
    func ofProxy(to address: WebAddress) -> String? {
        switch code {
        case CURLE_COULDNT_RESOLVE_PROXY: return "the proxy is not found"
        case CURLE_PROXY: return "the proxy does not work"
        case CURLE_COULDNT_CONNECT:
            return place.flatMap { $0 == address.hostAndPort ? nil : "the proxy \($0) does not answer" }
        default: return proxyStatus >= 400 ? "the proxy refuses (\(proxyStatus))" : nil
        }
    }

    /// What took too long.
    enum Delay {
        case connection, silence, whole
    }

    /// What took too long, where something did, as libcurl says it: `Operation too slow. Less than 10 bytes/sec …`,
    /// `Connection timed out after …`, `Resolving timed out after …`, `Operation timed out after …`.
    var delay: Delay {
        if words.hasPrefix("Operation too slow") { return .silence }
        return ["Connection time", "Resolving time"].contains { words.hasPrefix($0) } ? .connection : .whole
    }

    /// Where no connection could be made, as libcurl says it: `Failed to connect to HOST port 80 after 0 ms: …`.
    private var place: String? {
        let parts = words.split(separator: " ")
        guard words.hasPrefix("Failed to connect to "), parts.count > 6, parts[5] == "port" else {
            return nil
        }
        return "\(parts[4]):\(parts[6])"
    }

    /// What is wrong with a server's certificate. OpenSSL and GnuTLS, with which libcurl may be built, say it differently.
    func ofCertificate(host: String) -> String {
        let said = words.lowercased()
        let reasons = [
            ("expired", "its certificate has expired"),
            ("not yet valid", "its certificate is not valid yet"),
            ("self-signed", "its certificate is signed by itself alone"),
            ("self signed", "its certificate is signed by itself alone"),
            ("does not match", "its certificate is not for \(host)"),
            ("no alternative certificate subject name", "its certificate is not for \(host)"),
            ("issuer", "nobody whom this machine trusts has signed its certificate"),
            ("revoked", "its certificate was revoked"),
            ("wrong version number", "it does not speak https"),
            ("unexpected eof", "it breaks off"),
        ]
        return reasons.first { said.contains($0.0) }?.1 ?? words
    }
}

extension WebAddress {
    /// The host with the port, also where that is the usual one.
    fileprivate var hostAndPort: String {
        authority.hasSuffix(host) ? "\(host):\(scheme == "https" ? 443 : 80)" : authority
    }
}
