import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore
import CrossReference
import Foundation

/// `quoth-bench links`: how surely edited quotes are found again, and how fast articles are linked.
struct LinksBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "Find edited quotes among those of real articles; link a large library.",
        discussion: """
            With SOURCE (a library's folder, or a .jsonl file of texts) quotes drawn from it are edited, and looked for \
            among all. Found: the original is among what is returned. Right: what is returned is the original, or a quote \
            that the unedited original finds as well. With --articles a library of made articles with six quotes each is \
            made in a temporary folder (or --folder, where it is kept), linked as a whole, and then article by article.
            """)

    @Argument(help: "A library's folder or a .jsonl file.", completion: .file())
    var source: String?

    @Option(help: "How many quotes to edit, for each sort of edit.")
    var edits = 1000

    @Option(help: "Only quotes of so many words and more are edited.")
    var least = 8

    @Option(help: "How many made articles to link.")
    var articles = 0

    @Option(
        help: "Keep the made library in this folder, and use the one that is there.", completion: .directory)
    var folder: String?

    @Flag(help: "Use the index that is there, and only link new articles.")
    var keepIndex = false

    func run() throws {
        if let source { try measureEdits(of: quotes(in: source)) }
        if articles > 0 { try measureLinking() }
    }

    // MARK: Edited quotes

    private func quotes(in source: String) throws -> [IndexedQuote] {
        if FileManager.default.fileExists(atPath: source + "/articles") {
            let library = try Library(at: source, createIfMissing: false)
            return try library.articleIDs().flatMap { id in
                try library.claims(of: id).map { QuoteReader.quotes(of: $0) } ?? []
            }
        }
        let parser = try ArticleParser()
        var quotes: [IndexedQuote] = []
        for case .document(let document) in DocumentReader([source]) {
            quotes += QuoteReader.quotes(
                of: ArticleClaims(
                    article: document.sourceID ?? "\(quotes.count)", outlet: document.outlet,
                    text: ArticleText(document.text), analysis: parser.parse(document)))
        }
        return quotes
    }

    private func measureEdits(of quotes: [IndexedQuote]) throws {
        let index = MemoryQuoteIndex(quotes)
        let pool = index.quotes.filter { Self.words(of: $0).count >= least }
        guard !pool.isEmpty else { throw ValidationError("No quote has so many words.") }
        print("\(quotes.count) quotes; \(edits) of the \(pool.count) with \(least) words and more are edited")
        let vocabulary = quotes.flatMap { $0.text.lowercased().split { !$0.isLetter }.map(String.init) }
        for edit in MadeEdit.allCases { try measure(edit, pool, index, vocabulary) }
    }

    private func measure(
        _ edit: MadeEdit, _ pool: [IndexedQuote], _ index: MemoryQuoteIndex, _ vocabulary: [String]
    ) throws {
        let matcher = QuoteMatcher(.search)
        var generator = SplitMix64(state: 42)
        var (found, returned, right) = (0, 0, 0)
        let start = ProcessTime.now
        for _ in 0..<edits {
            let original = pool[Int(generator.next() % UInt64(pool.count))]
            var edited = original
            edited.text = edit.apply(to: Self.words(of: original), vocabulary: vocabulary, &generator)
                .joined(separator: " ")
            edited.speaker = nil
            let keys = try matcher.matches(for: edited, in: index).map(\.quote.key)
            let known = Set(try matcher.matches(for: original, in: index).map(\.quote.key)).union([
                original.key
            ])
            if keys.contains(original.key) { found += 1 }
            returned += keys.count
            right += keys.count { known.contains($0) }
        }
        let time = (ProcessTime.now - start) / Double(2 * max(1, edits)) * 1000
        print(
            edit.rawValue.padding(toLength: 28, withPad: " ", startingAt: 0),
            String(
                format: "found %.3f (bar %.2f), right %.3f of %d returned, %.2f ms",
                Double(found) / Double(max(1, edits)), edit.bar, Double(right) / Double(max(1, returned)),
                returned, time))
    }

    private static func words(of quote: IndexedQuote) -> [String] {
        quote.text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    // MARK: A large library

    private func measureLinking() throws {
        let home = folder ?? FileManager.default.temporaryDirectory.path + "/quoth-bench-\(UUID().uuidString)"
        defer { if folder == nil { try? FileManager.default.removeItem(atPath: home) } }
        let (place, cache) = (home + "/library", home + "/.cache/quoth")
        if !FileManager.default.fileExists(atPath: place) {
            try SyntheticLibrary(folder: place, count: articles, hasQuotes: true).make()
        }
        if !keepIndex { try? FileManager.default.removeItem(atPath: cache) }
        let library = try Library(at: place, createIfMissing: false, cache: cache)
        if keepIndex { return try measureNewArticles(library) }
        try report("index built") { try library.refresh() }
        let sizeOfIndex = try FolderSize.bytes(of: cache) / 1_000_000
        try report("all articles linked") { try library.updateLinks(comparing: CombinedComparison.all) }
        print("  index \(sizeOfIndex) MB, with links \(try FolderSize.bytes(of: cache) / 1_000_000) MB")
        print("  \(try library.links().count) links; \(try library.events().count) events")
        try measureNewArticles(library)
    }

    private func measureNewArticles(_ library: Library) throws {
        var words = MadeWords(seed: 3)
        var quotes = MadeQuotes()
        var times: [Double] = []
        let clock = ContinuousClock()
        for number in 0..<60 {
            var document = RawDocument(
                text: "", title: words.sentence(words: 8), outlet: "The New Post", date: "2023-06-01",
                url: "https://made.example/new-\(number)")
            let analysis = quotes.analysis(of: &document, &words)
            _ = try library.add(document, analysis: analysis)
            let start = clock.now
            try library.updateLinks(comparing: CombinedComparison.all)
            // The first ones find nothing in the caches.
            if number >= 10 { times.append((clock.now - start) / .milliseconds(1)) }
        }
        times.sort()
        print(
            String(
                format: "a new article linked: %.1f ms (%.1f to %.1f)", times[times.count / 2], times[0],
                times[times.count - 1]))
        if let memory = ProcessMemory.peak { print("memory at most \(memory / 1024) MB") }
    }

    private func report(_ name: String, _ work: () throws -> Void) throws {
        let clock = ContinuousClock()
        let (start, processor) = (clock.now, ProcessTime.now)
        try work()
        let wall = String(format: "%.1f", (clock.now - start) / .seconds(1))
        print(name + ": \(wall) s, " + String(format: "%.1f", ProcessTime.now - processor) + " s of one core")
        if let memory = ProcessMemory.peak { print("  memory at most \(memory / 1024) MB") }
    }
}
