import ArticleModel
import CrossReference
import GRDB

/// The names under which somebody is quoted.
struct SpeakerNames {
    /// The words of all names, in folded form.
    struct Words {
        /// Each name's words between spaces, a boundary between names: what stands in the column, so that
        /// `instr` finds words that follow one another.
        let column: String
        /// Each word once.
        var single: Set<String> {
            Set(column.split(separator: " ").map(String.init)).subtracting([IndexSchema.itemBoundary])
        }
    }

    /// The best one.
    let best: String
    /// The others, the commonest first.
    let others: [String]

    init(of identity: Identity) {
        best = Self.field(identity.name)
        others = identity.otherNames.map(Self.field)
    }

    /// Of a name alone, or the columns of a row.
    init(best: String, column: String = "") {
        self.best = best
        others = column.split(separator: "\t").map(String.init)
    }

    var all: [String] { [best] + others }

    /// The others in one column.
    var column: String { others.joined(separator: "\t") }

    var words: Words {
        var folding = TextFolding()
        return Words(column: " " + folding.items(all) + " ")
    }

    /// That a row of `speakers` has a name with these words.
    static func have(_ words: WordPattern) -> SQL {
        // The longest word is the rarest; the beginning of one is so only where there is no other.
        let whole = words.isPrefix ? words.words.dropLast() : words.words[...]
        let isListed: SQL
        if let rarest = whole.max(by: { $0.utf8.count < $1.utf8.count }) {
            isListed = "word = \(rarest)"
        } else {
            let start = words.words.last ?? ""
            isListed = "word >= \(start) AND word < \(start + "\u{10FFFF}")"
        }
        let phrase = " " + words.words.joined(separator: " ") + (words.isPrefix ? "" : " ")
        return """
            id IN (SELECT speaker FROM speakerWords WHERE \(isListed)) AND instr(words, \(phrase)) > 0
            """
    }

    private static func field(_ name: String) -> String {
        name.utf8.contains(0x09) ? String(name.map { $0 == "\t" ? " " : $0 }) : name
    }
}
