import ArticleModel
import CKernels

/// Reads one window after another and collects what is found of their words.
struct WindowReader {
    private let encoder: Encoder
    private let space: Workspace
    private let readsNames: Bool
    private var windows: [Range<Int>] = []
    private var roles: LabelTable
    private var names: LabelTable
    private var tags: LabelTable
    private var worth: [Float] = []
    private var hidden: HiddenRows
    private var pieceCount = 0
    // Of the window at hand: its pieces with their features, and the place of each word's first piece.
    private var pieces: [UInt32] = []
    private var features: [UInt8] = []
    private var places: [Int] = []

    init(encoder: Encoder, words: Int, windows: Int, readsNames: Bool) {
        self.encoder = encoder
        self.readsNames = readsNames
        space = Workspace(encoder.weights)
        roles = LabelTable(labels: RoleLabel.names.count, capacity: words)
        names = LabelTable(labels: NameLabel.names.count, capacity: words)
        tags = LabelTable(labels: WordTag.names.count, capacity: words)
        worth.reserveCapacity(words)
        hidden = HiddenRows(width: encoder.weights.sizes.width, rows: words + windows)
    }

    /// Reads the next window: parts of paragraphs, none empty, that follow one another and fit in together.
    mutating func read(_ parts: [Range<Int>], of words: PieceText) {
        guard let first = parts.first, let last = parts.last else { return }
        lay(parts, of: words)
        encoder.encode(pieces: pieces, features: features, readsNames: readsNames, in: space)
        pieceCount += pieces.count
        gather()
        label()
        windows.append(first.lowerBound..<last.upperBound)
    }

    /// All that was found, for words with these spans.
    func reading(spans: [TextSpan]) -> TextReading {
        TextReading(
            spans: spans, windows: windows, roles: roles, names: names, tags: tags, pieceCount: pieceCount,
            worth: worth, hidden: hidden, encoder: encoder)
    }

    private mutating func lay(_ parts: [Range<Int>], of words: PieceText) {
        let sizes = encoder.weights.sizes
        pieces = [UInt32(truncatingIfNeeded: sizes.start)]
        features = [0]
        places = []
        for part in parts {
            for word in part {
                places.append(pieces.count)
                let own = words.pieces[words.firstPiece[word]..<words.firstPiece[word + 1]]
                pieces += own
                for _ in own { features.append(words.features[word]) }
            }
            pieces.append(UInt32(truncatingIfNeeded: sizes.separator))
            features.append(0)
        }
    }

    /// Moves the vectors of the words' first pieces together, after that of the start piece, and quantises all of them.
    private mutating func gather() {
        let width = encoder.weights.sizes.width
        for vectors in readsNames ? [space.vectors, space.nameVectors] : [space.vectors] {
            for (index, place) in places.enumerated() {
                // A word's row is never before its index + 1, so no vector is overwritten before it has been moved.
                (vectors + (index + 1) * width).update(from: vectors + place * width, count: width)
            }
        }
        let rows = places.count + 1
        encoder.kernels.quantise(space.vectors, Int32(rows), Int32(width), space.bytes, space.scales)
        hidden.append(rows, bytes: space.bytes, scales: space.scales)
    }

    /// Scores the labels of the words gathered.
    private mutating func label() {
        let weights = encoder.weights
        encoder.multiply(
            space.vectors + weights.sizes.width, rows: places.count, weights.labels, into: space.scores)
        for word in places.indices {
            let row = space.scores + word * weights.labels.columns
            Self.append(row, weights.labelBias, to: &roles, encoder.kernels)
            Self.append(row + roles.labels, weights.labelBias + roles.labels, to: &tags, encoder.kernels)
            worth.append(row[TextReading.labelScoresPerWord - 1])
        }
        guard readsNames else { return }
        encoder.multiply(
            space.nameVectors + weights.sizes.width, rows: places.count, weights.names, into: space.scores)
        for word in places.indices {
            Self.append(
                space.scores + word * weights.names.columns, weights.nameBias, to: &names, encoder.kernels)
        }
    }

    /// Adds the log probabilities that belong to a word's scores. Static: a method of a copy would share the tables, and
    /// each word would copy them.
    private static func append(
        _ scores: UnsafeMutablePointer<Float>, _ bias: UnsafePointer<Float>, to table: inout LabelTable,
        _ kernels: CKernelTable
    ) {
        for label in 0..<table.labels { scores[label] += bias[label] }
        kernels.log_softmax(scores, 1, Int32(table.labels))
        table.append(UnsafeBufferPointer(start: scores, count: table.labels))
    }
}
