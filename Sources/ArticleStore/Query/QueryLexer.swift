/// Cuts a written query into its pieces.
struct QueryLexer {
    /// `-field:value`, of which sign and field may be missing, or `OR`; `speaker:=value` is exact.
    struct Piece: Equatable {
        /// The first character's place in the query, from 1.
        var position: Int
        var isNegated = false
        /// What stands before the colon, in lower case.
        var field: String?
        /// The words, without quotation marks and asterisk.
        var value = ""
        /// The first character of the value, from 1.
        var valuePosition = 0
        var isQuoted = false
        var isExact = false
        var isPrefix = false
        var isOr = false
    }

    private static let quotationMarks: Set<Character> = ["\"", "“", "”", "„"]

    private let characters: [Character]
    private var index = 0

    init(_ query: String) { characters = Array(query) }

    /// All pieces, in order.
    mutating func pieces() throws(QueryError) -> [Piece] {
        var pieces: [Piece] = []
        while let piece = try next() { pieces.append(piece) }
        return pieces
    }

    private mutating func next() throws(QueryError) -> Piece? {
        while let character = current, character.isWhitespace { index += 1 }
        guard current != nil else { return nil }
        var piece = Piece(position: index + 1)
        if current == "-" {
            piece.isNegated = true
            index += 1
        }
        piece.field = takeField()
        if piece.field == "speaker", current == "=" {
            piece.isExact = true
            index += 1
        }
        piece.valuePosition = index + 1
        if let mark = current, Self.quotationMarks.contains(mark) {
            piece.isQuoted = true
            piece.value = try takeQuoted()
        } else {
            piece.value = takeBare()
        }
        takeAsterisk(into: &piece)
        let isBare = piece.field == nil && !piece.isQuoted && !piece.isNegated && !piece.isPrefix
        piece.isOr = isBare && piece.value == "OR"
        return piece
    }

    /// Letters with a colon right after them. An address (`https://…`) has no field.
    private mutating func takeField() -> String? {
        var end = index
        while end < characters.count, characters[end].isASCII, characters[end].isLetter { end += 1 }
        guard end > index, end < characters.count, characters[end] == ":" else { return nil }
        if end + 2 < characters.count, characters[end + 1] == "/", characters[end + 2] == "/" { return nil }
        defer { index = end + 1 }
        return String(characters[index..<end]).lowercased()
    }

    private mutating func takeQuoted() throws(QueryError) -> String {
        let start = index
        index += 1
        while let character = current {
            index += 1
            if Self.quotationMarks.contains(character) {
                return String(characters[(start + 1)..<(index - 1)])
            }
        }
        throw QueryError("the quotation mark has no second one; close it, or leave it out", at: start + 1)
    }

    /// Up to the next space or quotation mark.
    private mutating func takeBare() -> String {
        let start = index
        while let character = current, !character.isWhitespace, !Self.quotationMarks.contains(character) {
            index += 1
        }
        return String(characters[start..<index])
    }

    /// The asterisk of a prefix stands after the word, or after the closing mark of a phrase.
    private mutating func takeAsterisk(into piece: inout Piece) {
        if piece.isQuoted, current == "*" {
            index += 1
            piece.isPrefix = true
        }
        while piece.value.hasSuffix("*") {
            piece.value.removeLast()
            piece.isPrefix = true
        }
    }

    private var current: Character? { index < characters.count ? characters[index] : nil }
}
