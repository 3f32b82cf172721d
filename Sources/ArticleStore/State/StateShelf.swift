/// One of the files in `state/`: what is remembered of the articles whose ids begin with the same two digits, or the
/// marks by letter.
///
/// A change writes one of them, so its cost does not grow with the library.
enum StateShelf: Hashable, Comparable {
    /// `state/ab.json`.
    case articles(UInt8)
    /// `state/marks.json`: marks by letter, and whatever belongs to no article's id.
    case marks

    /// All files, those of the articles first.
    static let all = articles + [.marks]

    /// The files of articles.
    static let articles = (UInt8.min...UInt8.max).map { StateShelf.articles($0) }

    /// The file with the entry of an article.
    init(of id: String) {
        self = ArticleNumber(id: id).map { .articles($0.shelf) } ?? .marks
    }

    /// The file's path within the library.
    var name: String {
        switch self {
        case .articles(let number): "state/\(Shelf.digits(number)).json"
        case .marks: "state/marks.json"
        }
    }
}

extension LibraryState {
    /// The state by the files that hold its parts.
    var byShelf: [StateShelf: LibraryState] {
        var parts: [StateShelf: LibraryState] = [:]
        for id in read { parts[StateShelf(of: id), default: LibraryState()].read.insert(id) }
        for id in starred { parts[StateShelf(of: id), default: LibraryState()].starred.insert(id) }
        for (id, tags) in tags { parts[StateShelf(of: id), default: LibraryState()].tags[id] = tags }
        for (id, position) in positions {
            parts[StateShelf(of: id), default: LibraryState()].positions[id] = position
        }
        if !marks.isEmpty { parts[.marks, default: LibraryState()].marks = marks }
        return parts
    }

    /// Adds the entries of another part.
    mutating func formUnion(_ other: LibraryState) {
        read.formUnion(other.read)
        starred.formUnion(other.starred)
        tags.merge(other.tags) { $1 }
        marks.merge(other.marks) { $1 }
        positions.merge(other.positions) { $1 }
    }
}
