import ArticleModel
import Glibc

/// Reads raw documents from files, folders, web addresses and standard input, one after the other and no more than
/// needed: a JSON Lines file of any size is read line by line.
///
/// A file, or a line of a JSON Lines file, that cannot be used is reported, and the rest goes on.
public struct DocumentReader: Sequence, IteratorProtocol {
    /// What comes next.
    public enum Item: Sendable {
        case document(RawDocument)
        case problem(ImportError)
    }

    /// The largest text file, and the longest line of a JSON Lines file, in bytes.
    public static let sizeLimit = 64 << 20

    private let limit: Int
    /// Sources still to be read, the next one last.
    private var sources: [String]
    private var lines: (reader: ByteReader, number: Int)?
    private var items: FeedItemReader?
    private var crawl: WARCReader?
    private var book: EPUBReader?
    private let web: WebReader
    private let isCancelled: () -> Bool
    /// What is to be reported before anything else comes.
    private var problems: [ImportError] = []

    /// So many bytes of standard input tell what it is.
    private static let beginning = 1 << 16

    /// Reads from sources in order: paths, http and https addresses (of a page, a feed or a list of feeds), or `-` for
    /// standard input. What has no name that would tell, standard input or a pipe, is a page if it begins like one, JSON
    /// Lines if its lines are objects with a `text` or `html`, plain text otherwise. A folder stands for the files in it and
    /// in its folders that can be read (`FolderWalk`); hidden ones are passed over.
    ///
    /// Once `isCancelled` says so there is nothing more: it is asked several times a second while a pipe or a server is
    /// waited for.
    public init(
        _ sources: [String], sizeLimit: Int = Self.sizeLimit, web: WebReader = WebReader(),
        isCancelled: @escaping () -> Bool = { false }
    ) {
        self.sources = sources.reversed()
        self.web = web
        self.isCancelled = isCancelled
        limit = sizeLimit
    }

    /// The next document or problem; nil at the end.
    public mutating func next() -> Item? {
        let item = nextItem()
        if case .problem = item, isCancelled() { return nil }
        return item
    }

    private mutating func nextItem() -> Item? {
        while true {
            if !problems.isEmpty { return .problem(problems.removeFirst()) }
            if let item = nextLine() { return item }
            if let item = items?.next() { return item }
            items = nil
            if let item = crawl?.next() { return item }
            crawl = nil
            if let item = book?.next() { return item }
            book = nil
            guard let source = sources.popLast() else { return nil }
            do throws(ImportError) {
                if let document = try open(source) { return .document(document) }
            } catch {
                return .problem(error)
            }
        }
    }

    /// Reads a text or page; nil where a source with many documents was opened, or put in the place of its parts.
    private mutating func open(_ source: String) throws(ImportError) -> RawDocument? {
        if source == "-" {
            let input = ByteReader(descriptor: STDIN_FILENO, name: "standard input", isCancelled: isCancelled)
            return try read(input, source: source)
        }
        if source.lowercased().hasPrefix("http://") || source.lowercased().hasPrefix("https://") {
            return try open(address: source)
        }
        if FolderWalk.isFolder(source) {
            sources += try FolderWalk.files(in: source).reversed()
            return nil
        }
        return try read(ByteReader(path: source, isCancelled: isCancelled), source: source)
    }

    private mutating func open(address text: String) throws(ImportError) -> RawDocument? {
        guard let address = WebAddress(text) else { throw .badAddress(text) }
        let (content, response) = try web.content(at: address, isCancelled: isCancelled)
        switch content {
        case .page(let page): return page.document
        case .text(let document): return document
        case .feed(let feed):
            items = FeedItemReader(feed: feed, address: response.address.description, web: web)
        case .feedList(let list): open(list)
        }
        return nil
    }

    private mutating func open(_ list: OPML.List) {
        problems += list.badAddresses.map(ImportError.badAddress)
        sources += list.outlines.reversed().map(\.address)
    }

    private mutating func read(_ reader: ByteReader, source: String) throws(ImportError) -> RawDocument? {
        let ending = FolderWalk.ending(of: source)
        let isNameless = source == "-" || (reader.isStream && ending.isEmpty)
        if try isNameless ? areLinesLikely(reader) : FolderWalk.linesEndings.contains(ending) {
            guard try !reader.isEmpty() else { throw .empty(name: reader.name) }
            lines = (reader, 0)
            return nil
        }
        if WARCReader.isLikely(try reader.peekLine(limit: 16)) {
            crawl = WARCReader(reader, limit: limit)
            return nil
        }
        let bytes = try reader.rest(limit: limit)
        if EPUBReader.isLikely(bytes) {
            book = try EPUBReader(bytes, name: reader.name)
            return nil
        }
        if let saved = SavedPage.isLikely(bytes) ? SavedPage(bytes) : nil {
            var document = try WebPage(
                saved.page, name: reader.name, address: saved.address, charset: saved.charset
            ).document
            document.source = source
            return document
        }
        if let what = TextDecoding.nonText(bytes) { throw .notText(name: reader.name, what: what) }
        if FolderWalk.pageEndings.contains(ending) || (isNameless && HTMLText.isLikely(bytes)) {
            return try WebPage(bytes, name: reader.name).document
        }
        if OPML.isLikely(bytes) {
            open(try OPML.list(bytes, name: reader.name))
            return nil
        }
        if FolderWalk.feedEndings.contains(ending) || (isNameless && FeedParser.isLikely(bytes)) {
            items = FeedItemReader(
                feed: try FeedParser.feed(bytes, name: reader.name), address: source, web: nil)
            return nil
        }
        let text = TextDecoding.text(of: bytes)
        guard text.utf8.contains(where: { !$0.isASCIIWhitespace }) else { throw .empty(name: reader.name) }
        if FolderWalk.markdownEndings.contains(ending) { return MarkdownText.document(text, source: source) }
        return RawDocument(text: text, source: source)
    }

    /// Whether what has no name is JSON Lines. Where its first line tells, no more is waited for: a stream may be slow.
    private func areLinesLikely(_ reader: ByteReader) throws(ImportError) -> Bool {
        let first = TextDecoding.withoutMark(try reader.peekLine(limit: limit))
        if JSONLine.isLikely(first.trimmingASCIIWhitespace()) { return true }
        let beginning = try reader.peek(Swift.max(Self.beginning, first.count))
        return JSONLine.areLikely(TextDecoding.withoutMark(beginning))
    }

    /// The next line of the JSON Lines file that is open; nil where none is, or it has come to its end.
    private mutating func nextLine() -> Item? {
        while let (reader, number) = lines {
            lines = (reader, number + 1)
            do throws(ImportError) {
                guard let line = try reader.nextLine(limit: limit) else {
                    lines = nil
                    return nil
                }
                if let item = item(of: line, name: reader.name, number: number + 1) { return item }
            } catch {
                lines = nil
                return .problem(error)
            }
        }
        return nil
    }

    /// The document of a line; nil for a blank one.
    private func item(of line: ByteReader.Line, name: String, number: Int) -> Item? {
        guard case .bytes(var bytes) = line else {
            return .problem(.badLine(name: name, line: number, reason: "it is longer than \(limit >> 20) MB"))
        }
        if number == 1 { bytes = TextDecoding.withoutMark(bytes) }
        guard bytes.contains(where: { !$0.isASCIIWhitespace }) else { return nil }
        do {
            return .document(try JSONLine.document(bytes, source: name))
        } catch {
            return .problem(.badLine(name: name, line: number, reason: error.reason))
        }
    }
}
