import Anchoring
import ArticleModel
import ArticleStore

/// Notes, highlights and corrections, as they are kept in the library.
extension Librarian {
    func annotate(
        _ id: String, _ span: TextSpan, _ note: String?, _ correction: Annotation.Correction? = nil
    ) throws(LibraryError) {
        let matcher = AnchorMatcher(try shownText(of: id))
        let annotation = Annotation(
            id: AnnotationID.make(), article: id, anchor: matcher.anchor(for: span), note: note,
            correction: correction, created: Timestamp.now())
        try keep(.save(annotation, isNew: true))
        inbox.send(.annotated(before: nil, after: annotation, span: span, isUndo: false))
    }

    func change(_ annotation: Annotation, note: String) throws(LibraryError) {
        var changed = stored(annotation) ?? annotation
        changed.note = note.isEmpty ? nil : note
        try change(changed)
    }

    /// Stores what the user has made of an annotation; its anchor may have followed a revision meanwhile.
    func change(_ annotation: Annotation) throws(LibraryError) {
        let before = stored(annotation)
        var changed = annotation
        if let before { changed.anchor = before.anchor }
        changed.modified = Timestamp.now()
        try keep(.save(changed, isNew: false))
        inbox.send(
            .annotated(
                before: before ?? annotation, after: changed, span: currentSpan(of: changed), isUndo: false))
    }

    func restore(_ annotation: Annotation) throws(LibraryError) {
        let before = stored(annotation)
        var restored = annotation
        // The text may have been revised since, and the annotation taken along.
        if let before { restored.anchor = before.anchor }
        let item = deleted.withLock { $0[annotation.id] }
        try keep(.save(restored, item: item, isNew: before == nil))
        inbox.send(.annotated(before: before, after: restored, span: currentSpan(of: restored), isUndo: true))
    }

    func delete(_ annotation: Annotation, isUndo: Bool) throws(LibraryError) {
        let items = (try? library.annotationItems(annotation.article)) ?? []
        deleted.withLock { $0[annotation.id] = items.first { $0["id"]?.string == annotation.id } }
        try keep(.delete(annotation))
        inbox.send(.annotated(before: annotation, after: nil, span: nil, isUndo: isUndo))
    }

    /// The annotation as it is in the library, or waits to be; nil where it is not, or cannot be read.
    private func stored(_ annotation: Annotation) -> Annotation? {
        let annotations = (try? library.annotations(annotation.article)) ?? []
        return unsaved.withLock { $0.applied(to: annotations, of: annotation.article) }
            .first { $0.id == annotation.id }
    }

    /// Where an annotation stands; nil where its words are gone, or the article cannot be read.
    private func currentSpan(of annotation: Annotation) -> TextSpan? {
        guard let article = try? library.article(annotation.article) else {
            return shownTexts.withLock { $0[annotation.article] }
                .flatMap { AnchorMatcher($0).exactSpan(of: annotation.anchor) }
        }
        return (try? place([annotation], in: article))?.first?.span
    }

    func place(_ annotations: [Annotation], in article: Article) throws(LibraryError)
        -> [PlacedAnnotation]
    {
        zip(annotations, try library.states(of: annotations, in: article)).map {
            PlacedAnnotation($0, span: $1.span)
        }
    }
}
