import ArticleModel
import Foundation
import Testing

@testable import ArticleImport

/// Connections that are not safe, to a server of OpenSSL's with certificates that OpenSSL makes.
@Suite(.serialized, .enabled(if: TLSServer.isAvailable, "needs the program openssl"))
struct CertificateTests {
    private func fetch(_ server: TLSServer, trusting file: String?, as host: String = "127.0.0.1")
        throws(HTTPError)
        -> HTTPResponse
    {
        guard let address = WebAddress("https://\(host):\(server.port)/") else { throw .cancelled }
        return try HTTPClient(authorities: file).fetch(HTTPRequest(address, timeLimit: 20))
    }

    private func reason(_ server: TLSServer, trusting file: String?) -> String? {
        do throws(HTTPError) {
            _ = try fetch(server, trusting: file)
            return nil
        } catch {
            guard case .certificate(_, let reason) = error else { return "\(error)" }
            #expect(
                error.description
                    == "cannot fetch https://127.0.0.1:\(server.port)/: the connection is not safe: \(reason); check the address and this machine's clock"
            )
            return reason
        }
    }

    @Test func aGoodCertificateIsTrusted() throws {
        let server = try TLSServer(name: "IP:127.0.0.1", days: 2)
        #expect(try fetch(server, trusting: server.certificate).status == 200)
    }

    @Test func oneThatOnlyItsOwnerHasSignedIsNot() throws {
        let server = try TLSServer(name: "IP:127.0.0.1", days: 2)
        #expect(reason(server, trusting: nil) == "its certificate is signed by itself alone")
    }

    @Test func oneThatHasExpiredIsNot() throws {
        let server = try TLSServer(name: "IP:127.0.0.1", days: -1)
        #expect(reason(server, trusting: server.certificate) == "its certificate has expired")
    }

    @Test func oneOfAnotherServerIsNot() throws {
        let server = try TLSServer(name: "DNS:elsewhere.example", days: 2)
        #expect(reason(server, trusting: server.certificate) == "its certificate is not for 127.0.0.1")
    }
}

/// `openssl s_server` with a certificate of its own; it answers every request with a page.
private final class TLSServer {
    static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

    let port: Int
    /// The file of its certificate.
    let certificate: String
    private let folder: String
    private let process = Process()

    /// - Parameters:
    ///   - name: whom the certificate is for, as in a subjectAltName.
    ///   - days: for how long it holds from now on; it can be over.
    init(name: String, days: Int) throws {
        folder = FileManager.default.temporaryDirectory.path + "/quoth-tls-" + UUID().uuidString
        certificate = folder + "/certificate.pem"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "subjectAltName=\(name)\n".write(toFile: folder + "/names", atomically: true, encoding: .utf8)
        let (key, request) = (folder + "/key.pem", folder + "/request.pem")
        try Self.run(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
            "-out",
            request, "-subj", "/CN=localhost")
        try Self.run(
            "x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)", "-extfile",
            folder + "/names", "-out",
            certificate)

        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = ["s_server", "-www", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // It says where it listens: `ACCEPT 127.0.0.1:40001 PID=…`.
        var said = ""
        while !said.contains("ACCEPT") || said.last != "\n" {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += String(decoding: more, as: UTF8.self)
        }
        let place = said.firstMatch(of: /ACCEPT [^ ]*:([0-9]+)/)
        port = try #require(place.flatMap { Int($0.output.1) }, "openssl does not listen: \(said)")
    }

    deinit {
        // Threads of tests hold other signals back, and what they start inherits that.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
