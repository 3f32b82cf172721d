import ArticleModel

/// Selecting, notes and highlights, copying.
extension ReaderState {
    /// `v`: words; again, sentences, then paragraphs, then none. `V`: lines, and none.
    mutating func select(by unit: WordSelection.Unit) -> [Effect] {
        guard open != nil else {
            return say(text.awaiting == nil ? "No article is open" : "The article is still being opened")
        }
        if let selection = text.selection {
            switch (selection.unit, unit) {
            case (.words, .words): return grow(to: .sentences)
            case (.sentences, .words): return grow(to: .paragraphs)
            case (.paragraphs, .words), (.lines, .lines):
                text.selection = nil
                return []
            default: return grow(to: unit)
            }
        }
        let effects = focus == .text ? [] : focus(on: .text)
        text.beginSelection(by: unit)
        return effects
    }

    mutating func grow(to unit: WordSelection.Unit) -> [Effect] {
        text.growSelection(to: unit)
        return []
    }

    /// `a`: a note on the selection or the spot; on a note's own words, that note.
    mutating func annotate() -> [Effect] {
        guard let target = writingTarget() else { return askForTarget() }
        if let draft, draft.purpose == target.purpose {
            overlay = .note(draft)
            self.draft = nil
            return []
        }
        switch target {
        case .existing(let annotation, let span):
            let passage = span.isEmpty ? annotation.anchor.exact : text.open?.text[span]
            overlay = .note(
                NoteEditor(
                    annotation.note ?? "", purpose: .change(annotation),
                    passage: passage ?? annotation.anchor.exact))
        case .new(let article, let span):
            overlay = .note(
                NoteEditor(
                    purpose: .newNote(article: article, span: span), passage: text.open?.text[span] ?? ""))
        }
        return []
    }

    /// `H`: a highlight; on a note or highlight its next colour.
    mutating func highlight() -> [Effect] {
        if text.selection == nil, var annotation = annotationAtSpot() {
            let place = Self.colours.firstIndex(of: annotation.colour ?? Self.colours[0]) ?? -1
            annotation.colour = Self.colours[(place + 1) % Self.colours.count]
            return [.change(annotation)]
        }
        guard let open, let span = text.target else { return askForTarget() }
        text.selection = nil
        return [.annotate(article: open.article.id, span: span, note: nil)]
    }

    /// The colours of highlights, in the order in which `H` goes through them.
    static let colours = ["yellow", "green", "blue", "red"]

    mutating func editNote() -> [Effect] {
        guard let target = writingTarget() else { return askForTarget() }
        switch target {
        case .existing(let annotation, _):
            return [.edit(text: annotation.note ?? "", purpose: .change(annotation))]
        case .new(let article, let span):
            return [.edit(text: "", purpose: .newNote(article: article, span: span))]
        }
    }

    /// `d`: in the list the article, in the text the note.
    mutating func delete() -> [Effect] {
        if focus == .list { return removeArticle() }
        guard let annotation = annotationAtSpot() else {
            return say("No note here: go to one with ]n, then d deletes it")
        }
        return [.deleteAnnotation(annotation, isUndo: false)]
    }

    mutating func copy(withSource: Bool) -> [Effect] {
        guard let open, let span = text.target else { return askForTarget() }
        let words = open.text[span]
        text.selection = nil
        _ = say("Copied \(words.count) characters")
        return [.copy(withSource ? words + "\n" + origin(of: span, in: open) : words)]
    }

    // MARK: Answers

