/// Why something could not be read, as one line that says what, where and what to do.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing under this name.
    case missing(name: String)
    /// A folder stands where a file is expected.
    case isFolder(name: String)
    /// The system refuses to read it.
    case unreadable(name: String, reason: String)
    /// A named pipe on which nobody writes.
    case noWriter(name: String)
    /// There is no text in it.
    case empty(name: String)
    /// A folder without any file that could be read.
    case nothingToRead(folder: String)
    /// It is not text.
    case notText(name: String, what: String)
    /// Its compression or its form is damaged, or it breaks off.
    case damaged(name: String)
    /// It is larger than `limit` bytes.
    case tooLarge(name: String, limit: Int)
    /// A line of a JSON Lines file (from 1) is not what it should be; the other lines are read.
    case badLine(name: String, line: Int, reason: String)
    /// It is no JSON.
    case badJSON(name: String, reason: String)
    /// A web page on which no article was found.
    case noArticle(name: String)
    /// It is no feed.
    case noFeed(name: String)
    /// It is no list of feeds, or an empty one.
    case noFeeds(name: String)
    /// It is no web address.
    case badAddress(String)
    /// It could not be fetched.
    case fetch(HTTPError)
    /// There are no annotations in it.
    case noAnnotations(name: String)
    /// A collection whose annotations, or some of them, are at an address instead.
    case annotationsElsewhere(name: String, address: String)

    /// One line: what, where, what to do.
    public var description: String {
        switch self {
        case .missing(let name): "cannot read \(name): no such file; check the name"
        case .isFolder(let name): "cannot read \(name): it is a folder; name a file"
        case .unreadable(let name, let reason): "cannot read \(name): \(reason)"
        case .noWriter(let name):
            "cannot read \(name): nobody writes to this pipe; start the program that does"
        case .empty(let name): "cannot read \(name): there is no text in it"
        case .nothingToRead(let folder):
            "cannot read \(folder): no .txt, .md, .html or .jsonl file in it; name a file to read it anyway"
        case .notText(let name, let what):
            "cannot read \(name): it is \(what), not plain text; save it as text first"
        case .damaged(let name): "cannot read \(name): it is damaged or incomplete; get it again"
        case .tooLarge(let name, let limit):
            "cannot read \(name): it is larger than \(limit >> 20) MB; split it into parts"
        case .badJSON(let name, let reason):
            "cannot read \(name): this is no JSON: \(reason); check that the file is whole"
        case .noArticle(let name):
            "cannot read \(name): there is no article on this page; name the page of one article"
        case .noFeed(let name):
            "cannot read \(name): it is no feed; name an RSS, Atom or JSON feed, or a page that has one"
        case .noFeeds(let name): "cannot read \(name): there are no feeds in it; name an OPML file"
        case .badAddress(let text): "cannot fetch \(text): this is no web address; write it as https://…"
        case .fetch(let error): error.description
        case .noAnnotations(let name):
            "cannot read \(name): there are no annotations in it; name a W3C annotation collection or a Hypothes.is export"
        case .annotationsElsewhere(let name, let address):
            "cannot read \(name): its annotations are in another file, \(address); save them into one file"
        case .badLine(let name, let line, let reason): "cannot read \(name), line \(line): \(reason)"
        }
    }
}
