import ArgumentParser
import ArticleExport
import ArticleModel
import ArticleStore
import CrossReference

/// `quoth export`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write articles with quotes, claims and notes for other programs, to standard output.",
        discussion: """
            markdown: each article with its text, its quotes by speaker, its claims and your notes.
            html: one page that needs nothing but itself: the text with the quotes in their speakers' colours, claims \
            and notes beside it; for the screen, dark or light, and for print.
            csv: a table of all quotes, a row for each (RFC 4180, UTF-8). A cell that a spreadsheet would take for a \
            formula begins with an apostrophe.
            claimreview: your verdicts on claims as schema.org ClaimReview (JSON-LD): a claim that you marked \
            supported is rated 5 of 5 “Supported”, a disputed one 1 of 5 “Disputed”; noted is no verdict, and left out.
            annotations: all notes as one W3C annotation collection (JSON-LD).
            hypothesis: all notes as a list of Hypothes.is.

            Examples:
              quoth export --format markdown 42d8 > article.md
              quoth export --format html 42d8 91cc > articles.html
              quoth export --format csv > quotes.csv
              quoth export --format claimreview --reviewer "The Desk" > reviews.jsonld
              quoth export --format annotations > notes.jsonld
            """)

    /// What can be written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown, html, csv, claimreview, annotations, hypothesis
    }

    @OptionGroup var library: LibraryOption

    @Option(help: ArgumentHelp("What to write.", valueName: "format"))
    var format: Format

    @Option(help: ArgumentHelp("Of claimreview: the publication that judges.", valueName: "name"))
    var reviewer: String?

    @Option(
        help: ArgumentHelp("Of claimreview: the page on which the reviews will stand.", valueName: "address"))
    var reviewURL: String?

    @Argument(
        help: "Ids of articles, or their beginnings; all articles without.", completion: .articleIDs)
    var ids: [String] = []

    func validate() throws {
        if format != .claimreview, reviewer != nil || reviewURL != nil {
            throw ValidationError("--reviewer and --review-url belong to --format claimreview")
        }
        if let reviewURL, WebAddress(reviewURL) == nil {
            throw ValidationError("--review-url must be an http or https address")
        }
    }

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        var reader = ExportReader(library)
        switch format {
        case .markdown:
            try library.forEachArticle(named: ids, &problems) { article in
                for line in MarkdownPage(try reader.exported(article)).lines() {
                    try output.line(output.clean(line))
                }
            }
        case .html:
            try output.write(head(library).utf8)
            try library.forEachArticle(named: ids, &problems) { article in
                try output.write(HTMLPage.article(try reader.exported(article)).utf8)
            }
            try output.write(HTMLPage.foot.utf8)
        case .csv:
            try output.write(QuoteTable.head.utf8)
            try library.forEachArticle(named: ids, &problems) { article in
                for row in QuoteTable.rows(of: try reader.exported(article)) { try output.write(row.utf8) }
            }
        case .claimreview:
            let review = ClaimReview(reviewer: reviewer, address: reviewURL.flatMap { WebAddress($0) })
            var reviews: [JSONValue] = []
            try library.forEachArticle(named: ids, &problems) { article in
                reviews += review.reviews(of: try reader.exported(article))
            }
            try output.json(JSONValue.array(reviews).pretty())
        case .annotations:
            var items: [JSONValue] = []
            try library.forEachArticle(named: ids, &problems) { items += try reader.items($0) }
            let collection = AnnotationDocument.collection(
                id: "urn:quoth:annotations", label: "Annotations", items: items)
            try output.json(collection.pretty())
        case .hypothesis:
            var rows: [JSONValue] = []
            try library.forEachArticle(named: ids, &problems) { article in
                rows += try reader.items(article).map {
                    HypothesisDocument.row(of: $0, text: article.document.text, article: article.id)
                }
            }
            try output.json(HypothesisDocument.list(rows).pretty())
        }
        // Of a whole library the list has told of them already.
        if !ids.isEmpty { reader.damaged.forEach { problems.add($0) } }
        try output.flush()
        try problems.finish()
    }

    /// The beginning of a page, with a list of its articles where there are several.
    private func head(_ library: Library) throws -> String {
        var articles: [(id: String, title: String)] = []
        if ids.isEmpty {
            try library.forEachSummary(of: library.currentList { try $0.list() }.ids) {
                articles.append(($0.id, $0.title))
            }
        } else {
            articles = try ids.map { try library.article(library.id(startingWith: $0)) }.map {
                ($0.id, $0.title)
            }
        }
        let title = articles.count == 1 ? articles[0].title : "\(articles.count) articles"
        return HTMLPage.head(title: title, contents: articles.count == 1 ? [] : articles)
    }
}

/// Reads what exports say of articles. A damaged annotation file is kept for a report, and the rest goes on.
private struct ExportReader {
    let library: Library
    private(set) var damaged: [LibraryError] = []

    init(_ library: Library) { self.library = library }

    mutating func exported(_ article: Article) throws -> ExportedArticle {
        let analysis = try library.currentAnalysis(of: article)
        let annotations = try readable { try $0.annotations(article.id) }
        let places = try library.states(of: annotations, in: article).map(\.span)
        return ExportedArticle(
            article, analysis, annotations: zip(annotations, places).map { PlacedAnnotation($0, span: $1) },
            verdicts: try library.claimVerdicts(of: ArticleClaims(article, analysis)))
    }

    mutating func items(_ article: Article) throws -> [JSONValue] {
        try readable { try $0.annotationItems(article.id) }
    }

    private mutating func readable<Value>(_ read: (Library) throws -> [Value]) throws -> [Value] {
        do { return try read(library) } catch let error as LibraryError {
            damaged.append(error)
            return []
        }
    }
}