    /// An annotation was stored: shows it.
    mutating func annotated(before: Annotation?, after: Annotation?, span: TextSpan?, isUndo: Bool)
        -> [Effect]
    {
        draft = nil
        if !isUndo { history.record(.annotation(before: before, after: after)) }
        let article = after?.article ?? before?.article ?? ""
        list.change(article) { $0.notes += (after == nil ? 0 : 1) - (before == nil ? 0 : 1) }
        if var annotations = open?.annotations, open?.article.id == article {
            let id = after?.id ?? before?.id
            annotations.removeAll { $0.annotation.id == id }
            if let after { annotations.append(PlacedAnnotation(after, span: span)) }
            annotations = annotations.inTextOrder
            showAnnotations(annotations)
            if after?.isShown == true,
                let index = annotations.firstIndex(where: { $0.annotation.id == after?.id })
            {
                text.spot = .note(index)
            }
        }
        text.selection = nil
        page?.change(before?.id ?? after?.id ?? "", to: after)
        switch (before, after) {
        case (_, let after?) where isUndo && after.correction != nil: return say("Correction as it was")
        case (nil, let after?) where after.correction != nil:
            return say("Corrected: \(after.correction?.words ?? "")")
        case (_?, let after?) where after.correction != nil:
            return say("Corrected: \(after.correction?.words ?? "")")
        case (let before?, nil) where !isUndo && before.correction != nil:
            return say("As the program found it; u brings the correction back")
        case (_, let after?) where isUndo:
            return say(after.note == nil ? "Highlight as it was" : "Note as it was")
        case (_, nil) where isUndo: return say("Taken back; ^R brings it back")
        case (nil, let after?):
            return say(after.note == nil ? "Highlighted; H changes the colour" : "Note saved")
        case (_?, nil): return say("Deleted; u brings it back")
        case (let before?, let after?) where before.colour != after.colour:
            return say("Highlighted \(after.colour ?? "yellow"); H goes on to the next colour")
        case (let before?, let after?) where before.tags != after.tags:
            return say(after.tags.isEmpty ? "No tags" : "Tags: " + NoteWords.tags(of: after))
        default: return say("Note saved")
        }
    }

    /// Shows annotations of the open article; what they correct is corrected, and what was lit stays lit.
    mutating func showAnnotations(_ annotations: [PlacedAnnotation]) {
        let before = text.open?.analysis
        let words = text.spot.flatMap { text.span(of: $0) }
        text.setAnnotations(annotations)
        guard let open = text.open, open.analysis != before else { return }
        if case .note = text.spot {} else { text.spot = words.flatMap { open.spot(on: $0) } }
        panel.show(open, links)
    }

    /// The user came back from the editor.
    mutating func edited(_ words: String?, purpose: EditPurpose) -> [Effect] {
        overlay = nil
        guard let words else { return say("Note not changed") }
        let note = words.trimmingWhitespace()
        // Until the library has it, the note stays at hand: `a` takes it up again if it could not be saved.
        draft = NoteEditor(note, purpose: purpose, passage: passage(of: purpose))
        switch purpose {
        case .newNote(let article, let span):
            return note.isEmpty
                ? say("Empty note: nothing saved") : [.annotate(article: article, span: span, note: note)]
        case .change(let annotation):
            return note == annotation.note ?? ""
                ? say("Note not changed") : [.changeNote(annotation, note: note)]
        }
    }

    private func passage(of purpose: EditPurpose) -> String {
        switch purpose {
        case .newNote(_, let span): open?.text[span] ?? ""
        case .change(let annotation): annotation.anchor.exact
        }
    }

    // MARK: Where to write

    private enum WritingTarget {
        case existing(Annotation, TextSpan)
        case new(article: String, span: TextSpan)

        var purpose: EditPurpose {
            switch self {
            case .existing(let annotation, _): .change(annotation)
            case .new(let article, let span): .newNote(article: article, span: span)
            }
        }
    }

    private func writingTarget() -> WritingTarget? {
        guard let open else { return nil }
        if text.selection == nil, let annotation = annotationAtSpot() {
            let span = open.annotations.first { $0.annotation.id == annotation.id }?.span ?? TextSpan(0, 0)
            return .existing(annotation, span)
        }
        return text.target.map { .new(article: open.article.id, span: $0) }
    }

    func annotationAtSpot() -> Annotation? {
        guard let open, case .note(let index) = text.spot else { return nil }
        return open.annotations[index].annotation
    }

    private mutating func askForTarget() -> [Effect] {
        say("Select words with v, or go to a quote with ]q, first")
    }

    /// Who said it, and where it was printed, in one line.
    private func origin(of span: TextSpan, in open: OpenArticle) -> String {
        let quote = open.quoteParts.overlapping(span).last.map { open.analysis.quotes[$0.value] }
        let speaker = quote.flatMap { open.entity($0.speaker)?.name }
        let document = open.article.document
        let parts = [speaker, open.article.title, document.outlet, document.date, document.url]
        return "— " + parts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension String {
    func trimmingWhitespace() -> String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
