/// The pieces of words that the encoder knows, with a hash table made when the file was written.
///
/// A piece that goes on within a word is stored with `##` before it. `@unchecked Sendable`: the tables are never
/// written and belong to the file of weights, which holds this.
struct Vocabulary: @unchecked Sendable {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let starts: UnsafeBufferPointer<UInt32>
    private let slots: UnsafeBufferPointer<UInt32>
    /// What the pieces of a word must keep to.
    let sizes: EncoderSizes

    /// Takes the tables: the pieces' bytes one after another, where each starts, and for each place of the hash
    /// table a piece's index + 1, or 0.
    init(
        bytes: UnsafeBufferPointer<UInt8>, starts: UnsafeBufferPointer<UInt32>,
        slots: UnsafeBufferPointer<UInt32>, sizes: EncoderSizes
    ) {
        self.bytes = bytes
        self.starts = starts
        self.slots = slots
        self.sizes = sizes
    }

    /// Appends the pieces of a folded word, cut greedily from the left: the longest piece that is known, then the
    /// longest that goes on. A word that cannot be cut is one unknown piece.
    ///
    /// - Parameters:
    ///   - word: the folded word in UTF-8, not empty.
    ///   - characters: its number of code points.
    func appendPieces(of word: UnsafeBufferPointer<UInt8>, characters: Int, to pieces: inout [UInt32]) {
        let first = pieces.count
        var at = 0
        while at < word.count {
            guard characters <= sizes.longestWord,
                let (piece, end) = longestPiece(of: word, from: at)
            else {
                pieces.removeSubrange(first...)
                pieces.append(UInt32(truncatingIfNeeded: sizes.unknown))
                return
            }
            pieces.append(piece)
            at = end
        }
        let most = first + sizes.mostPieces
        if pieces.count > most { pieces.removeSubrange(most...) }
    }

    /// The longest piece at an offset of a word, and where it ends.
    private func longestPiece(of word: UnsafeBufferPointer<UInt8>, from start: Int) -> (UInt32, Int)? {
        let goesOn = start > 0
        let room = sizes.longestPiece - (goesOn ? 2 : 0)
        let limit = min(word.count, start + max(0, room))
        // The hash of every beginning is needed in any case to get that of the longest; they are kept on the stack.
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: limit - start + 1) { hashes in
            var hash = goesOn ? Self.hash(Self.hash(Self.empty, 0x23), 0x23) : Self.empty
            for offset in start..<limit {
                hash = Self.hash(hash, word[offset])
                hashes[offset - start] = hash
            }
            var end = limit
            while end > start {
                if let piece = find(word, start..<end, goesOn: goesOn, hash: hashes[end - 1 - start]) {
                    return (piece, end)
                }
                end -= 1
            }
            return nil
        }
    }

    private func find(
        _ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, goesOn: Bool, hash: UInt32
    ) -> UInt32? {
        var slot = Int(hash) & (slots.count - 1)
        // A sound table has free places; in one that has none the search ends all the same.
        for _ in 0..<slots.count {
            let entry = slots[slot]
            if entry == 0 { return nil }
            if matches(entry - 1, word, range, goesOn: goesOn) { return entry - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Whether a piece is these bytes of a word. A piece that does not lie within the tables is none.
    private func matches(
        _ piece: UInt32, _ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, goesOn: Bool
    ) -> Bool {
        let index = Int(piece)
        guard index < starts.count - 1 else { return false }
        var at = Int(starts[index])
        let end = Int(starts[index + 1])
        let mark = goesOn ? 2 : 0
        guard end <= bytes.count, at <= end, end - at == range.count + mark else { return false }
        if goesOn {
            guard bytes[at] == 0x23, bytes[at + 1] == 0x23 else { return false }
            at += 2
        }
        for offset in range {
            if word[offset] != bytes[at] { return false }
            at += 1
        }
        return true
    }

    // FNV-1a in 32 bits.
    private static let empty: UInt32 = 2_166_136_261

    private static func hash(_ state: UInt32, _ byte: UInt8) -> UInt32 {
        (state ^ UInt32(byte)) &* 16_777_619
    }
}
