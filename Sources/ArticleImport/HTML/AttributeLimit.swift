import Glibc

/// Leaves out the attributes of a tag beyond a number that no document has. libxml2 compares each attribute of a tag with
/// all before it, so that a tag with a hundred thousand of them would take minutes.
///
/// Tags are read as libxml2 reads them, so that what it takes for a tag is not hidden here in a comment or a script.
struct AttributeLimit {
    /// The most attributes of one tag, and of all `html` tags together: libxml2 puts these into one element.
    static let most = 256

    private let bytes: UnsafeBufferPointer<UInt8>
    private let isHTML: Bool
    private var position = 0
    private var rootAttributes = 0
    /// What is left out, ascending.
    private var excess: [Range<Int>] = []

    /// The document, in UTF-8, with no more attributes than that.
    static func bounded(_ document: [UInt8], isHTML: Bool) -> [UInt8] {
        let excess = document.withUnsafeBufferPointer { bytes in
            var limit = AttributeLimit(bytes: bytes, isHTML: isHTML)
            limit.readTags()
            return limit.excess
        }
        guard !excess.isEmpty else { return document }
        var bounded: [UInt8] = []
        bounded.reserveCapacity(document.count)
        var next = 0
        for range in excess {
            bounded += document[next..<range.lowerBound]
            next = range.upperBound
        }
        return bounded + document[next...]
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, isHTML: Bool) {
        self.bytes = bytes
        self.isHTML = isHTML
    }

    private mutating func readTags() {
        while skip(to: UInt8(ascii: "<")) {
            position += 1
            guard position < bytes.count else { return }
            let next = bytes[position]
            if (0x61...0x7A).contains(next | 0x20) {
                readTag()
            } else if begins("!--") {
                skipComment()
            } else if !isHTML, begins("![cdata[") {
                skip(behind: "]]>")
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/") {
                _ = skip(to: UInt8(ascii: ">"))
            }
        }
    }

    // MARK: Tags

    private mutating func readTag() {
        let start = position
        while position < bytes.count, !endsName(bytes[position]) { position += 1 }
        let name = start..<position
        let isRoot = isHTML && name.count == 4 && stands("html", at: name.lowerBound)
        var count = isRoot ? rootAttributes : 0
        var tail: Int?
        while let attribute = nextAttribute() {
            count += 1
            if count > Self.most, tail == nil { tail = attribute }
        }
        if let tail { excess.append(tail..<position) }
        if isRoot { rootAttributes = count }
        guard isHTML else { return }
        if name.count == 6, stands("script", at: start) { skip(to: "</script") }
        if name.count == 5, stands("style", at: start) { skip(to: "</style") }
    }

    /// Passes over an attribute; where it begins, or nil at the tag's end.
    private mutating func nextAttribute() -> Int? {
        while position < bytes.count,
            bytes[position].isASCIIWhitespace || bytes[position] == UInt8(ascii: "/")
        {
            position += 1
        }
        guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else { return nil }
        let start = position
        position += 1
        while position < bytes.count, !endsName(bytes[position]), bytes[position] != UInt8(ascii: "=") {
            position += 1
        }
        let end = position
        skipWhitespace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            position = end
            return start
        }
        position += 1
        skipWhitespace()
        skipValue()
        return start
    }

    private mutating func skipValue() {
        guard position < bytes.count else { return }
        let first = bytes[position]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            position += 1
            if skip(to: first) { position += 1 }
            return
        }
        while position < bytes.count, !bytes[position].isASCIIWhitespace, bytes[position] != UInt8(ascii: ">")
        {
            position += 1
        }
    }

    private mutating func skipWhitespace() {
        while position < bytes.count, bytes[position].isASCIIWhitespace { position += 1 }
    }

    private func endsName(_ byte: UInt8) -> Bool {
        byte.isASCIIWhitespace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    // MARK: What is no tag

    /// In HTML `--!>` ends a comment as well.
    private mutating func skipComment() {
        position += 3
        guard isHTML else { return skip(behind: "-->") }
        while skip(to: UInt8(ascii: "-")) {
            if begins("-->") || begins("--!>") { return }
            position += 1
        }
    }

    // MARK: Moving

    /// Goes to the next such byte; false, and to the end, where there is none.
    private mutating func skip(to byte: UInt8) -> Bool {
        guard let base = bytes.baseAddress, position < bytes.count,
            let found = memchr(base + position, Int32(byte), bytes.count - position)
        else {
            position = bytes.count
            return false
        }
        position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        return true
    }

    /// Goes to where the text stands next, or to the end.
    private mutating func skip(to text: StaticString) {
        while skip(to: text.utf8Start[0]), !begins(text) { position += 1 }
    }

    /// Goes behind where the text stands next, or to the end.
    private mutating func skip(behind text: StaticString) {
        skip(to: text)
        position = min(position + text.utf8CodeUnitCount, bytes.count)
    }

    private func begins(_ text: StaticString) -> Bool { stands(text, at: position) }

    /// Whether a text, given in lower case, stands at a place, capitals or not.
    private func stands(_ text: StaticString, at place: Int) -> Bool {
        guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { offset in
            let byte = bytes[place + offset]
            return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == text.utf8Start[offset]
        }
    }
}
