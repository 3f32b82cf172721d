import ArticleModel

/// What has become of an article's files since the index last looked.
struct ArticleChange {
    /// How much of the index it touches.
    enum Content {
        /// The article is gone.
        case gone
        /// The article's file says nothing that can be shown.
        case unreadable
        /// The article or its analysis is new or another.
        case whole(ArticleEntry, NotesEntry)
        /// Only the annotations are other ones.
        case notes(NotesEntry)

        /// Whether annotations correct the analysis.
        var isCorrected: Bool {
            switch self {
            case .gone, .unreadable: false
            case .whole(_, let notes), .notes(let notes): notes.hasCorrections
            }
        }
    }

    var number: ArticleNumber
    var stamps: FileStamps
    var content: Content
    /// What is wrong with its files.
    var problems: [LibraryProblem] = []

    /// About how much memory it takes, in bytes.
    var size: Int {
        guard case .whole(let entry, _) = content else { return 200 }
        return 700 + entry.words.text.utf8.count + 2 * entry.words.quotes.utf8.count
    }
}

/// Reads the files of articles for the index.
struct ArticleChangeReader {
    private let library: Library
    private var folding = TextFolding()

    init(_ library: Library) { self.library = library }

    /// What has changed since the files had the stamps `known` (nil: nothing is known); nil where nothing has.
    ///
    /// - Parameter wasCorrected: whether annotations corrected the analysis then.
    mutating func change(
        of number: ArticleNumber, since known: FileStamps?, wasCorrected: Bool = false
    ) -> ArticleChange? {
        // Stamps come before contents: what changes in between is noticed the next time.
        let stamps = stamps(of: number)
        if stamps == known { return nil }
        var change = ArticleChange(number: number, stamps: stamps, content: .gone)
        if stamps.text == .none { return change }
        let notes = notes(of: number, in: &change)
        if let known, known.text == stamps.text, known.analysis == stamps.analysis, !wasCorrected,
            !notes.hasCorrections
        {
            change.content = .notes(notes)
        } else {
            let entry = entry(of: number, isCorrected: notes.hasCorrections, in: &change)
            change.content = entry.map { .whole($0, notes) } ?? .unreadable
        }
        return change
    }

    /// The stamp of the article's own file now.
    func textStamp(of number: ArticleNumber) -> FileStamp {
        FileStamp(of: library.path(.articles, number.id))
    }

    /// The stamps of an article's files now.
    func stamps(of number: ArticleNumber) -> FileStamps {
        FileStamps(
            text: FileStamp(of: library.path(.articles, number.id)),
            analysis: FileStamp(of: library.path(.analysis, number.id)),
            annotations: FileStamp(of: library.path(.annotations, number.id)))
    }

    private mutating func entry(
        of number: ArticleNumber, isCorrected: Bool, in change: inout ArticleChange
    ) -> ArticleEntry? {
        do throws(LibraryError) {
            let article = try library.article(number.id)
            var analysis = analysis(of: number, article.document.text)
            if isCorrected, let whole = try library.analysis(of: article) {
                analysis?.take(
                    try library.corrected(whole, of: article), of: article.document.text, article: article.id)
            }
            return ArticleEntry(article, analysis, &folding)
        } catch {
            if case .unreadable = error { change.stamps.text = FileStamps.unread }
            change.problems.append(
                LibraryProblem(file: library.path(.articles, number.id), description: error.description))
            return nil
        }
    }

    /// A damaged analysis is as good as none: it is derived, and made anew.
    private func analysis(of number: ArticleNumber, _ text: String) -> AnalysisEntry? {
        guard case .good(let json)? = try? library.content(of: library.path(.analysis, number.id)) else {
            return nil
        }
        return AnalysisEntry(json, of: text, article: number.id)
    }

    private mutating func notes(of number: ArticleNumber, in change: inout ArticleChange) -> NotesEntry {
        if change.stamps.annotations == .none { return NotesEntry() }
        let path = library.path(.annotations, number.id)
        do throws(LibraryError) {
            let generation = try library.annotationGeneration(number.id)
            if let problem = generation.problem(of: path) { change.problems.append(problem) }
            return NotesEntry(generation.json.flatMap(AnnotationDocument.items(of:)) ?? [], &folding)
        } catch {
            if case .unreadable = error { change.stamps.annotations = FileStamps.unread }
            change.problems.append(LibraryProblem(file: path, description: error.description))
            return NotesEntry()
        }
    }
}
