import ArticleModel

/// One article's keys and the state of its file when they were made.
struct ArticleKeyRecord {
    var id: String
    var stamp: ArticleFileStamp
    var keys: ArticleKeys
    /// The article that it is a copy of.
    var copyOf: String?
}

/// The records of the key file: a header with the times of the library's folders, then records of one length, all in
/// little-endian words. Later records replace earlier ones of the same article; they stay, and lead to an article that
/// does not match.
///
/// ```
/// header:  "QUOTHKEY" version  256 × time of articles/00 … articles/ff
/// record:  id  time  size  address  source  text  copied article's id (0: none)  20 × band (32 bits)
/// ```
struct ArticleKeyRecords {
    private static let magic: UInt64 = 0x5945_4B48_544F_5551
    private static let version: UInt64 = 1
    private static let headerLength = (2 + 256) * 8
    private static let bandStart = 7 * 8
    static let recordLength = bandStart + ArticleKeys.bandCount * 4

    private var shelfTimes = [UInt64](repeating: 0, count: 256)
    private var bytes: [UInt8] = []
    private var outdated = 0

    /// No records.
    init() {}

    /// Reads a file; nil where it is none of ours, or was broken off.
    init?(file: [UInt8]) {
        guard file.count >= Self.headerLength, (file.count - Self.headerLength) % Self.recordLength == 0,
            Self.word(file, 0) == Self.magic, Self.word(file, 8) == Self.version
        else { return nil }
        shelfTimes = (0..<256).map { Self.word(file, 16 + $0 * 8) }
        bytes = Array(file[Self.headerLength...])
    }

    var count: Int { bytes.count / Self.recordLength }

    /// Whether so much is outdated that the file is better written anew.
    var isWasteful: Bool { outdated > count / 2 + 1000 }

    /// The whole file.
    func file() -> [UInt8] { header() + bytes }

    func header() -> [UInt8] { ([Self.magic, Self.version] + shelfTimes).flatMap { Self.littleEndian($0) } }

    func bytes(of range: Range<Int>) -> [UInt8] {
        Array(bytes[(range.lowerBound * Self.recordLength)..<(range.upperBound * Self.recordLength)])
    }

    mutating func append(_ record: ArticleKeyRecord) -> Int {
        let keys = record.keys
        let words = [
            UInt64(record.id, radix: 16) ?? 0, record.stamp.time, record.stamp.size, keys.address,
            keys.source, keys.text,
            record.copyOf.flatMap { UInt64($0, radix: 16) } ?? 0,
        ]
        bytes += words.flatMap { Self.littleEndian($0) }
        for index in 0..<ArticleKeys.bandCount {
            let band = index < keys.bands.count ? keys.bands[index] : 0
            bytes += (0..<4).map { UInt8(truncatingIfNeeded: band >> (8 * $0)) }
        }
        return count - 1
    }

    // MARK: Reading records

    func id(_ number: Int) -> String { ArticleID.text(word(number, 0)) }

    /// The id of the article that it is a copy of.
    func copyOf(_ number: Int) -> String? { word(number, 6) == 0 ? nil : ArticleID.text(word(number, 6)) }

    func stamp(_ number: Int) -> ArticleFileStamp {
        ArticleFileStamp(time: word(number, 1), size: word(number, 2))
    }

    func keys(_ number: Int) -> ArticleKeys {
        ArticleKeys(
            address: word(number, 3), source: word(number, 4), text: word(number, 5),
            bands: (0..<ArticleKeys.bandCount).map { band(number, $0) })
    }

    func band(_ number: Int, _ index: Int) -> UInt32 {
        let start = number * Self.recordLength + Self.bandStart + index * 4
        return bytes.withUnsafeBytes {
            UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))
        }
    }

    func word(_ number: Int, _ index: Int) -> UInt64 {
        Self.word(bytes, number * Self.recordLength + index * 8)
    }

    /// The numbers of the records that share a key, by reading through all of them.
    func numbers(sharing keys: ArticleKeys) -> [Int] {
        bytes.withUnsafeBytes { raw in
            (0..<count).filter { number in
                let start = number * Self.recordLength
                func word(_ index: Int) -> UInt64 {
                    UInt64(
                        littleEndian: raw.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self))
                }
                if keys.address != 0, word(3) == keys.address { return true }
                if keys.source != 0, word(4) == keys.source { return true }
                if keys.text != 0, word(5) == keys.text { return true }
                for (index, band) in keys.bands.enumerated() where band != 0 {
                    let stored = raw.loadUnaligned(
                        fromByteOffset: start + Self.bandStart + index * 4, as: UInt32.self)
                    if UInt32(littleEndian: stored) == band { return true }
                }
                return false
            }
        }
    }

    // MARK: Keeping up with the library

    /// Adds records for articles that are new or have been written since theirs was made. Only folders that have changed
    /// are looked into. Tells whether anything has changed.
    mutating func update(
        with library: Library, _ progress: (Int) -> Void = { _ in }
    ) throws(LibraryError) -> Bool {
        var known: [String: ArticleFileStamp]?
        var isChanged = false
        for shelf in 0..<256 {
            let name = (shelf < 16 ? "0" : "") + String(shelf, radix: 16)
            let folder = library.folder + "/articles/" + name
            let time = ArticleFileStamp(of: folder).time
            if time == shelfTimes[shelf] { continue }
            let stamps = known ?? newestStamps()
            known = stamps
            for id in try Self.ids(in: folder, shelf: name) {
                let stamp = ArticleFileStamp(of: library.path(.articles, id))
                if stamps[id] == stamp { continue }
                // A damaged article is reported by whoever lists it; here it is only not recognised.
                guard let article = try? library.article(id) else { continue }
                if count % 500 == 499 { progress(count + 1) }
                _ = append(
                    ArticleKeyRecord(
                        id: id, stamp: stamp, keys: ArticleKeys(article.document), copyOf: article.copyOf))
            }
            // A file that comes in within the same tick of the clock would go unnoticed.
            let isSettled = ArticleFileStamp.now &- time > 100_000_000
            shelfTimes[shelf] = isSettled ? time : 0
            isChanged = true
        }
        return isChanged
    }

    private static func ids(in folder: String, shelf: String) throws(LibraryError) -> [String] {
        let names: [String]
        do { names = try FileAccess.names(in: folder) } catch {
            throw .unreadable(path: folder, reason: error.reason)
        }
        return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
            .filter { ArticleID.isValid($0) && $0.hasPrefix(shelf) }
    }

    /// Leaves out records that a later one has replaced.
    mutating func removeOutdated() {
        var last: [String: Int] = [:]
        for number in 0..<count { last[id(number)] = number }
        let kept = last.values.sorted()
        guard kept.count < count else { return }
        bytes = kept.flatMap { bytes(of: $0..<($0 + 1)) }
        outdated = 0
    }

    private mutating func newestStamps() -> [String: ArticleFileStamp] {
        var stamps: [String: ArticleFileStamp] = [:]
        for number in 0..<count { stamps[id(number)] = stamp(number) }
        outdated = count - stamps.count
        return stamps
    }

    private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
    }

    private static func littleEndian(_ word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
}
