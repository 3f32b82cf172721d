import ArticleModel
import Foundation
import Testing

@testable import Linguistics

/// A file of weights that is not whole is refused with an error, whatever has happened to it.
@Suite struct WeightsFileTests {
    private let whole: Data

    init() throws {
        whole = try Data(contentsOf: URL(filePath: Reference.narrowWeights))
    }

    /// What opening these bytes gives; nil when they are taken.
    private func refusal(_ bytes: Data) throws -> WeightsError? {
        let file = FileManager.default.temporaryDirectory.appending(component: "\(UUID()).weights")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        do throws(WeightsError) {
            _ = try LanguageEngine(path: file.path)
            return nil
        } catch {
            return error
        }
    }

    /// Changes a byte and, so that it is not the checksum that finds it, makes the header's checksum anew.
    private func sealed(_ bytes: Data) -> Data {
        var bytes = bytes
        let length = Int(bytes[12]) | Int(bytes[13]) << 8 | Int(bytes[14]) << 16
        let sum = Array(bytes[40..<length]).withUnsafeBytes { WeightsChecksum.of($0) }
        withUnsafeBytes(of: sum.littleEndian) { bytes.replaceSubrange(24..<32, with: $0) }
        return bytes
    }

    @Test func aWholeFileIsTaken() throws {
        #expect(try refusal(whole) == nil)
        #expect(try refusal(sealed(whole)) == nil)
    }

    @Test func aMissingFileIsNamed() {
        #expect(throws: WeightsError.unreadable(path: "/nowhere/engine.weights")) {
            try LanguageEngine(path: "/nowhere/engine.weights")
        }
    }

    @Test func aFolderIsNoFile() {
        #expect(throws: WeightsError.unreadable(path: Reference.folder.path)) {
            try LanguageEngine(path: Reference.folder.path)
        }
    }

    @Test(arguments: [0, 1, 7, 8, 39, 40, 100, 1000, 50_000, 122_000])
    func aFileCutShortIsRefused(_ length: Int) throws {
        #expect(try refusal(whole.prefix(length)) != nil)
    }

    @Test func aFileCutShortByOneByteIsRefused() throws {
        #expect(try refusal(whole.dropLast()) != nil)
        #expect(try refusal(whole + [0]) != nil)
    }

    @Test func anyFlippedBitIsFound() throws {
        var seed: UInt64 = 1
        for _ in 0..<200 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = whole
            bytes[Int(seed >> 33) % bytes.count] ^= 1 << UInt8(seed >> 30 & 7)
            #expect(try refusal(bytes) != nil)
        }
    }

    @Test func twoFlippedTopBitsAreFound() throws {
        var bytes = whole
        bytes[bytes.count - 1] ^= 0x80
        bytes[bytes.count - 65] ^= 0x80
        #expect(try refusal(bytes) != nil)
    }

    @Test func anotherVersionIsSaidToBeAnother() throws {
        var bytes = whole
        bytes[8] = 9
        guard case .otherVersion(_, found: 9, expected: 2) = try refusal(bytes) else {
            Issue.record("not refused as another version")
            return
        }
    }

    @Test func anotherFileIsNoFileOfWeights() throws {
        guard case .notWeights = try refusal(Data("{\"not\": \"weights\"}".utf8)) else {
            Issue.record("not refused as another file")
            return
        }
    }

    /// A header whose checksum is right may still hold anything.
    @Test func aHeaderOfAnySortIsReadWithoutHarm() throws {
        let length = Int(whole[12]) | Int(whole[13]) << 8
        var seed: UInt64 = 7
        var refused = 0
        for _ in 0..<400 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = whole
            bytes[40 + Int(seed >> 33) % (length - 40)] = UInt8(truncatingIfNeeded: seed >> 56)
            guard try refusal(sealed(bytes)) != nil else { continue }
            refused += 1
        }
        #expect(refused > 200)
    }

    @Test func sizesThatAreTooLargeAreRefused() throws {
        for field in 0..<EncoderSizes.count {
            var bytes = whole
            for index in 0..<4 { bytes[40 + field * 4 + index] = 0xFF }
            #expect(try refusal(sealed(bytes)) != nil)
        }
    }

    @Test func errorsAreOneLine() throws {
        let error = try #require(try refusal(whole.dropLast(100)))
        #expect(!error.description.contains("\n"))
        #expect(error.description.contains("damaged"))
    }
}
