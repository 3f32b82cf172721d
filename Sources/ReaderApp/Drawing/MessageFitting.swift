import TerminalUI

/// Shortens a message to a width so that what the user can do about it, which stands at its end, stays readable.
enum MessageFitting {
    /// So much of a title tells which one is meant, in columns.
    private static let shortestTitle = 8

    /// A message of at most `width` columns: the folders of a file and a title in it are shortened first, then what stands
    /// before its last part.
    static func fit(_ text: String, to width: Int) -> String {
        if TextWidth.width(text) <= width { return text }
        let text = shorteningTitle(in: shorteningPath(in: text, to: width), to: width)
        let end = lastPart(of: text)
        let room = width - TextWidth.width(end)
        guard TextWidth.width(text) > width, room >= width / 3 else { return Frame.cut(text, to: width) }
        return Frame.cut(String(text.dropLast(end.count)), to: room) + end
    }

    /// Of a path the file and the folders before it tell most.
    private static func shorteningPath(in text: String, to width: Int) -> String {
        guard let path = text.split(separator: " ").first(where: { $0.hasPrefix("/") }) else { return text }
        var excess = TextWidth.width(text) - width + 1
        var rest = path[...]
        while excess > 0, let slash = rest.dropFirst().firstIndex(of: "/") {
            excess -= TextWidth.width(rest[..<slash])
            rest = rest[slash...]
        }
        if rest.count == path.count { return text }
        return text[..<path.startIndex] + "…" + rest + text[path.endIndex...]
    }

    /// Titles stand in “…”; their own quotation marks may, too.
    private static func shorteningTitle(in text: String, to width: Int) -> String {
        guard let open = text.firstIndex(of: "“"), let close = text.lastIndex(of: "”"), open < close else {
            return text
        }
        let title = text[text.index(after: open)..<close]
        let room = width - (TextWidth.width(text) - TextWidth.width(title))
        return text[...open] + Frame.cut(String(title), to: max(shortestTitle, room)) + text[close...]
    }

    /// `; u brings it back`, ` · :problems`, ` (and 7 more)`; nothing where a message is of one part.
    private static func lastPart(of text: String) -> Substring {
        let signs = text.hasSuffix(")") ? ["; ", " · ", " ("] : ["; ", " · "]
        let start = signs.compactMap { text.ranges(of: $0).last?.lowerBound }.max()
        return start.map { text[$0...] } ?? ""
    }
}
