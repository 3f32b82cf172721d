import ArticleModel
import Foundation
import Glibc

@testable import ArticleStore

/// What can happen to a file.
enum Damage: String, CaseIterable {
    case empty, cutShort, bitsFlipped, binary, deeplyNested, hugeNumber, hugeText, array
    case folder, fullFolder, pipe, linkInACircle, linkToNothing, linkToADevice, socket

    /// Does it to the file at a path.
    func happen(to path: String, _ generator: inout SeededGenerator) throws {
        var bytes = try FileAccess.read(path) ?? []
        switch self {
        case .empty: bytes = []
        case .cutShort: bytes.removeLast(Int.random(in: 1...max(1, bytes.count), using: &generator))
        case .bitsFlipped:
            for _ in 0..<8 {
                bytes[Int.random(in: bytes.indices, using: &generator)] ^=
                    1 << UInt8.random(in: 0..<8, using: &generator)
            }
        case .binary: bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        case .deeplyNested: bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        case .hugeNumber:
            let digits = String(repeating: "9", count: 100_000)
            bytes = Array(
                "{\"schema\": \(digits), \"articles\": {\"x\": {\"position\": {\"value\": 1e\(digits)}}}}"
                    .utf8)
        case .hugeText:
            bytes =
                Array("{\"text\": \"".utf8) + [UInt8](repeating: 0x61, count: 5_000_000) + Array("\"}".utf8)
        case .array: bytes = Array("[1, 2, 3]".utf8)
        case .folder, .fullFolder:
            unlink(path)
            mkdir(path, 0o700)
            if self == .fullFolder { try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/file")) }
            return
        case .pipe:
            unlink(path)
            mkfifo(path, 0o600)
            return
        case .linkInACircle: return link(path, to: path)
        case .linkToNothing: return link(path, to: "/no/such/file")
        case .linkToADevice: return link(path, to: "/dev/zero")
        case .socket:
            unlink(path)
            mknod(path, S_IFSOCK | 0o600, 0)
            return
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private func link(_ path: String, to place: String) {
        unlink(path)
        symlink(place, path)
    }
}

/// A JSON value with one of its parts replaced by something of another kind.
enum OtherValues {
    private static let strangers: [JSONValue] = [
        .null, .int(-1), .number("99999999999999999999999"), .string("\u{0}\u{202E}\u{1B}[2J"), .object([:]),
        .array([.int(5), .int(2)]),
    ]

    /// All values that differ from one in one place.
    static func all(of value: JSONValue) -> [JSONValue] {
        var all = strangers
        switch value {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                all += self.all(of: element).map { other in
                    var changed = elements
                    changed[index] = other
                    return .array(changed)
                }
            }
        case .object(let properties):
            for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
                all += self.all(of: property).map { other in
                    var changed = properties
                    changed[name] = other
                    return .object(changed)
                }
                var without = properties
                without[name] = nil
                all.append(.object(without))
            }
        default: break
        }
        return all
    }
}
