import Foundation
import Synchronization

/// A server on this machine that answers as a test wants, and as badly.
public final class LoopbackServer: Sendable {
    /// What was asked.
    public struct Request: Sendable {
        /// Path and query.
        public var path: String
        /// Names in lower case.
        public var headers: [String: String]
    }

    /// How a connection is answered.
    public enum Answer: Sendable {
        case reply(Int, [String: String] = [:], body: [UInt8] = [])
        /// Bytes as they are, then the connection is closed.
        case raw([UInt8])
        /// A header, then the same bytes again and again.
        case endless([UInt8])
        /// A byte, a pause, a byte …
        case dripping
        /// Nothing, until the other side gives up.
        case silent

        /// A page or feed.
        public static func text(
            _ body: String, type: String = "text/html; charset=utf-8", _ headers: [String: String] = [:]
        ) -> Answer {
            .reply(200, headers.merging(["Content-Type": type]) { $1 }, body: Array(body.utf8))
        }
    }

    /// Where it listens, on 127.0.0.1.
    public let port: UInt16
    private let listener: Int32
    private let answer: @Sendable (Request) -> Answer
    private let log = Mutex<[Request]>([])

    /// All that was asked so far.
    public var requests: [Request] { log.withLock { $0 } }

    /// `http://127.0.0.1:…` and a path.
    public func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Listens on a free port; `answer` is asked on threads of its own.
    public init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
        self.answer = answer
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        port = UInt16(bigEndian: place.sin_port)
        guard isListening else { throw CocoaError(.fileReadUnknown) }
        Thread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    // Closed here alone: elsewhere its number could be another server's before this thread notices.
                    close(listener)
                    return
                }
                Thread { [weak self] in
                    self?.serve(connection)
                    close(connection)
                }.start()
            }
        }.start()
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve(_ connection: Int32) {
        guard let request = Self.read(connection) else { return }
        log.withLock { $0.append(request) }
        switch answer(request) {
        case .reply(let status, let headers, let body):
            var head = "HTTP/1.1 \(status) X\r\nConnection: close\r\n"
            if headers["Content-Length"] == nil { head += "Content-Length: \(body.count)\r\n" }
            for (name, value) in headers { head += "\(name): \(value)\r\n" }
            _ = Self.write(Array((head + "\r\n").utf8) + body, to: connection)
        case .raw(let bytes): _ = Self.write(bytes, to: connection)
        case .endless(let bytes):
            _ = Self.write(Array("HTTP/1.1 200 X\r\nContent-Type: text/html\r\n\r\n".utf8), to: connection)
            while Self.write(bytes, to: connection) {}
        case .dripping:
            _ = Self.write(Array("HTTP/1.1 200 X\r\nContent-Type: text/html\r\n\r\n".utf8), to: connection)
            while Self.write([0x61], to: connection) { usleep(20_000) }
        case .silent:
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        }
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0, bytes.count < 1 << 16 else { return nil }
            bytes += chunk[..<count]
        }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let first = (lines.first ?? "").split(separator: " ")
        guard first.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        return Request(path: String(first[1]), headers: headers)
    }

    private static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
