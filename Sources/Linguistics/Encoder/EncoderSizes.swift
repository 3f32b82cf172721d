import CKernels

/// The sizes of an encoder, as the header of its file of weights gives them.
struct EncoderSizes: Hashable, Sendable {
    /// Numbers in the vector of a piece; a multiple of 16.
    var width: Int
    /// Numbers in the middle of a layer's second half; a multiple of 16.
    var inner: Int
    /// Attention heads of a layer; each is a multiple of 16 wide.
    var heads: Int
    /// Layers from the pieces up to what attributions are read from.
    var depth: Int
    /// Layers at the top that the names have of their own, instead of as many of the others.
    var nameDepth: Int
    /// Pieces that the encoder can take at once.
    var positions: Int
    /// Pieces that it was trained to take at once.
    var window: Int
    /// Kinds of how a word is written, inside and outside of quotation marks.
    var features: Int
    /// Pieces of the vocabulary.
    var pieces: Int
    /// Numbers on each side of a link between a content and its cue, a cue and its source; a multiple of 16.
    var link: Int
    /// The same, of a link between a word and its grammatical head.
    var arc: Int
    /// The same, of a relation between a word and its head.
    var relation: Int
    /// Places of the vocabulary's hash table; a power of two.
    var slots: Int
    /// Bytes of the longest piece, `##` included.
    var longestPiece: Int
    /// Characters after which a word is taken as unknown.
    var longestWord: Int
    /// Pieces of one word that are read; the rest are dropped.
    var mostPieces: Int
    /// The piece of what is not in the vocabulary.
    var unknown: Int
    /// The piece at the start of a window.
    var start: Int
    /// The piece at the end of each paragraph.
    var separator: Int

    /// The number of values in a file's header.
    static let count = 19

    /// Takes the values in the file's order; nil when there are not `count` of them.
    init?(_ values: [Int]) {
        guard values.count == Self.count else { return nil }
        (width, inner, heads, depth) = (values[0], values[1], values[2], values[3])
        (positions, window, features, pieces) = (values[4], values[5], values[6], values[7])
        (link, arc, relation, slots) = (values[8], values[9], values[10], values[11])
        (longestPiece, longestWord, mostPieces) = (values[12], values[13], values[14])
        (unknown, start, separator, nameDepth) = (values[15], values[16], values[17], values[18])
    }

    /// Numbers on all sides of all links of a word: dependent and head side of cues, sources, heads, relations.
    var sides: Int { 4 * link + 2 * arc + 2 * relation }

    /// Whether the sizes fit one another and what the program can compute with; nothing is too large to be reserved.
    var areSound: Bool {
        let lanes = [width, inner, link, arc, relation]
        return lanes.allSatisfy { $0 > 0 && $0 <= 16384 && $0 % 16 == 0 }
            && heads > 0 && width % heads == 0 && width / heads % 16 == 0
            && (1...64).contains(depth) && (0...depth).contains(nameDepth)
            && (3...Int(CKERNELS_LONGEST)).contains(window)
            && (window...4096).contains(positions)
            && features == WordShape.allCases.count * 2 && (1...1_000_000).contains(pieces)
            && (1...1 << 24).contains(slots) && slots & (slots - 1) == 0
            && (1...1024).contains(longestPiece) && (1...1024).contains(longestWord)
            && (1...window - 2).contains(mostPieces)
            && [unknown, start, separator].allSatisfy { $0 < pieces }
    }
}
