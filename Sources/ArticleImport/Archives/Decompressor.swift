import CZlib
import CZstd

/// Decompresses a stream piece by piece: gzip (also of several members, as crawls are packed) and zstd.
///
/// What it gives at once is bounded however much the data would expand.
final class Decompressor {
    /// The data is damaged.
    struct Damage: Error {}

    /// Kinds of compression.
    enum Kind {
        case gzip, zstd, deflate

        /// The kind by a stream's first bytes; nil for what is not compressed.
        init?(_ bytes: ArraySlice<UInt8>) {
            if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
                self = .gzip
            } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
                self = .zstd
            } else {
                return nil
            }
        }
    }

    private static let pieceSize = 1 << 18

    private let kind: Kind
    /// zlib keeps the address of its stream.
    private let zlib = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let zstd: OpaquePointer?
    private var input: [UInt8] = []
    private var position = 0
    /// Between two members of a gzip stream.
    private var isBetweenMembers = false
    /// The last piece was full, so there may be more of it.
    private var wasFull = false
    /// The stream is not at an end of its own.
    private(set) var isInside = false

    init(_ kind: Kind) {
        self.kind = kind
        zlib.initialize(to: z_stream())
        zstd = kind == .zstd ? ZSTD_createDStream() : nil
        switch kind {
        case .gzip: _ = quoth_inflate_start(zlib)
        case .deflate: _ = quoth_inflate_start_raw(zlib)
        case .zstd: break
        }
    }

    deinit {
        if kind == .zstd { ZSTD_freeDStream(zstd) } else { inflateEnd(zlib) }
        zlib.deallocate()
    }

    /// Hands compressed bytes over.
    func add(_ bytes: ArraySlice<UInt8>) {
        input.removeFirst(position)
        position = 0
        input += bytes
    }

    /// Whether nothing comes without more input.
    var needsInput: Bool { position == input.count && !wasFull }

    /// The next decompressed bytes, a piece at most; empty where more input is needed.
    func next() throws(Damage) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: Self.pieceSize)
        let count = kind == .zstd ? try decompressZstd(&output) : try inflateNext(&output)
        wasFull = count == output.count
        output.removeLast(output.count - count)
        return output
    }

    private func inflateNext(_ output: inout [UInt8]) throws(Damage) -> Int {
        if isBetweenMembers {
            // Zeros that pad the file, or anything else that is no member, end the stream.
            guard position < input.count, input[position] == 0x1F else {
                position = input.count
                return 0
            }
            inflateReset(zlib)
            isBetweenMembers = false
        }
        var code: Int32 = Z_OK
        var used = 0
        let start = position
        let produced = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                zlib.pointee.next_in = input.baseAddress.map { $0 + start }
                zlib.pointee.avail_in = UInt32(clamping: input.count - start)
                zlib.pointee.next_out = output.baseAddress
                zlib.pointee.avail_out = UInt32(output.count)
                code = inflate(zlib, Z_NO_FLUSH)
                used = input.count - start - Int(zlib.pointee.avail_in)
                return output.count - Int(zlib.pointee.avail_out)
            }
        }
        position += used
        isInside = code != Z_STREAM_END
        switch code {
        case Z_OK, Z_BUF_ERROR: return produced
        case Z_STREAM_END:
            if kind == .gzip { isBetweenMembers = true } else { position = input.count }
            return produced
        default: throw Damage()
        }
    }

    private func decompressZstd(_ output: inout [UInt8]) throws(Damage) -> Int {
        var code = 0
        var used = 0
        let start = position
        let produced = input.withUnsafeBytes { input in
            output.withUnsafeMutableBytes { output in
                var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: start)
                var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
                code = ZSTD_decompressStream(zstd, &to, &from)
                used = from.pos - start
                return to.pos
            }
        }
        guard ZSTD_isError(code) == 0 else { throw Damage() }
        position += used
        isInside = code != 0
        return produced
    }
}
