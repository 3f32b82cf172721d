/// A manual page being written: the man macros (man(7)) with every text escaped.
struct ManualSource {
    private(set) var text = ""

    /// Begins a page; `date` is `YYYY-MM-DD`.
    init(title: String, section: Int, date: String, source: String, manual: String) {
        macro("TH", [title, String(section), date, source, manual])
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

    /// A line of running text.
    mutating func line(_ words: String) { text += Self.escaped(words) + "\n" }

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

    /// A text that no formatter takes for anything but text.
    static func escaped(_ words: String) -> String {
        var escaped = words.first.map { ".'".contains($0) } == true ? "\\&" : ""
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
