import ArticleImport
import ArticleModel
import ArticleStore
import Glibc

/// What `:add` and `:subscribe` do.
extension Importer {
    /// Adds a file, a folder, or what is at an address. A page becomes an article; if it names a feed, that is offered. A
    /// feed, a list of feeds, or a page that has no article but names a feed is subscribed to.
    func add(_ source: String, _ job: ImportJob) throws {
        guard let address = Self.address(source) else {
            let cancellation = job.cancellation
            return try add(
                DocumentReader([source]) { cancellation.isCancelled }, job)
        }
        let content: WebReader.Content
        do throws(ImportError) {
            content = try web.content(at: address, isCancelled: { job.cancellation.isCancelled }).content
        } catch {
            if case .noArticle = error { return try subscribe(to: source, job) }
            throw error
        }
        switch content {
        case .page(let page):
            let taken = try take(page.document, job)
            let subscribed = try library.feeds()
            let offered = page.feeds.map(\.address).first { feed in
                !subscribed.contains { $0.matches(address: feed) }
            }
            let isOffered = offered != nil && !subscribed.contains { Self.isSameSite($0.address, address) }
            tell(taken, page.document, job, feedOffered: isOffered ? offered : nil)
        case .text(let document): tell(try take(document, job), document, job)
        case .feed: try subscribe(to: source, job)
        case .feedList(let list):
            for address in list.badAddresses {
                job.note(problem: ImportError.badAddress(address).description)
            }
            guard !list.outlines.isEmpty else { return }
            let new = try library.subscribe(
                to: list.outlines.map { FeedSubscription($0, added: Timestamp.now()) })
            job.finish(
                new.isEmpty
                    ? "All these feeds are among yours already"
                    : "Subscribed to \(new.count == 1 ? "1 feed" : "\(new.count) feeds"); R reads all")
        }
    }

    func subscribe(to source: String, _ job: ImportJob) throws {
        guard let address = Self.address(source) else { throw ImportError.badAddress(source) }
        let found = try web.findFeed(at: address, isCancelled: { job.cancellation.isCancelled })
        let feed = FeedSubscription(
            address: found.address, title: found.feed.title, site: found.feed.site, added: Timestamp.now())
        let isNew = try !library.subscribe(to: [feed]).isEmpty
        let subscribed = try library.feeds().filter { $0.matches(address: feed.address) }
        try refresh(subscribed, asksAll: true, job)
        let name = feed.title ?? feed.address
        let outcome = job.progress.new > 0 ? job.newWords : "nothing new"
        job.finish((isNew ? "Subscribed to \(name): " : "\(name) is among your feeds: ") + outcome)
    }

    /// The address that the user means: a host name (`example.org/news`) is one unless a file is called so.
    static func address(_ source: String) -> WebAddress? {
        let lower = source.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return WebAddress(source) }
        let host = source.prefix { $0 != "/" && $0 != ":" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isName =
            labels.count > 1 && labels.allSatisfy { !$0.isEmpty } && host.last?.isLetter == true
            && !source.contains(where: \.isWhitespace)
            && !fileEndings.contains(labels.last?.lowercased() ?? "")
        return isName && access(source, F_OK) != 0 ? WebAddress("https://" + source) : nil
    }

    /// A name that ends like this is meant to be a file's, also where there is none.
    private static let fileEndings: Set<String> = [
        "txt", "md", "html", "htm", "mhtml", "json", "jsonl", "ndjson", "xml", "opml", "rss", "atom", "epub",
        "gz",
        "zst", "warc", "wet", "pdf",
    ]

    private static func isSameSite(_ feed: String, _ page: WebAddress) -> Bool {
        WebAddress(feed)?.host == page.host
    }

    // MARK: Documents

    /// Analyses many documents at once and takes them in, in their order.
    private func add(_ documents: DocumentReader, _ job: ImportJob) throws {
        var reader = documents
        let (library, parser, cancellation) = (library, parser, job.cancellation)
        let keys = library.articleKeys()
        var last: (Intake, RawDocument)?
        var count = 0
        try mapInOrder(limit: Self.analysts, niceness: Self.niceness) {
            while !cancellation.isCancelled, let item = reader.next() {
                switch item {
                case .document(let document): return document
                case .problem(let problem): job.note(problem: problem.description)
                }
            }
            return nil
        } transform: { document in
            try PreparedDocument(
                document, library, keys, parser, isCancelled: { cancellation.isCancelled })
        } receive: { prepared in
            guard let taken = try Self.take(prepared, library, keys, job) else { return }
            count += 1
            last = (taken, prepared.document)
            job.note(taken)
            job.tell()
        }
        if count == 1, let (taken, document) = last { return tell(taken, document, job) }
        let known = count - job.progress.new
        let others = known > 0 ? ", \(known) \(known == 1 ? "was" : "were") there already" : ""
        if count > 0 { job.finish(job.newWords + others) }
    }

    /// Takes a document in; nil where the user has ended the work, or it is the one that cannot be taken.
    private static func take(
        _ prepared: PreparedDocument, _ library: Library, _ keys: ArticleKeyFile, _ job: ImportJob
    ) throws -> Intake? {
        do {
            return try prepared.take(library, keys)
        } catch let error as LibraryError where error.concernsOneArticle {
            job.note(problem: error.description)
            return nil
        }
    }

    /// Analyses one document and takes it in; nil where the user has ended it.
    private func take(_ document: RawDocument, _ job: ImportJob) throws -> Intake? {
        let keys = library.articleKeys()
        let cancellation = job.cancellation
        let prepared = try PreparedDocument(
            document, library, keys, parser, isCancelled: { cancellation.isCancelled })
        let taken = try prepared.take(library, keys)
        if let taken { job.note(taken) }
        return taken
    }

    /// Says what became of the one document that was asked for.
    private func tell(
        _ taken: Intake?, _ document: RawDocument, _ job: ImportJob, feedOffered: String? = nil
    ) {
        guard let taken else { return }
        let title = (try? library.article(taken.id))?.title ?? document.title ?? ""
        let words =
            switch taken {
            case .added: "Added: \(title)"
            case .addedCopy: "Added, nearly the same text as another article: \(title)"
            case .revised: "A new text of: \(title) (gd shows what changed)"
            case .known, .knownEarlier: "In the library already: \(title)"
            }
        let offer = feedOffered == nil ? "" : " · its site has a feed: :subscribe"
        job.finish(words + offer, article: taken.id, feedOffered: feedOffered)
    }
}
