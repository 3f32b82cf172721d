import TerminalUI

/// Who is quoted in a block, on one line: `— Antony Blinken · Sergey Lavrov · in The Harbour Post`.
struct SpeakerLine {
    /// A piece of it with one style.
    struct Part {
        var words: String
        /// The quote (its index) whose speaker it names; nil for what stands between names.
        var quote: Int?
    }

    let parts: [Part]

    /// - Parameter quotes: indices of quotes, one for each speaker. The one whose passage is around the others comes last.
    init(_ quotes: [Int], of open: OpenArticle) {
        let isPassage = { open.isPassage(open.analysis.quotes[$0]) }
        let inner = quotes.filter { !isPassage($0) }
        var parts: [Part] = []
        for index in inner + quotes.filter(isPassage) {
            let isAround = isPassage(index) && !inner.isEmpty
            parts.append(Part(words: parts.isEmpty ? "— " : isAround ? " · in " : " · "))
            let label = open.speakerLabel(of: open.analysis.quotes[index]) ?? ""
            parts.append(Part(words: label, quote: index))
        }
        self.parts = parts
    }

    /// Columns of all of it.
    var width: Int { parts.reduce(0) { $0 + TextWidth.width($1.words) } }

    /// As many of the first speakers as there is room for, one at least.
    func parts(fitting columns: Int) -> [Part] {
        var parts = parts
        var width = width
        while width > columns, parts.count > 2 {
            for part in parts.suffix(2) { width -= TextWidth.width(part.words) }
            parts.removeLast(2)
        }
        return parts
    }
}
