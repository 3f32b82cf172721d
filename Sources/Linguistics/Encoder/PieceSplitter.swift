import ArticleModel

/// Cuts paragraphs into words and words into the pieces of a vocabulary: the twin of `pieces.py`.
///
/// A word is a run of characters without white space; punctuation marks and CJK characters are words of their own
/// (the basic tokenizer of BERT, Devlin et al. 2019). A word of which folding leaves nothing is no word.
struct PieceSplitter {
    private let vocabulary: Vocabulary
    private let bytes: [UInt8]
    private var found = PieceText()
    private var insideMarks = false
    private var folded: [UInt8] = []

    /// The words of some paragraphs, which must lie within the text, in order. The state of quotation marks
    /// starts anew in each of them.
    static func split(_ text: ArticleText, paragraphs: [TextSpan], vocabulary: Vocabulary) -> PieceText {
        var splitter = PieceSplitter(vocabulary: vocabulary, bytes: text.bytes)
        for paragraph in paragraphs { splitter.read(paragraph.range.clamped(to: 0..<text.count)) }
        return splitter.found
    }

    private init(vocabulary: Vocabulary, bytes: [UInt8]) {
        self.vocabulary = vocabulary
        self.bytes = bytes
        found.spans.reserveCapacity(bytes.count / 5)
        found.pieces.reserveCapacity(bytes.count / 4)
    }

    private mutating func read(_ paragraph: Range<Int>) {
        insideMarks = false
        let first = found.count
        var offset = paragraph.lowerBound
        var wordStart: Int?
        while offset < paragraph.upperBound {
            let (kind, next) = character(at: offset, end: paragraph.upperBound)
            if kind != .inner {
                if let start = wordStart { append(start..<offset) }
                wordStart = nil
                if kind == .alone { append(offset..<next) }
            } else if wordStart == nil {
                wordStart = offset
            }
            offset = next
        }
        if let start = wordStart { append(start..<paragraph.upperBound) }
        if found.count > first { found.paragraphs.append(first..<found.count) }
    }

    private func character(at offset: Int, end: Int) -> (PieceCharacter, Int) {
        let byte = bytes[offset]
        if byte < 0x80 { return (.ofASCII(byte), offset + 1) }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let next = min(end, offset + length)
        let scalar = String(decoding: bytes[offset..<next], as: UTF8.self).unicodeScalars.first
        return (scalar.map(PieceCharacter.of) ?? .inner, next)
    }

    private mutating func append(_ range: Range<Int>) {
        var counts = WordShape.Counts()
        guard let characters = fold(range, &counts), !folded.isEmpty else { return }
        folded.withUnsafeBufferPointer {
            vocabulary.appendPieces(of: $0, characters: characters, to: &found.pieces)
        }
        found.spans.append(TextSpan(range.lowerBound, range.upperBound))
        found.firstPiece.append(found.pieces.count)
        let within = isWithinMarks(range)
        found.features.append(counts.shape.rawValue * 2 + (within ? 1 : 0))
    }

    /// Puts the folded word into `folded` and counts its characters by case; gives the number of code points.
    private mutating func fold(_ range: Range<Int>, _ counts: inout WordShape.Counts) -> Int? {
        folded.removeAll(keepingCapacity: true)
        for index in range {
            let byte = bytes[index]
            switch byte {
            case 0x61...0x7A:
                counts.lower += 1
                folded.append(byte)
            case 0x41...0x5A:
                counts.upper += 1
                folded.append(byte | 0x20)
            case 0x30...0x39:
                counts.digits += 1
                folded.append(byte)
            case 0x80...: return foldAny(range, &counts)
            case 0x00..<0x20, 0x7F: break
            default: folded.append(byte)
            }
        }
        counts.startsUpper = (0x41...0x5A).contains(bytes[range.lowerBound])
        return folded.count
    }

    private mutating func foldAny(_ range: Range<Int>, _ counts: inout WordShape.Counts) -> Int {
        counts = WordShape.Counts()
        let word = String(decoding: bytes[range], as: UTF8.self)
        for scalar in word.unicodeScalars {
            if scalar.properties.isUppercase { counts.upper += 1 }
            if scalar.properties.isLowercase { counts.lower += 1 }
            let number = scalar.properties.numericType
            if number == .decimal || number == .digit { counts.digits += 1 }
        }
        counts.startsUpper = word.unicodeScalars.first?.properties.isUppercase ?? false
        let result = FoldedWord.of(word)
        folded = Array(result.utf8)
        return result.unicodeScalars.count
    }

    /// Whether a word stands in quotation marks, marks included. A straight mark opens or closes in turn.
    private mutating func isWithinMarks(_ range: Range<Int>) -> Bool {
        switch bytes[range].count {
        case 1 where bytes[range.lowerBound] == 0x22:
            insideMarks.toggle()
            return true
        case 2, 3:
            switch String(decoding: bytes[range], as: UTF8.self) {
            case "“", "„", "«":
                insideMarks = true
                return true
            case "”", "»":
                insideMarks = false
                return true
            default: return insideMarks
            }
        default: return insideMarks
        }
    }
}
