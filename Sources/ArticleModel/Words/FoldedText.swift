/// The words of a text in their folded form, one after the other, and where each stands in the text.
public struct FoldedText: Sendable {
    /// A word: where it stands among the folded bytes, and in the text (UTF-8 bytes).
    public struct Word: Sendable {
        /// Its folded form, a range of `bytes`.
        public var folded: Range<Int>
        /// Where it stands in the text.
        public var span: TextSpan
    }

    /// The folded words with a space after each.
    public private(set) var bytes: [UInt8] = []
    /// The words, in order.
    public private(set) var words: [Word] = []

    private var foldedStart = 0
    private var textStart: Int?
    private var textEnd = 0

    /// No words.
    public init() {}

    /// The folded form of a word.
    public func folded(_ word: Word) -> ArraySlice<UInt8> { bytes[word.folded] }

    /// The words of a range, one string each.
    public var strings: [String] { words.map { String(decoding: bytes[$0.folded], as: UTF8.self) } }

    /// The folded words with single spaces between them.
    public var joined: String { String(decoding: bytes.dropLast(), as: UTF8.self) }
}

/// What folding does.
extension FoldedText {
    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count + count / 8)
        words.reserveCapacity(count / 5)
    }

    mutating func append(_ letter: UInt8, at position: Int) {
        if textStart == nil { textStart = position }
        bytes.append(letter)
        textEnd = position + 1
    }

    /// Adds the letters of a character; a mark alone (no letters) begins no word.
    mutating func append(_ letters: [UInt8], from position: Int, length: Int) {
        if textStart == nil {
            if letters.isEmpty { return }
            textStart = position
        }
        bytes += letters
        textEnd = position + length
    }

    mutating func endWord() {
        guard let start = textStart else { return }
        words.append(Word(folded: foldedStart..<bytes.count, span: TextSpan(start, textEnd)))
        bytes.append(UInt8(ascii: " "))
        foldedStart = bytes.count
        textStart = nil
    }
}
