import ArticleModel

/// From Markdown (CommonMark's blocks and links, and front matter) to the text that it stands for, with its blocks.
struct MarkdownText {
    private var text: [UInt8] = []
    private var hints: [Block] = []
    private var links: [RawDocument.Hyperlink] = []
    private var properties: [String: String] = [:]
    private var paragraph: [String] = []
    private var paragraphKind = Block.Kind.paragraph
    private var hasHeadline = false

    /// The document of a text.
    static func document(_ markdown: String, source: String) -> RawDocument {
        var reader = MarkdownText()
        reader.read(
            markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init))
        let headline = reader.hints.first { $0.kind == .headline }
        let title = headline.map { String(decoding: reader.text[$0.span.range], as: UTF8.self) }
        let text = String(decoding: reader.text, as: UTF8.self)
        var document = RawDocument(text: text, title: reader.properties["title"] ?? title, source: source)
        document.byline = reader.properties["author"] ?? reader.properties["authors"]
        document.date = reader.properties["date"].flatMap { PublicationTime($0)?.iso }
        document.outlet = reader.properties["outlet"]
        document.url = (reader.properties["url"] ?? reader.properties["source"])?.asWebAddress
        document.hints = reader.hints
        document.links = reader.links
        return document
    }

    // MARK: Blocks

    private mutating func read(_ lines: [String]) {
        var isFenced = false
        for line in lines[readFrontMatter(lines)...] {
            let content = line.trimmed
            if content.hasPrefix("```") || content.hasPrefix("~~~") {
                endParagraph()
                isFenced.toggle()
            } else if isFenced {
                paragraph.append(content)
            } else {
                read(content)
            }
        }
        endParagraph()
    }

    private mutating func read(_ line: String) {
        if line.isEmpty { return endParagraph() }
        if !paragraph.isEmpty,
            line.allSatisfy({ $0 == "=" }) || (line.count >= 2 && line.allSatisfy { $0 == "-" })
        {
            paragraphKind = line.first == "=" ? headingKind(level: 1) : .subheading
            return endParagraph()
        }
        if line.count >= 3, line.allSatisfy({ "-*_ ".contains($0) }) { return endParagraph() }
        let marks = line.prefix { $0 == "#" }.count
        if (1...6).contains(marks), line.dropFirst(marks).first == " " {
            endParagraph()
            paragraph = [String(line.dropFirst(marks)).trimmed.trimmingTrailing("#")]
            paragraphKind = headingKind(level: marks)
            return endParagraph()
        }
        if line.first == ">" {
            if paragraphKind != .blockQuote { endParagraph() }
            paragraphKind = .blockQuote
            let content = String(line.drop { $0 == ">" || $0 == " " })
            return content.isEmpty ? endParagraph() : paragraph.append(content)
        }
        if let item = listItem(line) {
            endParagraph()
            paragraphKind = .listItem
            paragraph = [item]
            return
        }
        if paragraphKind == .blockQuote, !paragraph.isEmpty { return paragraph.append(line) }
        paragraph.append(line)
    }

    /// The first heading of first order is the headline.
    private mutating func headingKind(level: Int) -> Block.Kind {
        guard level == 1, !hasHeadline, text.isEmpty else { return .subheading }
        hasHeadline = true
        return .headline
    }

    private func listItem(_ line: String) -> String? {
        if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " {
            return String(line.dropFirst(2)).trimmed
        }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard (1...3).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return nil }
        return String(rest.dropFirst(2)).trimmed
    }

    private mutating func endParagraph() {
        let kind = paragraphKind
        let lines = paragraph
        (paragraph, paragraphKind) = ([], .paragraph)
        guard !lines.isEmpty else { return }
        let separator = text.isEmpty ? 0 : 2
        let start = text.count + separator
        let (plain, found) = MarkdownLine.plain(lines.joined(separator: "\n"))
        guard !plain.isEmpty else { return }
        if separator > 0 { text += [0x0A, 0x0A] }
        text += plain
        hints.append(Block(kind, TextSpan(start, text.count)))
        links += found.map { link in
            RawDocument.Hyperlink(
                span: TextSpan(start + link.range.lowerBound, start + link.range.upperBound),
                address: link.address)
        }
    }

    /// `key: value` lines between two lines of three dashes; the number of the line behind them.
    private mutating func readFrontMatter(_ lines: [String]) -> Int {
        guard lines.first == "---",
            let end = lines.dropFirst().firstIndex(where: { $0 == "---" || $0 == "..." })
        else {
            return 0
        }
        for line in lines[1..<end] {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = String(line[line.index(after: colon)...]).trimmed
            properties[line[..<colon].lowercased()] = value.trimmingQuotes
        }
        return end + 1
    }
}

/// Marks within a line of Markdown.
enum MarkdownLine {
    /// The text without its marks, and its links.
    static func plain(_ line: String) -> (text: [UInt8], links: [(range: Range<Int>, address: String)]) {
        var text: [UInt8] = []
        var links: [(range: Range<Int>, address: String)] = []
        var rest = Substring(line)
        while let first = rest.first {
            if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
                text += String(next).utf8
                rest = rest.dropFirst(2)
            } else if first == "!", let image = link(rest.dropFirst()) {
                rest = image.rest
            } else if let link = link(rest) {
                let (label, _) = plain(String(link.label.prefix(2000)).replacingBrackets)
                let start = text.count
                text += label
                if let address = String(link.target).asWebAddress {
                    links.append((start..<text.count, address))
                }
                rest = link.rest
            } else if first == "*" || first == "`" || isUnderscoreMark(first, text.last, rest) {
                rest = rest.dropFirst()
            } else {
                text += String(first).utf8
                rest = rest.dropFirst()
            }
        }
        let trimmed = text[...].trimmingASCIIWhitespace()
        return (Array(trimmed), links.filter { $0.range.upperBound <= trimmed.count })
    }

    /// An underscore within a word is a letter of it.
    private static func isUnderscoreMark(_ character: Character, _ previous: UInt8?, _ rest: Substring)
        -> Bool
    {
        guard character == "_" else { return false }
        let next = rest.dropFirst().first
        let isAfterLetter =
            previous.map { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) } ?? false
        return !(isAfterLetter && (next?.isLetter ?? false || next?.isNumber ?? false))
    }

    /// `[label](target "title")` at the start of a text.
    private static func link(_ text: Substring) -> (label: Substring, target: Substring, rest: Substring)? {
        guard text.first == "[", let close = text.prefix(4000).firstIndex(of: "]") else { return nil }
        let behind = text[text.index(after: close)...]
        guard behind.first == "(", let end = behind.prefix(4000).firstIndex(of: ")") else { return nil }
        let target = behind[behind.index(after: behind.startIndex)..<end].prefix { !$0.isWhitespace }
        return (text[text.index(after: text.startIndex)..<close], target, behind[behind.index(after: end)...])
    }
}

extension String {
    /// Without these characters and space at the end.
    fileprivate func trimmingTrailing(_ characters: String) -> String {
        var text = self[...]
        while let last = text.last, characters.contains(last) || last.isWhitespace { text.removeLast() }
        return String(text)
    }

    fileprivate var trimmingQuotes: String {
        guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
        return String(dropFirst().dropLast())
    }

    /// A label has no brackets of its own.
    fileprivate var replacingBrackets: String { filter { $0 != "[" && $0 != "]" } }
}
