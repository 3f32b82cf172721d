import Glibc

/// A regular expression, found by the C library's engine (POSIX extended expressions, with GNU's `\w \s \b \< \>`; `\d` is
/// a digit). It never goes back and tries again, so no expression can hang the interface; references to groups, which
/// would need that, are refused.
final class TextPattern: @unchecked Sendable {
    // `@unchecked`: the compiled expression is never written, and regexec locks what it keeps for itself.
    private var compiled = regex_t()
    private let isCompiled: Bool
    /// What is wrong with the expression; nil for one that can be used.
    let problem: String?

    /// Longer expressions are refused, in UTF-8 bytes: they can take much memory.
    private static let longest = 1000
    /// A line is searched in parts of this many bytes, so that a text in one line costs no more than others.
    private static let part = 1 << 14

    /// Compiles an expression.
    init(_ expression: String, foldsCase: Bool) {
        guard expression.utf8.count <= Self.longest, !expression.utf8.contains(0) else {
            isCompiled = false
            problem = "too long"
            return
        }
        guard !Self.hasGroupReference(expression) else {
            isCompiled = false
            problem = "\\1 to \\9 are not known here"
            return
        }
        let flags = REG_EXTENDED | REG_NEWLINE | (foldsCase ? REG_ICASE : 0)
        var expressionInUse = regex_t()
        let code = Self.inUTF8 {
            regcomp(&expressionInUse, expression.replacing("\\d", with: "[0-9]"), flags)
        }
        compiled = expressionInUse
        isCompiled = code == 0
        problem = code == 0 ? nil : Self.message(code, &expressionInUse)
    }

    deinit { if isCompiled { regfree(&compiled) } }

    /// The places of hits in a text of UTF-8 bytes, in order; empty hits are left out.
    func hits(in bytes: UnsafeBufferPointer<UInt8>, most: Int) -> [Range<Int>] {
        guard isCompiled, let base = bytes.baseAddress else { return [] }
        return Self.inUTF8 {
            var hits: [Range<Int>] = []
            base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
                var start = 0
                while start < bytes.count, hits.count < most {
                    let end = Self.partEnd(bytes, from: start)
                    find(in: text, start..<end, most: most, &hits)
                    start = end
                }
            }
            return hits
        }
    }

    private func find(
        in text: UnsafePointer<CChar>, _ range: Range<Int>, most: Int, _ hits: inout [Range<Int>]
    ) {
        var at = range.lowerBound
        while at < range.upperBound, hits.count < most {
            var match = regmatch_t(rm_so: regoff_t(at), rm_eo: regoff_t(range.upperBound))
            let flags = REG_STARTEND | (at > range.lowerBound ? REG_NOTBOL : 0)
            guard withUnsafePointer(to: compiled, { regexec($0, text, 1, &match, flags) }) == 0 else {
                return
            }
            let (from, to) = (Int(match.rm_so), Int(match.rm_eo))
            if to > from { hits.append(from..<to) }
            at = max(to, from + 1, at + 1)
            while at < range.upperBound, UInt8(bitPattern: text[at]) & 0xC0 == 0x80 { at += 1 }
        }
    }

    /// The end of the line, or of a part of it that ends with a blank.
    private static func partEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let limit = min(start + part, bytes.count)
        if let newline = bytes[start..<limit].firstIndex(of: 0x0A) { return newline + 1 }
        if limit == bytes.count { return limit }
        var end = bytes[start..<limit].lastIndex(of: 0x20).map { $0 + 1 } ?? limit
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    private static func hasGroupReference(_ expression: String) -> Bool {
        var isEscaped = false
        for byte in expression.utf8 {
            if isEscaped, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte) { return true }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return false
    }

    private static func message(_ code: Int32, _ expression: inout regex_t) -> String {
        var buffer = [CChar](repeating: 0, count: 200)
        let length = regerror(code, &expression, &buffer, buffer.count)
        let bytes = buffer.prefix(max(0, min(length, buffer.count) - 1)).map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    /// Does the work in a locale in which characters are UTF-8, whatever the user's is.
    private static func inUTF8<Result>(_ work: () -> Result) -> Result {
        let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
        guard let locale else { return work() }
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        return work()
    }
}
