import ArticleModel

/// The words of a text as the encoder reads them, each with its pieces.
struct PieceText: Sendable {
    /// Where each word stands.
    var spans: [TextSpan] = []
    /// Where the pieces of each word begin in `pieces`; at the end, the number of pieces.
    var firstPiece = [0]
    /// Indices of the vocabulary.
    var pieces: [UInt32] = []
    /// For each word how it is written and, in the lowest bit, whether it stands in quotation marks.
    var features: [UInt8] = []
    /// The words of each paragraph, in order; none is empty.
    var paragraphs: [Range<Int>] = []

    /// The number of words.
    var count: Int { spans.count }

    /// The number of pieces of some words.
    func pieceCount(_ words: Range<Int>) -> Int {
        firstPiece[words.upperBound] - firstPiece[words.lowerBound]
    }
}
