import ArticleModel

/// What two states of a text have in common and in what they differ, word by word.
///
/// The parts cover both texts from their beginning to their end, white space included. Words, marks and line breaks
/// are compared; how wide a space is makes no difference. Something moved is removed at one place and added at
/// another.
///
/// Stretches of words that both texts have once hold the texts together (as in the patience method of Bram Cohen);
/// between them the longest common subsequence decides, and words that stay alone among changes count as changed.
public struct TextDifference: Sendable {
    /// What has become of a part.
    public enum Kind: String, Sendable, CaseIterable {
        case same, removed, added
    }

    /// A part of one text or of both. In the text that does not have it, its span is empty.
    public struct Part: Hashable, Sendable {
        /// What has become of it.
        public var kind: Kind
        /// Where it stands in the earlier text, in UTF-8 bytes.
        public var earlier: TextSpan
        /// Where it stands in the later text, in UTF-8 bytes.
        public var later: TextSpan
    }

    /// The parts in order; what is removed comes before what is added in its place.
    public let parts: [Part]
    /// How many words only the earlier text has.
    public let removedWords: Int
    /// How many words only the later text has.
    public let addedWords: Int

    /// Compares two texts; in time that grows with their length, a little more where they have little in common.
    public init(from earlier: ArticleText, to later: ArticleText) {
        let (a, b) = (ComparedText(earlier), ComparedText(later))
        let matches = WordMatching(a, b).matches()
        var parts: [Part] = []
        var (removed, added) = (0, 0)
        var (nextA, nextB) = (0, 0)
        func span(_ side: ComparedText, _ range: Range<Int>) -> TextSpan {
            TextSpan(side.start(range.lowerBound), side.start(range.upperBound))
        }
        func append(_ kind: Kind, _ rangeA: Range<Int>, _ rangeB: Range<Int>) {
            let part = Part(kind: kind, earlier: span(a, rangeA), later: span(b, rangeB))
            if !part.earlier.isEmpty || !part.later.isEmpty { parts.append(part) }
        }
        for match in matches + [WordMatching.Match(a: a.count, b: b.count, count: 0)] {
            append(.removed, nextA..<match.a, nextB..<nextB)
            append(.added, match.a..<match.a, nextB..<match.b)
            append(.same, match.a..<(match.a + match.count), match.b..<(match.b + match.count))
            removed += a.words(in: nextA..<match.a)
            added += b.words(in: nextB..<match.b)
            (nextA, nextB) = (match.a + match.count, match.b + match.count)
        }
        self.parts = Self.withSpacesOutside(parts, earlier, later)
        (removedWords, addedWords) = (removed, added)
    }

    /// Where words were replaced, the space after both of them has stayed.
    private static func withSpacesOutside(_ parts: [Part], _ earlier: ArticleText, _ later: ArticleText)
        -> [Part]
    {
        var parts = parts
        for index in parts.indices.dropFirst(2)
        where parts[index].kind == .same && parts[index - 1].kind == .added
            && parts[index - 2].kind == .removed
        {
            let (removed, added) = (parts[index - 2].earlier, parts[index - 1].later)
            var count = 0
            while count < min(removed.length, added.length) - 1, later.bytes[added.end - 1 - count] == 0x20,
                earlier.bytes[removed.end - 1 - count] == 0x20
            {
                count += 1
            }
            parts[index - 2].earlier.end -= count
            parts[index - 2].later = TextSpan(added.start, added.start)
            parts[index - 1].later.end -= count
            parts[index - 1].earlier = TextSpan(removed.end - count, removed.end - count)
            parts[index].earlier.start -= count
            parts[index].later.start -= count
        }
        return parts
    }

    /// Whether the texts are the same but for white space.
    public var isEmpty: Bool { parts.allSatisfy { $0.kind == .same } }

    /// Where an offset of the earlier text stands in the later one: with its word, or where its word was.
    public func later(of offset: Int) -> Int {
        guard let part = parts.last(where: { $0.kind != .added && $0.earlier.start <= offset }) else {
            return 0
        }
        if part.kind == .removed { return part.later.start }
        return min(part.later.start + offset - part.earlier.start, part.later.end)
    }
}

/// A text as the pieces that are compared, each with the spaces after it.
struct ComparedText {
    private let starts: [Int]
    private let length: Int
    /// A hash of each piece.
    let hashes: [UInt64]
    /// The number of words before each piece, and in all.
    private let wordCounts: [Int]
    /// Whether each piece stands after the end of a sentence or of a line.
    private let beginnings: [Bool]

    init(_ text: ArticleText) {
        var (starts, hashes, wordCounts, beginnings): ([Int], [UInt64], [Int], [Bool]) = ([], [], [0], [])
        var isBeginning = true
        for piece in WordScanner(text) {
            // What stands before the first piece belongs to it.
            starts.append(starts.isEmpty ? 0 : piece.span.start)
            wordCounts.append((wordCounts.last ?? 0) + (piece.kind == .word ? 1 : 0))
            beginnings.append(isBeginning)
            switch piece.kind {
            case .lineBreak:
                let isParagraph = text.bytes[piece.span.range].count { $0 == 0x0A } > 1
                hashes.append(isParagraph ? Self.paragraphBreak : Self.lineBreak)
                isBeginning = true
            case .mark:
                hashes.append(TextWords.hash(text.bytes, piece.span))
                // A closing quotation mark goes with the full stop before it.
                let byte = text.bytes[piece.span.start]
                isBeginning = byte == 0x2E || byte == 0x21 || byte == 0x3F || (isBeginning && byte >= 0x80)
            case .word:
                hashes.append(TextWords.hash(text.bytes, piece.span))
                isBeginning = false
            }
        }
        self.starts = starts
        self.hashes = hashes
        self.wordCounts = wordCounts
        self.beginnings = beginnings
        length = text.count
    }

    var count: Int { hashes.count }

    /// Where a piece starts; the text's end for the number after the last.
    func start(_ number: Int) -> Int { number < count ? starts[number] : length }

    /// How much of a new beginning a piece is: 2 for a paragraph, 1 for a sentence or a line.
    func beginning(_ number: Int) -> Int {
        guard number < count, beginnings[number], hashes[number] != Self.paragraphBreak else { return 0 }
        return number == 0 || hashes[number - 1] == Self.paragraphBreak ? 2 : 1
    }

    /// What stands in the place of a hash for line breaks.
    static let (lineBreak, paragraphBreak): (UInt64, UInt64) = (1, 2)

    /// The number of words among some pieces.
    func words(in range: Range<Int>) -> Int { wordCounts[range.upperBound] - wordCounts[range.lowerBound] }
}
