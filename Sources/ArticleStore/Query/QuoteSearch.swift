import ArticleModel

/// A search for quotes: words are looked for in the quote, `speaker:` and `entity:` in those who say it and those
/// named in it; all other terms speak of its article.
public struct QuoteSearch {
    /// What is looked for.
    public let query: Query
    private var folding = TextFolding()

    /// A search with a query, which may be nil for all quotes. Its `in:` has no meaning here.
    public init(_ query: Query?) { self.query = query ?? Query() }

    /// Adds a condition: who says it, as `speaker:` reads a name; a `=` before the name asks for the article's own
    /// spelling. Nil where the name has no word.
    public init?(_ query: Query?, speaker: String) {
        guard let words = WordPattern(speaker) else { return nil }
        let condition: Query.Condition = speaker.hasPrefix("=") ? .spelling(words) : .speaker(words)
        self.init(Query(clauses: (query?.clauses ?? []) + [Query.Clause(condition)]))
    }

    /// Whether it finds all quotes.
    var isOfAll: Bool { query.clauses.isEmpty }

    /// The ids of the articles that may have such quotes, newest first; those that have no analysis yet are among
    /// them.
    public func articles(of library: Library) throws(LibraryError) -> ArticleList {
        if isOfAll { return try library.list() }
        return try library.list(candidates.orUnanalysed, by: .newest)
    }

    /// The analysed articles that may have such quotes.
    var candidates: CompiledQuery {
        if isOfAll { return CompiledQuery(nil) }
        return CompiledQuery(
            query.ofWholeArticles(wordsIn: .quotes) { condition in
                switch condition {
                case .words, .speaker, .spelling, .entity: true
                default: false
                }
            })
    }

    /// The quotes that the search finds in an article.
    ///
    /// - Parameter otherNames: those of speakers in the whole library, by entity (`Library.speakerNames(of:for:)`).
    public mutating func quotes(
        in article: ArticleSummary, _ analysis: Analysis, _ text: ArticleText,
        otherNames: [String: [String]] = [:]
    ) -> [Quote] {
        if query.clauses.isEmpty { return analysis.quotes }
        var subject = QuerySubject(article, &folding)
        subject.hasConflicts = article.conflicts > 0
        let names = Dictionary(
            analysis.entities.map { entity in
                (entity.id, ([entity.name] + entity.variants).map { folding.fold($0) })
            }, uniquingKeysWith: { first, _ in first })
        return analysis.quotes.filter { quote in
            subject.texts = [folding.fold(quote.content.map { text[$0] }.joined(separator: " "))]
            let source = quote.speaker == nil ? quote.sourceWords(in: text) : nil
            subject.speakers =
                quote.speaker.flatMap { names[$0] } ?? [source].compactMap { $0 }.map { folding.fold($0) }
            subject.otherNames = (quote.speaker.flatMap { otherNames[$0] } ?? []).map { folding.fold($0) }
            subject.entities = analysis.entities.filter { entity in
                entity.kind.isNamed
                    && entity.mentions.contains { mention in
                        quote.content.contains { $0.contains(mention.span) }
                    }
            }.flatMap { names[$0.id] ?? [] }
            return query.matches(subject)
        }
    }
}

/// A search for notes: words are looked for in the note and its tags, `tag:` in the note's tags and the article's;
/// all other terms speak of its article.
public struct NoteSearch {
    /// What is looked for.
    public let query: Query
    private let looksAtPassages: Bool
    private var folding = TextFolding()

    /// A search with a query, which may be nil for all notes. Its `in:` has no meaning here.
    ///
    /// - Parameter looksAtPassages: whether words are also looked for in the words that a note is about.
    public init(_ query: Query?, looksAtPassages: Bool = false) {
        self.query = query ?? Query()
        self.looksAtPassages = looksAtPassages
    }

    /// The ids of the articles that may have such notes, newest first.
    public func articles(of library: Library) throws(LibraryError) -> ArticleList {
        var whole = query.ofWholeArticles(wordsIn: .notes) { condition in
            switch condition {
            case .words, .tag: true
            default: false
            }
        }
        // The index has no words of passages: all articles with notes are candidates.
        if looksAtPassages { whole.clauses.removeAll { $0.alternatives.contains(where: \.isOfWords) } }
        whole.clauses.append(Query.Clause(.hasNotes))
        return try library.list(whole)
    }

    /// Whether the search finds an annotation of an article. `analysis` is asked only where the query speaks of
    /// speakers or names.
    ///
    /// - Parameter otherNames: those of speakers in the whole library, by entity (`Library.speakerNames(of:for:)`).
    public mutating func finds(
        _ annotation: Annotation, in article: ArticleSummary, otherNames: [String: [String]] = [:],
        analysis: () throws -> Analysis?
    ) rethrows -> Bool {
        var subject = QuerySubject(article, &folding)
        subject.texts = ([annotation.note].compactMap { $0 } + annotation.tags).map { folding.fold($0) }
        if looksAtPassages { subject.texts.append(folding.fold(annotation.anchor.exact)) }
        subject.tags += annotation.tags.map { folding.fold($0) }
        subject.hasConflicts = article.conflicts > 0
        if query.needsAnalysis, let analysis = try analysis() {
            let speaking = Set(analysis.quotes.compactMap(\.speaker))
            for entity in analysis.entities {
                let names = ([entity.name] + entity.variants).map { folding.fold($0) }
                if speaking.contains(entity.id) {
                    subject.speakers += names
                    subject.otherNames += (otherNames[entity.id] ?? []).map { folding.fold($0) }
                }
                if entity.kind.isNamed { subject.entities += names }
            }
        }
        return query.matches(subject)
    }
}

extension Query {
    fileprivate var needsAnalysis: Bool {
        clauses.flatMap(\.alternatives).contains { term in
            switch term.condition {
            case .speaker, .spelling, .entity: true
            default: false
            }
        }
    }
}

extension Query.Term {
    /// Whether it asks for words.
    var isOfWords: Bool {
        if case .words = condition { true } else { false }
    }
}

extension Query.Clause {
    /// A single term.
    public init(_ condition: Query.Condition) { alternatives = [Query.Term(condition: condition)] }
}
