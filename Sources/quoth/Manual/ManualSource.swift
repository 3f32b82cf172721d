/// A manual page being written: the man macros (man(7)) with every text escaped.
struct ManualSource {
    private(set) var text = ""

    /// Begins a page; `date` is `YYYY-MM-DD`.
    init(title: String, section: Int, date: String, source: String, manual: String) {
        // A date is no text: formatters read it.
        text = ".TH \(title) \(section) \(date) \"\(Self.escaped(source))\" \"\(Self.escaped(manual))\"\n"
        // Words are neither divided nor spread: commands and keys stay as they are typed.
        text += ".nh\n.ad l\n"
    }

    /// A heading.
    mutating func section(_ title: String) { macro("SH", [title.uppercased()]) }

    /// A heading within a section.
    mutating func subsection(_ title: String) { macro("SS", [title]) }

    /// A paragraph.
    mutating func paragraph(_ words: String) {
        text += ".PP\n"
        line(words)
    }

    /// Running text, in lines that can be read in the source as well.
    mutating func line(_ words: String) {
        var line = ""
        for word in words.split(separator: " ") {
            let longer = line.isEmpty ? Self.escaped(word) : line + " " + Self.escaped(word, isFirst: false)
            if Self.length(longer) > Self.width, !line.isEmpty {
                text += line + "\n"
                line = Self.escaped(word)
            } else {
                line = longer
            }
        }
        text += line + "\n"
    }

    private static let width = 79

    /// Formatters write what is not ASCII as `\[u2265]`.
    private static func length(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 8) }
    }

    /// A term in bold with its meaning below or beside.
    mutating func entry(_ term: String, _ meaning: String) {
        text += ".TP\n"
        macro("B", [term])
        line(meaning)
    }

    /// Lines that stay as they are.
    mutating func example(_ lines: [String]) {
        text += ".PP\n.RS 4\n.nf\n"
        for line in lines { text += Self.escaped(line) + "\n" }
        text += ".fi\n.RE\n"
    }

    /// Text as commands have it for their help: paragraphs, and between them indented lines that stay as they are.
    mutating func help(_ words: String) {
        for block in words.split(separator: "\n\n") {
            var prose: [Substring] = []
            var examples: [String] = []
            for line in block.split(separator: "\n") {
                if line.hasPrefix("  ") {
                    examples.append(String(line.dropFirst(2)))
                } else {
                    prose.append(line)
                }
            }
            for line in prose { paragraph(String(line)) }
            if !examples.isEmpty { example(examples) }
        }
    }

    private mutating func macro(_ name: String, _ arguments: [String]) {
        text += ".\(name) " + arguments.map { "\"\(Self.escaped($0))\"" }.joined(separator: " ") + "\n"
    }

    /// A text that no formatter takes for anything but text, also where it is the first of a line.
    static func escaped(_ words: some StringProtocol, isFirst: Bool = true) -> String {
        var escaped = isFirst && words.first.map { ".'".contains($0) } == true ? "\\&" : ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "\"": escaped += "\\(dq"
            case "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
