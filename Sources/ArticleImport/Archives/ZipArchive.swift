/// The entries of a zip archive (APPNOTE 6.3): stored or deflated, without encryption, smaller than 4 GB.
struct ZipArchive {
    private struct Entry {
        var method: Int
        var packedSize: Int
        var size: Int
        var offset: Int
    }

    private let bytes: ArraySlice<UInt8>
    private var entries: [String: Entry] = [:]

    /// nil for what is no zip archive.
    init?(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        // The end record stands at the end, behind it at most a comment of 64 kB.
        let from = max(bytes.startIndex, bytes.endIndex - 22 - 0xFFFF)
        let places = stride(from: bytes.endIndex - 22, through: from, by: -1)
        guard bytes.count >= 22,
            let end = places.first(where: { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) })
        else {
            return nil
        }
        var position = bytes.startIndex + number(at: end + 16, bytes: 4)
        for _ in 0..<number(at: end + 10, bytes: 2) {
            guard position + 46 <= bytes.endIndex, bytes[position...].starts(with: [0x50, 0x4B, 1, 2]) else {
                break
            }
            let nameLength = number(at: position + 28, bytes: 2)
            let nameEnd = position + 46 + nameLength
            guard nameEnd <= bytes.endIndex else { break }
            let name = String(decoding: bytes[(position + 46)..<nameEnd], as: UTF8.self)
            entries[name] = Entry(
                method: number(at: position + 10, bytes: 2), packedSize: number(at: position + 20, bytes: 4),
                size: number(at: position + 24, bytes: 4), offset: number(at: position + 42, bytes: 4))
            position = nameEnd + number(at: position + 30, bytes: 2) + number(at: position + 32, bytes: 2)
        }
    }

    /// The content of an entry; nil where there is none, or it is damaged, or larger than `limit` bytes.
    func content(of name: String, limit: Int) -> [UInt8]? {
        guard let entry = entries[name], entry.size <= limit else { return nil }
        let header = bytes.startIndex + entry.offset
        guard header + 30 <= bytes.endIndex, bytes[header...].starts(with: [0x50, 0x4B, 3, 4]) else {
            return nil
        }
        let start = header + 30 + number(at: header + 26, bytes: 2) + number(at: header + 28, bytes: 2)
        guard start <= bytes.endIndex, start + entry.packedSize <= bytes.endIndex else { return nil }
        let packed = bytes[start..<(start + entry.packedSize)]
        switch entry.method {
        case 0: return Array(packed)
        case 8: return inflated(packed, limit: limit)
        default: return nil
        }
    }

    private func inflated(_ packed: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        let decompressor = Decompressor(.deflate)
        decompressor.add(packed)
        var content: [UInt8] = []
        while !decompressor.needsInput {
            // The size that the archive tells may be a lie.
            guard let piece = try? decompressor.next(), content.count + piece.count <= limit else {
                return nil
            }
            content += piece
        }
        return content
    }

    /// A number, lowest byte first; 0 outside the archive.
    private func number(at position: Int, bytes count: Int) -> Int {
        guard position >= bytes.startIndex, position + count <= bytes.endIndex else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }
}
