/// An article of made-up words, the same for the same number: what a page of the tests is expected to give.
struct MadeArticle {
    var title: String
    var author: String
    var outlet: String
    var date: String
    /// Subheadings, paragraphs, quotes and list items in order.
    var blocks: [Block]

    enum Block {
        case paragraph(String)
        case subheading(String)
        case quote(String)
        case list([String])
    }

    init(seed: UInt64) {
        var words = MadeWords(state: seed &* 7919 + 3)
        title = words.title()
        author = words.name()
        outlet = "The \(words.word().capitalized) \(["Post", "Herald", "Courier", "Wire"][Int(seed % 4)])"
        date = "2024-\(["01", "03", "06", "11"][Int(seed % 4)])-1\(seed % 9)T08:30:00Z"
        blocks = []
        for number in 0..<(8 + Int(seed % 9)) {
            switch number {
            case 3 where seed % 2 == 0: blocks.append(.subheading(words.title()))
            case 4 where seed % 3 == 0:
                blocks.append(.quote("“\(words.sentences(2))” said \(words.name()) on Tuesday."))
            case 6 where seed % 4 == 1: blocks.append(.list((0..<4).map { _ in words.sentence() }))
            // A short paragraph of reported speech.
            case 5: blocks.append(.paragraph("“\(words.sentence(4))” \(words.name()) said."))
            default: blocks.append(.paragraph(words.sentences(2 + number % 3)))
            }
        }
    }

    /// All blocks as plain text.
    var paragraphs: [String] {
        blocks.flatMap { block in
            switch block {
            case .paragraph(let text), .subheading(let text), .quote(let text): [text]
            case .list(let items): items
            }
        }
    }

    /// All that is expected, word by word.
    var words: [Substring] { paragraphs.flatMap(\.testWords) }

    /// The blocks as HTML, those from a number on, with something after every third one.
    func html(from first: Int = 0, between: (Int) -> String = { _ in "" }) -> String {
        blocks.enumerated().dropFirst(first).map { index, block in
            let html =
                switch block {
                case .paragraph(let text): "<p>\(text)</p>"
                case .subheading(let text): "<h2>\(text)</h2>"
                case .quote(let text): "<blockquote><p>\(text)</p></blockquote>"
                case .list(let items): "<ul>\(items.map { "<li>\($0)</li>" }.joined())</ul>"
                }
            return html + (index % 3 == 2 ? between(index) : "")
        }.joined(separator: "\n")
    }
}

extension String {
    /// Letters and digits in a row.
    var testWords: [Substring] { split { !($0.isLetter || $0.isNumber) } }
}

/// Words without meaning from syllables, by SplitMix64.
struct MadeWords: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    private static let syllables = [
        "ka", "rel", "mo", "tin", "sa", "vor", "len", "di", "pu", "rem", "ost", "hal", "vi", "dra", "qui",
        "nes", "to",
        "ber", "ul", "fa",
    ]

    mutating func word() -> String {
        (0..<Int.random(in: 1...3, using: &self)).map { _ in
            Self.syllables.randomElement(using: &self) ?? "ka"
        }.joined()
    }

    mutating func name() -> String { "\(word().capitalized) \(word().capitalized)" }

    mutating func sentence(_ count: Int? = nil) -> String {
        let length = count ?? Int.random(in: 9...24, using: &self)
        var words = (0..<length).map { _ in word() }
        words[0] = words[0].capitalized
        if length > 10 { words[length / 2] += "," }
        return words.joined(separator: " ") + "."
    }

    mutating func sentences(_ count: Int) -> String {
        (0..<count).map { _ in sentence() }.joined(separator: " ")
    }

    mutating func title() -> String {
        (0..<7).map { _ in word().capitalized }.joined(separator: " ")
    }
}
