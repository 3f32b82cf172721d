import ArgumentParser
import ArticleModel
import ArticleStore
import CrossReference

/// `quoth trace`
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Find where words were said: verbatim, cut or altered, the earliest first.",
        discussion: """
            Looks in quotes and in the articles' own text. Short forms (don’t), case, accents and quotation marks do not \
            matter. Of four words or more one may be another, left out or put in, of longer passages several; it is said \
            which. The exit status is 1 when they are not found.

            Examples:
              quoth trace "we are now on a clearer path"
              pbpaste | quoth trace -
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    @Argument(help: "The words, or - for standard input.")
    var words: [String]

    func run() throws {
        var text = words.joined(separator: " ")
        if text == "-" {
            text = ""
            while let line = readLine(strippingNewline: false) { text += line }
        }
        guard let trace = WordTrace(text) else { throw ValidationError("There is no word to look for.") }
        let library = try library.open()
        try library.catchUpLinks()
        let output = StandardOutput()
        let sightings = try library.trace(trace)
        if json {
            try output.json(JSONValue.array(sightings.map(Self.value)).pretty())
        } else {
            for (place, sighting) in sightings.enumerated() {
                if place > 0 { try output.line("") }
                for line in Self.lines(sighting, output) { try output.line(line) }
            }
        }
        try output.flush()
        if sightings.isEmpty {
            throw CommandFailure("not found: no article has these words, nor most of them in a row")
        }
    }

    private static func lines(_ sighting: WordSighting, _ output: StandardOutput) -> [String] {
        let article = sighting.article
        let date = article.date.map { String($0.prefix(10)) } ?? "no date"
        let form = sighting.form == .verbatim ? "verbatim" : sighting.form.rawValue
        let head = [date, article.outlet.map { output.clean($0) }, article.id, sighting.quote, form]
        var lines = [head.compactMap { $0 }.joined(separator: " ")]
        lines += WrappedLines.of(output.clean(article.title), indent: 2, limit: 1)
        lines += WrappedLines.of("“\(output.clean(sighting.words.withoutOuterMarks))”", indent: 6)
        lines += WrappedLines.of("— " + output.clean(sighting.voice), indent: 6)
        if !sighting.reason.isEmpty {
            lines += WrappedLines.of("→ \(output.clean(sighting.reason))", indent: 2)
        }
        return lines
    }

    private static func value(_ sighting: WordSighting) -> JSONValue {
        var value = JSONOutput.value(sighting.article)
        value["span"] = JSONOutput.value(sighting.span)
        value["words"] = .string(sighting.words)
        value["form"] = .string(sighting.form.rawValue)
        value["reason"] = .string(sighting.reason)
        value["strength"] = JSONOutput.number(sighting.strength)
        value["quote"] = .text(sighting.quote)
        value["reported"] = .bool(sighting.isReported)
        value["speakerName"] = .text(sighting.speaker)
        return value
    }
}
