import TerminalUI

/// A text being typed, with a cursor between its grapheme clusters. The keys are those of readline.
struct LineEditor: Hashable, Sendable {
    private(set) var characters: [Character]
    /// 0 before the first character, up to their number.
    private(set) var cursor: Int
    /// Whether line breaks may be typed and pasted; they become spaces otherwise.
    let isMultiline: Bool

    /// More than anybody types; a paste is cut here.
    private static let longest = 100_000

    init(_ text: String = "", isMultiline: Bool = false) {
        characters = Array(text)
        cursor = characters.count
        self.isMultiline = isMultiline
    }

    var text: String { String(characters) }

    /// The text before the cursor.
    var textBeforeCursor: String { String(characters[..<cursor]) }

    /// Takes a key that edits; false when the key is none of the editor's.
    mutating func press(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = lineStart
        case .end, .control("e"): cursor = lineEnd
        case .backspace: delete(max(0, cursor - 1)..<cursor)
        case .delete, .control("d"): delete(cursor..<min(characters.count, cursor + 1))
        case .control("w"): delete(wordStart..<cursor)
        case .control("u"): delete(lineStart..<cursor)
        case .control("k"): delete(cursor..<lineEnd)
        case .alt("d"): delete(cursor..<wordEnd)
        case .alt("b"): cursor = wordStart
        case .alt("f"): cursor = wordEnd
        default: return false
        }
        return true
    }

    /// Sets the cursor before a character, by its number.
    mutating func move(to index: Int) { cursor = min(max(0, index), characters.count) }

    /// Inserts typed or pasted text. Control characters other than line breaks are dropped.
    mutating func insert(_ text: String) {
        let unified = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let clean = unified.compactMap { character -> Character? in
            if character == "\n" { return isMultiline ? "\n" : " " }
            if character == "\t" { return " " }
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            return isControl ? nil : character
        }
        let room = max(0, Self.longest - characters.count)
        characters.insert(contentsOf: clean.prefix(room), at: cursor)
        cursor += min(room, clean.count)
    }

    private mutating func delete(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var lineStart: Int { characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }

    private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

    private var wordStart: Int {
        var start = cursor
        while start > 0, characters[start - 1].isWhitespace { start -= 1 }
        while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
        return start
    }

    private var wordEnd: Int {
        var end = cursor
        while end < characters.count, characters[end].isWhitespace { end += 1 }
        while end < characters.count, !characters[end].isWhitespace { end += 1 }
        return end
    }
}

/// What a key does in a prompt of one line.
enum PromptStep {
    /// Esc, or Backspace where nothing is left to delete.
    case cancelled
    case entered(String)
    case changed(LineEditor)
    case ignored
}

extension LineEditor {
    /// Takes a key as all prompts of one line do.
    func step(_ key: Key) -> PromptStep {
        switch key {
        case .escape, .control("c"): return .cancelled
        case .backspace where text.isEmpty: return .cancelled
        case .enter: return .entered(text)
        default:
            var editor = self
            return editor.press(key) ? .changed(editor) : .ignored
        }
    }
}
