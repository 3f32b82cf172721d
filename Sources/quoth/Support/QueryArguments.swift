import ArgumentParser
import ArticleStore

/// The QUERY of a command, as the rest of its arguments.
struct QueryArguments: ParsableArguments {
    /// How a query is written, for the help of all commands that take one.
    static let help = """
        A QUERY has words, "phrases in marks" and prefixes* (in any spelling of case and accents), -words that must \
        not occur, outlet:, speaker:, entity: and tag: with a word or a "phrase", date:2022-01-21 or date:2022..2023-06, \
        speaker: (by any name under which the library knows who is meant; speaker:=name only where the article has it), \
        is:unread, is:starred, has:notes, has:conflicts. All must hold; OR stands between two of which one is enough. \
        in:titles, in:quotes and in:notes look for the words there instead of in title and text.
        """

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("What to look for; see QUERY above.", valueName: "query"))
    var words: [String] = []

    mutating func validate() throws {
        // A misspelt option is none of the query's words; what follows -- is.
        let terminator = words.firstIndex(of: "--") ?? words.endIndex
        if let option = words[..<terminator].first(where: { $0.hasPrefix("--") }) {
            throw ValidationError("Unknown option '\(option)'")
        }
        if terminator < words.endIndex { words.remove(at: terminator) }
        _ = try query
    }

    /// The query; nil where none was written.
    var query: Query? {
        get throws {
            if words.isEmpty { return nil }
            do { return try Query(parsing: words.joined(separator: " ")) } catch {
                throw ValidationError(
                    error.description.prefix(1).uppercased() + error.description.dropFirst())
            }
        }
    }
}
