/// The header of a file of weights: sizes, label lists and where each tensor lies.
struct WeightsHeader {
    /// What the numbers of a tensor are.
    enum Kind: Int {
        case float32, int8, uint8, int32, uint32

        /// Bytes of one number.
        var size: Int { self == .int8 || self == .uint8 ? 1 : 4 }
    }

    /// A table of numbers, row after row.
    struct Tensor {
        var kind: Kind
        var rows: Int
        var columns: Int
        /// Bytes from the file's start.
        var offset: Int
    }

    /// The bytes before the part of the header that has a checksum.
    static let fixedLength = 40
    /// The version that this program reads.
    static let version = 2
    /// All tensors begin at multiples of this.
    static let alignment = 64

    let sizes: EncoderSizes
    let labels: [[String]]
    let tensors: [String: Tensor]

    /// Reads and checks the header of a file, and checks the payload's checksum.
    init(_ bytes: UnsafeRawBufferPointer, path: String) throws(WeightsError) {
        var reader = HeaderReader(bytes: bytes, end: bytes.count)
        guard reader.bytes(8)?.elementsEqual("QUOTHENG".utf8) == true else { throw .notWeights(path: path) }
        guard let version = reader.number(4), let length = reader.number(4), let whole = reader.number(8),
            let headerSum = reader.word(), let payloadSum = reader.word()
        else { throw .damaged(path: path, detail: "cut short") }
        guard version == Self.version else {
            throw .otherVersion(path: path, found: version, expected: Self.version)
        }
        guard whole == bytes.count else {
            throw .damaged(path: path, detail: "\(bytes.count) bytes instead of \(whole)")
        }
        guard length >= Self.fixedLength, length <= whole, length % Self.alignment == 0 else {
            throw .damaged(path: path, detail: "header length \(length)")
        }
        guard WeightsChecksum.of(Self.part(bytes, Self.fixedLength..<length)) == headerSum,
            WeightsChecksum.of(Self.part(bytes, length..<whole)) == payloadSum
        else { throw .damaged(path: path, detail: "wrong checksum") }

        reader.end = length
        guard let sizes = reader.sizes(), let labels = reader.labelLists(4),
            let tensors = reader.tensors(within: length..<whole)
        else { throw .unsuitable(path: path, detail: "header") }
        self.sizes = sizes
        self.labels = labels
        self.tensors = tensors
    }

    private static func part(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
    }
}

/// Takes values from a header one after another; nil past its end.
private struct HeaderReader {
    let bytes: UnsafeRawBufferPointer
    var end: Int
    var offset = 0

    mutating func bytes(_ count: Int) -> Slice<UnsafeRawBufferPointer>? {
        guard count >= 0, count <= end - offset else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// A little-endian number of up to eight bytes; nil when it is larger than an `Int` holds.
    mutating func number(_ count: Int) -> Int? {
        guard let part = bytes(count) else { return nil }
        return Int(exactly: part.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    mutating func word() -> UInt64? {
        bytes(8)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func string() -> String? {
        guard let count = number(2), let part = bytes(count) else { return nil }
        return String(decoding: part, as: UTF8.self)
    }

    mutating func sizes() -> EncoderSizes? {
        var values: [Int] = []
        for _ in 0..<EncoderSizes.count {
            guard let value = number(4) else { return nil }
            values.append(value)
        }
        guard let sizes = EncoderSizes(values), sizes.areSound else { return nil }
        return sizes
    }

    mutating func labelLists(_ count: Int) -> [[String]]? {
        var lists: [[String]] = []
        for _ in 0..<count {
            guard let length = number(4), length <= end - offset else { return nil }
            var list: [String] = []
            for _ in 0..<length {
                guard let label = string() else { return nil }
                list.append(label)
            }
            lists.append(list)
        }
        return lists
    }

    /// The table of tensors, all of which must lie within the payload.
    mutating func tensors(within payload: Range<Int>) -> [String: WeightsHeader.Tensor]? {
        guard let count = number(4), count <= end - offset else { return nil }
        var tensors: [String: WeightsHeader.Tensor] = [:]
        for _ in 0..<count {
            guard let name = string(), let kind = number(2).flatMap(WeightsHeader.Kind.init),
                let rows = number(4), let columns = number(4), let offset = number(8),
                offset % WeightsHeader.alignment == 0, payload.contains(offset),
                // Two numbers below 2³² and a size of 4: the product may pass the range of Int, the check may not.
                !rows.multipliedReportingOverflow(by: columns).overflow,
                rows * columns <= (payload.upperBound - offset) / kind.size
            else { return nil }
            tensors[name] = WeightsHeader.Tensor(kind: kind, rows: rows, columns: columns, offset: offset)
        }
        return tensors
    }
}
