/// A stretch of text of a page that stands on lines of its own.
struct TextRun {
    /// Elements around the run that say what kind of text it is.
    struct Context: OptionSet {
        let rawValue: Int

        static let quote = Context(rawValue: 1)
        static let caption = Context(rawValue: 2)
        static let listItem = Context(rawValue: 4)
        static let table = Context(rawValue: 8)
        static let preformatted = Context(rawValue: 16)
        static let paragraph = Context(rawValue: 32)
        static let definition = Context(rawValue: 64)
    }

    /// A link in the run's text.
    struct Link {
        /// Bytes of the text.
        var range: Range<Int>
        /// The `a` element.
        var element: Int
    }

    /// The block element right around it.
    var element: Int
    /// The numbers of the nodes from its first text to behind its last.
    var nodes: Range<Int>
    var text: [UInt8]
    var links: [Link]
    var context: Context
    var headingLevel: Int?

    /// Code points.
    let length: Int
    /// Code points in links.
    let linkLength: Int
    /// Places where a sentence ends.
    let sentences: Int
    let words: Int

    init(
        element: Int, nodes: Range<Int>, text: [UInt8], links: [Link], context: Context, headingLevel: Int?
    ) {
        self.element = element
        self.nodes = nodes
        self.text = text
        self.links = links
        self.context = context
        self.headingLevel = headingLevel
        length = Self.codePoints(text[...])
        linkLength = links.reduce(0) { $0 + Self.codePoints(text[$1.range]) }
        (words, sentences) = Self.count(text)
    }

    /// The share of its characters that are in links, 0 to 1.
    var linkDensity: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }

    /// Whether it reads like running text.
    var isProse: Bool {
        guard headingLevel == nil, linkDensity < 0.5, !context.contains(.caption) else { return false }
        return (length >= 50 && sentences >= 1) || length >= 140
    }

    /// Whether it ends as a sentence does.
    var endsSentence: Bool { Self.endsSentence(text[...]) }

    private static func codePoints(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    /// Words between white space, and ends of sentences (`.!?…` and their CJK forms before space, a closing mark or the
    /// end).
    private static func count(_ text: [UInt8]) -> (words: Int, sentences: Int) {
        var words = 0
        var sentences = 0
        var isInWord = false
        for (index, byte) in text.enumerated() {
            if byte.isASCIIWhitespace {
                isInWord = false
                if index > 0, endsSentence(text[max(0, index - 4)..<index]) { sentences += 1 }
            } else if !isInWord {
                isInWord = true
                words += 1
            }
        }
        if endsSentence(text.suffix(6)) { sentences += 1 }
        return (words, sentences)
    }

    private static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        // Closing marks: " ' ) ] ” ’ »
        while let last = rest.last {
            if last == 0x22 || last == 0x27 || last == 0x29 || last == 0x5D {
                rest = rest.dropLast()
            } else if rest.count >= 3, last == 0x9D || last == 0x99, rest[rest.endIndex - 3] == 0xE2 {
                rest = rest.dropLast(3)
            } else if rest.count >= 2, last == 0xBB, rest[rest.endIndex - 2] == 0xC2 {
                rest = rest.dropLast(2)
            } else {
                break
            }
        }
        switch rest.last {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case 0xA6: return rest.suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
        case 0x82: return rest.suffix(3).elementsEqual([0xE3, 0x80, 0x82])
        case 0x81, 0x9F: return rest.suffix(3).starts(with: [0xEF, 0xBC])
        default: return false
        }
    }
}
