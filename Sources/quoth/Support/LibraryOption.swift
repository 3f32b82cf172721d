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

    /// Opens the library.
    func open(createIfMissing: Bool = false) throws -> Library {
        try Library(
            at: library ?? Library.defaultFolder(environment: ProcessInfo.processInfo.environment),
            createIfMissing: createIfMissing)
    }
}

extension Library {
    /// The keys by which articles are recognised, kept in the user's cache folder.
    func articleKeys() -> ArticleKeyFile {
        let cache = Library.defaultCache(environment: ProcessInfo.processInfo.environment)
        return ArticleKeyFile(library: self, folder: cacheFolder(in: cache)) { count in
            if StandardError.isTerminal { StandardError.write("\r\u{1B}[KReading the library: \(count)\r") }
        }
    }

    /// The articles named by ids or beginnings of ids; all, newest first, when none is named.
    func articles(named names: [String], _ problems: inout ProblemReport) throws -> [Article] {
        if !names.isEmpty { return try names.map { try article(id(startingWith: $0)) } }
        let listing = summaries()
        problems.add(listing.problems)
        return try listing.articles.map { try article($0.id) }
    }

    /// The analysis of an article, made and kept now if there is none by this version of the parser.
    func currentAnalysis(of article: Article) throws -> Analysis {
        if let analysis = try analysis(of: article, parser: ArticleParser.version) { return analysis }
        let analysis = ArticleParser().parse(article.document)
        // The library may be read-only, and the analysis can always be made again.
        try? saveAnalysis(analysis, for: article.id)
        return analysis
    }
}
