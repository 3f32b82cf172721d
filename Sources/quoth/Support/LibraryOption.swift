import ArgumentParser
import ArticleModel
import ArticleParsing
import ArticleStore
import Foundation

/// `--library`, for all commands that need one.
struct LibraryOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The library's folder (default: $QUOTH_LIBRARY, else in $XDG_DATA_HOME).", valueName: "dir"),
        completion: .directory)
    var library: String?

    private var folder: String {
        library ?? Library.defaultFolder(environment: ProcessInfo.processInfo.environment)
    }

    /// Whether anything is where the library should be.
    var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

    /// Opens the library.
    func open(createIfMissing: Bool = false) throws -> Library {
        try Library(
            at: folder, createIfMissing: createIfMissing,
            cache: Library.defaultCache(environment: ProcessInfo.processInfo.environment))
    }
}

extension Library {
    /// The keys by which articles are recognised; tells how far it is when reading them takes long.
    func articleKeysWithProgress() -> ArticleKeyFile {
        articleKeys { count in
            if StandardError.isTerminal { StandardError.write("\r\u{1B}[KReading the library: \(count)\r") }
        }
    }

    /// Brings the index up to date with the files; tells how far it is when that takes long.
    func catchUp() throws {
        var progress = ProgressLine("Indexing")
        defer { progress.finish() }
        try refresh(.quick) { progress.update($0, of: $1) }
    }

    /// A list as the files are now.
    func currentList(_ list: (Library) throws -> ArticleList) throws -> ArticleList {
        try catchUp()
        let first = try list(self)
        if first.isComplete { return first }
        // The index has turned out to be damaged, and begins anew.
        try catchUp()
        return try list(self)
    }

    /// What lists show of some articles, read in groups: a long list is never in memory as a whole.
    func forEachSummary(of ids: ArticleIDs, _ body: (ArticleSummary) throws -> Void) throws {
        for start in stride(from: 0, to: ids.count, by: 200) {
            try summaries(of: ids[start..<min(start + 200, ids.count)]).forEach(body)
        }
    }

    /// The articles named by ids or beginnings of ids; all, newest first, when none is named.
    func forEachArticle(
        named names: [String], _ problems: inout ProblemReport, _ body: (Article) throws -> Void
    ) throws {
        if !names.isEmpty { return try names.forEach { try body(article(id(startingWith: $0))) } }
        let list = try currentList { try $0.list() }
        problems.add(list.problems)
        for id in list.ids { try body(article(id)) }
    }

    /// The analysis of an article as the user has corrected it, made and kept now if there is none by this version of
    /// the parser.
    func currentAnalysis(of article: Article) throws -> Analysis {
        try corrected(parsedAnalysis(of: article), of: article)
    }

    private func parsedAnalysis(of article: Article) throws -> Analysis {
        if let analysis = try analysis(of: article, parser: ArticleParser.version) { return analysis }
        let analysis = try ArticleParser().parse(article.document)
        // The library may be read-only, and the analysis can always be made again.
        _ = try? saveAnalysis(analysis, of: article.document.text, for: article.id)
        return analysis
    }
}
