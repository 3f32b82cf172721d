import ArticleModel

/// A text under revision that knows of every byte where it came from.
///
/// Edits keep the books: a byte of the original keeps its number wherever it is moved, and a byte that an edit brings
/// in has none. So a test knows where the words of a passage went without comparing any words.
struct EditedText {
    /// What is done to a text.
    enum Edit: CaseIterable {
        case insertWords, insertSentence, insertParagraph
        case deleteWords, deleteSentence, deleteParagraph
        case rewordWords, misspellWord, changeMarks
        case moveSentence, moveParagraph
        case repeatPhrase, repeatSentence, repeatParagraph
    }

    private(set) var bytes: [UInt8]
    /// For each byte its number in the original; nil where it is new.
    private(set) var origins: [Int?]
    /// For each byte of a copy the number of the byte that was copied; nil for all others.
    private(set) var models: [Int?]

    init(_ text: String) {
        bytes = Array(text.utf8)
        origins = Array(bytes.indices)
        models = origins.map { _ in nil }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Where the bytes of a span of the original stand now, in order of place, white space left out.
    func image(of span: Range<Int>) -> [Int] {
        origins.indices.filter { !bytes[$0].isASCIIWhitespace && origins[$0].map(span.contains) ?? false }
    }

    /// How many bytes around a passage are those that stood around it in the original, or copies of them.
    func stretch(around places: [Int]) -> Int {
        guard let first = places.first, let last = places.last else { return 0 }
        var (start, end) = (first, last)
        while start > 0, let number = number(start), self.number(start - 1) == number - 1 { start -= 1 }
        while end + 1 < bytes.count, let number = number(end), self.number(end + 1) == number + 1 { end += 1 }
        return first - start + end - last
    }

    /// The number of a byte in the original, or of the one that it is a copy of.
    func number(_ place: Int) -> Int? { origins[place] ?? models[place] }

    /// The places of all bytes of a range that are no white space.
    func visible(_ range: Range<Int>) -> [Int] { range.filter { !bytes[$0].isASCIIWhitespace } }

    /// Makes an edit of a kind; false where the text has nothing that it could be made on.
    mutating func make(_ edit: Edit, vocabulary: [String], _ generator: inout SeededGenerator) -> Bool {
        switch edit {
        case .insertWords:
            guard let place = words.randomElement(using: &generator)?.lowerBound else { return false }
            insert(Self.phrase(1...4, vocabulary, &generator) + " ", at: place)
        case .insertSentence:
            guard let place = sentences.randomElement(using: &generator)?.lowerBound else { return false }
            insert(Self.sentence(vocabulary, &generator) + " ", at: place)
        case .insertParagraph:
            guard let place = paragraphs.randomElement(using: &generator)?.lowerBound else { return false }
            insert(
                Self.sentence(vocabulary, &generator) + " " + Self.sentence(vocabulary, &generator) + "\n\n",
                at: place)
        case .deleteWords:
            guard let run = run(of: 1...4, &generator) else { return false }
            remove(run)
        case .deleteSentence:
            guard sentences.count > 3, let sentence = sentences.randomElement(using: &generator) else {
                return false
            }
            remove(sentence)
        case .deleteParagraph:
            guard paragraphs.count > 2, let paragraph = paragraphs.randomElement(using: &generator) else {
                return false
            }
            remove(paragraph)
        case .rewordWords:
            guard let run = run(of: 1...3, &generator) else { return false }
            return reword(run, vocabulary, &generator)
        case .misspellWord: return misspell(&generator)
        case .changeMarks: return changeMarks()
        case .moveSentence: return move(sentences, &generator)
        case .moveParagraph: return move(paragraphs, &generator)
        case .repeatPhrase:
            guard let run = run(of: 2...8, &generator),
                let place = words.randomElement(using: &generator)?.lowerBound
            else { return false }
            copy(run, to: place)
            insert(" ", at: place + run.count)
        case .repeatSentence: return copy(sentences, &generator)
        case .repeatParagraph: return copy(paragraphs, &generator)
        }
        return true
    }

    // MARK: Parts

    /// Each word with the white space after it left out.
    private var words: [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (index, byte) in bytes.enumerated() {
            if byte == 0x20 || byte == 0x0A {
                if let begun = start { words.append(begun..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let start { words.append(start..<bytes.count) }
        return words
    }

    /// Each with the white space after it.
    private var sentences: [Range<Int>] {
        parts { index in
            bytes[index] == 0x0A
                || (bytes[index] == 0x20
                    && (0..<4).contains { back in
                        index > back && [0x2E, 0x3F, 0x21].contains(bytes[index - 1 - back])
                            && !bytes[(index - back)..<index].contains { (0x30...0x7A).contains($0) }
                    })
        }
    }

    private var paragraphs: [Range<Int>] { parts { bytes[$0] == 0x0A } }

    /// Cuts after each run of bytes that are borders.
    private func parts(_ isBorder: (Int) -> Bool) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where isBorder(index) {
            let next = index + 1
            if next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x0A { continue }
            if next > start { parts.append(start..<next) }
            start = next
        }
        if start < bytes.count { parts.append(start..<bytes.count) }
        return parts.filter { $0.count > 2 }
    }

    private func run(of count: ClosedRange<Int>, _ generator: inout SeededGenerator) -> Range<Int>? {
        let words = words
        let wanted = Int.random(in: count, using: &generator)
        guard words.count > wanted else { return nil }
        let first = Int.random(in: 0..<(words.count - wanted), using: &generator)
        return words[first].lowerBound..<words[first + wanted - 1].upperBound
    }

    // MARK: Changes

    private mutating func insert(_ text: String, at place: Int) {
        bytes.insert(contentsOf: text.utf8, at: place)
        origins.insert(contentsOf: [Int?](repeating: nil, count: text.utf8.count), at: place)
        models.insert(contentsOf: [Int?](repeating: nil, count: text.utf8.count), at: place)
    }

    private mutating func copy(_ range: Range<Int>, to place: Int) {
        let copied = range.map { origins[$0] ?? models[$0] }
        bytes.insert(contentsOf: Array(bytes[range]), at: place)
        origins.insert(contentsOf: [Int?](repeating: nil, count: range.count), at: place)
        models.insert(contentsOf: copied, at: place)
    }

    private mutating func remove(_ range: Range<Int>) {
        bytes.removeSubrange(range)
        origins.removeSubrange(range)
        models.removeSubrange(range)
    }

    private mutating func reword(
        _ run: Range<Int>, _ vocabulary: [String], _ generator: inout SeededGenerator
    ) -> Bool {
        let old = String(decoding: bytes[run], as: UTF8.self).split(separator: " ").map(String.init)
        // Not a word of the old ones: what comes back by chance would be the same text with other books.
        let fresh = vocabulary.filter { !old.contains($0) }
        let words = old.map { _ in fresh.randomElement(using: &generator) ?? "otherwise" }
        remove(run)
        insert(words.joined(separator: " "), at: run.lowerBound)
        return true
    }

    private mutating func misspell(_ generator: inout SeededGenerator) -> Bool {
        let candidates = words.filter { word in
            word.count >= 5
                && bytes[word].allSatisfy { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) }
        }
        guard let word = candidates.randomElement(using: &generator) else { return false }
        let place = Int.random(in: (word.lowerBound + 1)..<word.upperBound, using: &generator)
        if Bool.random(using: &generator) { remove(place..<(place + 1)) }
        insert("x", at: place)
        return true
    }

    /// Typographic quotation marks become plain ones, all of them.
    private mutating func changeMarks() -> Bool {
        var index = bytes.count - 3
        var isChanged = false
        while index >= 0 {
            if bytes[index] == 0xE2, bytes[index + 1] == 0x80, [0x9C, 0x9D].contains(bytes[index + 2]) {
                remove(index..<(index + 3))
                insert("\"", at: index)
                isChanged = true
            }
            index -= 1
        }
        return isChanged
    }

    private mutating func move(_ parts: [Range<Int>], _ generator: inout SeededGenerator) -> Bool {
        guard parts.count > 2, let part = parts.randomElement(using: &generator),
            let place = parts.filter({ $0.lowerBound != part.lowerBound && $0.lowerBound != part.upperBound })
                .randomElement(using: &generator)?.lowerBound
        else { return false }
        if hasLike(of: part, beside: place, parts) { return false }
        let moved = (Array(bytes[part]), Array(origins[part]), Array(models[part]))
        remove(part)
        let target = place > part.lowerBound ? place - part.count : place
        bytes.insert(contentsOf: moved.0, at: target)
        origins.insert(contentsOf: moved.1, at: target)
        models.insert(contentsOf: moved.2, at: target)
        return true
    }

    /// Whether a part would come to stand beside one with the same words: nobody could tell which was there before.
    private func hasLike(of part: Range<Int>, beside place: Int, _ parts: [Range<Int>]) -> Bool {
        parts.contains { other in
            (other.lowerBound == place || other.upperBound == place)
                && visible(other).map { bytes[$0] } == visible(part).map { bytes[$0] }
        }
    }

    private mutating func copy(_ parts: [Range<Int>], _ generator: inout SeededGenerator) -> Bool {
        guard let part = parts.randomElement(using: &generator),
            let place = parts.randomElement(using: &generator)?.lowerBound,
            !hasLike(of: part, beside: place, parts)
        else { return false }
        copy(part, to: place)
        return true
    }

    // MARK: Made-up words

    static func phrase(_ count: ClosedRange<Int>, _ vocabulary: [String], _ generator: inout SeededGenerator)
        -> String
    {
        (0..<Int.random(in: count, using: &generator))
            .map { _ in vocabulary.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }

    static func sentence(_ vocabulary: [String], _ generator: inout SeededGenerator) -> String {
        let words = phrase(4...18, vocabulary, &generator)
        return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}
