import Linguistics

/// Puts a sentence together from words of a text and words of our own, with the spaces and the stop in place.
struct SentenceWriter {
    private let text: ClauseText
    private var sentence = ""
    private var last: Int?
    private var endsWithInsertion = false

    /// An empty sentence.
    init(text: ClauseText) {
        self.text = text
    }

    /// Adds a word of the text, after white space where the text has some before it.
    mutating func copy(_ index: Int) {
        separate(from: index)
        sentence += text.source.word(index)
        last = index
        endsWithInsertion = false
    }

    /// Adds words of our own in the place of a word of the text.
    mutating func replace(_ index: Int, by words: String) {
        separate(from: index)
        sentence += words
        last = index
        endsWithInsertion = false
    }

    /// Adds words of our own after what is there.
    mutating func insert(_ words: String) {
        if !sentence.isEmpty { sentence += " " }
        sentence += words
        endsWithInsertion = true
    }

    /// What has been written so far.
    var written: String { sentence }

    /// The sentence with a capital at the start and a stop at the end.
    var finished: String {
        var body = Substring(sentence)
        while let mark = body.last, " ,;:—–-".contains(mark) { body = body.dropLast() }
        let closing = body.last.map { "”’\"»".contains($0) } ?? false
        if closing, body.dropLast().last == "," {
            let mark = body.suffix(1)
            body = body.dropLast(2)
            return capitalised(body) + "." + mark
        }
        let beforeMark = closing ? body.dropLast().last : body.last
        let isClosed = beforeMark.map { ".!?…".contains($0) } ?? false
        return capitalised(body) + (isClosed ? "" : ".")
    }

    private func capitalised(_ body: Substring) -> String {
        guard let position = body.firstIndex(where: { $0.isLetter || $0.isNumber || $0 == "[" }) else {
            return String(body)
        }
        return body[..<position] + body[position].uppercased() + body[body.index(after: position)...]
    }

    private mutating func separate(from index: Int) {
        guard let last else {
            if endsWithInsertion, text.isWord(index) { sentence += " " }
            return
        }
        let gap = text.source.tokens[last].span.end..<text.source.tokens[index].span.start
        let isAdjacent = gap.isEmpty && !endsWithInsertion
        let hugs =
            text.source.tokens[index].kind == .punctuation && ",.;:!?)%".contains(text.source.word(index))
        if isAdjacent || text.source.tokens[index].kind == .possessive || (hugs && endsWithInsertion) {
            return
        }
        if index == last + 1, !endsWithInsertion {
            let hasSpace = text.source.text.bytes[gap].contains { $0.isASCIIWhitespace || $0 >= 0x80 }
            if !hasSpace { return }
        } else if hugs {
            return
        }
        sentence += " "
    }
}
