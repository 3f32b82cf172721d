import Anchoring
import ArticleModel
import ArticleStore

/// Two texts of an article beside each other, for people and for programs.
struct DiffOutput {
    private let comparison: RevisionComparison
    private let usesColour: Bool
    /// How text from outside is made fit for one line of the output.
    private let clean: (String) -> String

    init(_ comparison: RevisionComparison, _ output: StandardOutput) {
        self.comparison = comparison
        usesColour = output.usesColour
        clean = { output.clean($0) }
    }

    /// What is known of the two texts, what differs, and what became of the notes.
    func lines() -> [String] {
        var lines = head()
        let difference = comparison.difference
        if difference.isEmpty {
            lines.append("The texts are the same, word for word.")
        } else {
            lines += [
                "", counted(difference.removedWords, "word") + " removed, \(difference.addedWords) added", "",
            ]
            let (earlier, later) = (comparison.earlier.article, comparison.later.article)
            let all = difference.lines(
                from: ArticleText(earlier.document.text), to: ArticleText(later.document.text))
            lines += all.excerpt(context: 1).map {
                $0.map { line in line.runs.map(marked).joined() } ?? styled("…", "2")
            }
        }
        return lines + notes()
    }

    private func head() -> [String] {
        let (a, b) = (comparison.earlier, comparison.later)
        let name = b.number == comparison.last ? "\(b.number), the present text" : "\(b.number)"
        var lines = [
            "\(b.article.id)  \(clean(b.article.title))",
            "from text \(a.number) (since \(clean(a.since))) to \(name) (since \(clean(b.since)))",
        ]
        for field in comparison.changedFields {
            lines.append("\(field.name): \(clean(field.earlier ?? "none")) → \(clean(field.later ?? "none"))")
        }
        return lines
    }

    private func notes() -> [String] {
        var lines: [String] = []
        if !comparison.moved.isEmpty {
            lines += ["", counted(comparison.moved.count, "note") + " moved:"]
            for move in comparison.moved {
                lines.append("  " + words(of: move.annotation) + changedWords(move))
            }
        }
        if !comparison.orphaned.isEmpty {
            let verb = comparison.orphaned.count == 1 ? "has lost its" : "have lost their"
            lines += ["", counted(comparison.orphaned.count, "note") + " \(verb) words:"]
            for move in comparison.orphaned { lines.append("  " + words(of: move.annotation)) }
        }
        return lines
    }

    /// `“the words” the note`, on one line.
    private func words(of annotation: Annotation) -> String {
        let note = annotation.note.map { " " + Self.oneLine($0) } ?? ""
        return clean("“\(Self.oneLine(annotation.earlierWords ?? annotation.anchor.exact))”\(note)")
    }

    /// Where the words are not the same any more.
    private func changedWords(_ move: RevisionComparison.AnnotationMove) -> String {
        guard let before = move.earlier, let after = move.later.span else { return "" }
        let old = Self.oneLine(ArticleText(comparison.earlier.article.document.text)[before])
        let new = Self.oneLine(ArticleText(comparison.later.article.document.text)[after])
        return old == new ? "" : clean(" — now “\(new)”")
    }

    private func marked(_ run: DifferenceLine.Run) -> String {
        let text = clean(run.text)
        switch run.kind {
        case .same: return text
        case .removed: return usesColour ? styled(text, "31;9") : "[-\(text)-]"
        case .added: return usesColour ? styled(text, "32;4") : "{+\(text)+}"
        }
    }

    private func styled(_ text: String, _ style: String) -> String {
        usesColour ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension DiffOutput {
    /// ```
    /// {"article": "ID", "from": {"revision": 1, "since": …, "title": …, "date": …}, "to": {…}, "removedWords": 3, "addedWords": 2,
    ///  "changes": [{"kind": "same|removed|added", "from": [s, e], "to": [s, e], "text": … or null where it is the same}],
    ///  "annotations": [{"id": …, "exact": …, "state": "exact|moved|orphaned", "from": [s, e] or null, "to": [s, e] or null}]}
    /// ```
    /// Offsets count code points of the two texts.
    static func json(_ comparison: RevisionComparison) -> JSONValue {
        let (a, b) = (
            ArticleText(comparison.earlier.article.document.text),
            ArticleText(comparison.later.article.document.text)
        )
        let (before, after) = (OffsetMap(a), OffsetMap(b))
        func range(_ span: TextSpan, _ map: OffsetMap) -> JSONValue {
            let range = map.codePoints(span)
            return .array([.int(range.start), .int(range.end)])
        }
        let changes = comparison.difference.parts.map { part in
            let text = part.kind == .removed ? a[part.earlier] : b[part.later]
            return JSONValue.object([
                "kind": .string(part.kind.rawValue), "from": range(part.earlier, before),
                "to": range(part.later, after),
                "text": part.kind == .same ? .null : .string(text),
            ])
        }
        let annotations = comparison.annotations.map { move in
            JSONValue.object([
                "id": .string(move.annotation.id), "exact": .string(move.annotation.anchor.exact),
                "state": .string(name(of: move.later)),
                "from": move.earlier.map { range($0, before) } ?? .null,
                "to": move.later.span.map { range($0, after) } ?? .null,
            ])
        }
        return .object([
            "article": .string(comparison.later.article.id), "from": json(comparison.earlier),
            "to": json(comparison.later), "removedWords": .int(comparison.difference.removedWords),
            "addedWords": .int(comparison.difference.addedWords), "changes": .array(changes),
            "annotations": .array(annotations),
        ])
    }

    private static func json(_ version: RevisionComparison.Version) -> JSONValue {
        .object([
            "revision": .int(version.number), "since": .string(version.since),
            "title": .string(version.article.title), "outlet": .text(version.article.document.outlet),
            "byline": .text(version.article.document.byline), "date": .text(version.article.document.date),
        ])
    }

    private static func name(of state: AnchorState) -> String {
        switch state {
        case .exact: "exact"
        case .moved: "moved"
        case .orphaned: "orphaned"
        }
    }
}
