/// A value in a file of settings.
enum SettingsValue: Hashable, Sendable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([SettingsValue])

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Int? { if case .number(let number) = self { number } else { nil } }
    var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }

    /// The texts of a list that has nothing else.
    var texts: [String]? {
        guard case .list(let values) = self else { return nil }
        let texts = values.compactMap(\.text)
        return texts.count == values.count ? texts : nil
    }
}

/// One `key = value` of a file of settings.
struct SettingsEntry: Hashable, Sendable {
    /// The names between the brackets above it and the dots before its key.
    var section: [String]
    var key: String
    var value: SettingsValue
    /// The line, from 1.
    var line: Int
}

/// Reads the part of TOML 1.0 that settings need: tables, keys, strings of all four kinds, whole numbers, booleans, arrays.
///
/// A line that cannot be read is told and skipped, so that a slip costs one setting and not all of them.
struct SettingsSyntax {
    private(set) var entries: [SettingsEntry] = []
    private(set) var errors: [(line: Int, message: String)] = []

    private struct Failure: Error { var message: String }

    /// Deeper lists mean nothing here.
    private static let deepest = 8

    private let scalars: [Unicode.Scalar]
    private var at = 0
    private var line = 1
    /// Nil below a heading that could not be read: what stands there means nothing.
    private var section: [String]? = []

    init(_ text: String) {
        scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)
        while at < scalars.count {
            let start = line
            do throws(Failure) {
                try readLine()
            } catch {
                errors.append((start, error.message))
                while let next = peek, next != "\n" { at += 1 }
            }
            if peek == "\n" { step() }
        }
    }

    // MARK: Lines

    private mutating func readLine() throws(Failure) {
        skipSpaces()
        guard let next = peek, next != "\n", next != "#" else { return try endLine() }
        if next == "[" { return try readSection() }
        let start = line
        var names = try readNames()
        guard take("=") else { throw Failure(message: "after a key = is expected") }
        skipSpaces()
        let value = try readValue(depth: 0)
        try endLine()
        let key = names.removeLast()
        guard let section else { return }
        let path = section + names
        if entries.contains(where: { $0.section == path && $0.key == key }) {
            throw Failure(message: "\(key) is set twice")
        }
        entries.append(SettingsEntry(section: path, key: key, value: value, line: start))
    }

    private mutating func readSection() throws(Failure) {
        at += 1
        section = nil
        if peek == "[" { throw Failure(message: "[[ ]] is not used in settings") }
        let names = try readNames()
        guard take("]") else { throw Failure(message: "] is expected") }
        try endLine()
        section = names
    }

    private mutating func endLine() throws(Failure) {
        skipSpaces()
        if peek == "#" { while let next = peek, next != "\n" { at += 1 } }
        if let next = peek, next != "\n" { throw Failure(message: "“\(next)” is not expected here") }
    }

    // MARK: Names

    /// Names with dots between them; never empty.
    private mutating func readNames() throws(Failure) -> [String] {
        var names: [String] = []
        repeat {
            skipSpaces()
            if peek == "\"" || peek == "'" {
                names.append(try readText())
            } else {
                let start = at
                while let next = peek, Self.isBare(next) { at += 1 }
                guard at > start else { throw Failure(message: "a name is expected") }
                names.append(string(start..<at))
            }
            skipSpaces()
        } while take(".")
        return names
    }

    private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            || scalar == "-" || scalar == "_"
    }

    // MARK: Values

    private mutating func readValue(depth: Int) throws(Failure) -> SettingsValue {
        switch peek {
        case "\"", "'": return .text(try readText())
        case "[":
            guard depth < Self.deepest else { throw Failure(message: "lists stand too deep in one another") }
            return .list(try readList(depth: depth + 1))
        default:
            let start = at
            while let next = peek, Self.isBare(next) || next == "+" || next == "." { at += 1 }
            let word = string(start..<at)
            if word == "true" || word == "false" { return .truth(word == "true") }
            if let number = Int(word.filter { $0 != "_" }) { return .number(number) }
            throw Failure(message: "a value is expected: \"text\", a whole number, true, false, or a [list]")
        }
    }

    private mutating func readList(depth: Int) throws(Failure) -> [SettingsValue] {
        at += 1
        var values: [SettingsValue] = []
        while true {
            skipBlankLines()
            if take("]") { return values }
            values.append(try readValue(depth: depth))
            skipBlankLines()
            if take("]") { return values }
            guard take(",") else { throw Failure(message: "in a list , or ] is expected") }
        }
    }

    // MARK: Strings

    private mutating func readText() throws(Failure) -> String {
        guard let mark = peek else { throw Failure(message: "a text is expected") }
        let isLong = at + 2 < scalars.count && scalars[at + 1] == mark && scalars[at + 2] == mark
        at += isLong ? 3 : 1
        // A line break right after the marks is not part of the text.
        if isLong, peek == "\n" { step() }
        var text = String.UnicodeScalarView()
        while let next = peek {
            if next == mark {
                guard isLong else {
                    at += 1
                    return String(text)
                }
                if at + 2 < scalars.count, scalars[at + 1] == mark, scalars[at + 2] == mark {
                    at += 3
                    return String(text)
                }
            }
            if next == "\n", !isLong { break }
            if next == "\\", mark == "\"" {
                if let escaped = try readEscape() { text.append(escaped) }
            } else {
                text.append(next)
                step()
            }
        }
        throw Failure(message: "a text is not closed")
    }

    /// What a backslash stands for; nil where it joins two lines.
    private mutating func readEscape() throws(Failure) -> Unicode.Scalar? {
        at += 1
        guard let letter = peek else { throw Failure(message: "a text is not closed") }
        step()
        switch letter {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "\"", "\\": return letter
        case "\n":
            skipBlankLines()
            return nil
        case "u", "U":
            let count = letter == "u" ? 4 : 8
            guard at + count <= scalars.count, let value = UInt32(string(at..<at + count), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { throw Failure(message: "\\\(letter) needs \(count) hexadecimal digits") }
            at += count
            return scalar
        default: throw Failure(message: "\\\(letter) means nothing; \\\\ is a backslash")
        }
    }

    // MARK: Characters

    private var peek: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func step() {
        if peek == "\n" { line += 1 }
        at += 1
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        step()
        return true
    }

    private mutating func skipSpaces() {
        while peek == " " || peek == "\t" { at += 1 }
    }

    /// Skips spaces, line breaks and comments, as they may stand inside a list.
    private mutating func skipBlankLines() {
        while let next = peek {
            if next == "#" {
                while let next = peek, next != "\n" { at += 1 }
            } else if next == " " || next == "\t" || next == "\n" {
                step()
            } else {
                return
            }
        }
    }

    private func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }
}
