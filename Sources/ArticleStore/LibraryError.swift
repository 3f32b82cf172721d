/// Why the library could not do what was asked, as one line that says what, where and what to do.
public enum LibraryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no library in this folder.
    case missing(folder: String)
    /// The path is there and is no folder.
    case notAFolder(path: String)
    /// A file or folder cannot be read.
    case unreadable(path: String, reason: String)
    /// A file or folder cannot be written.
    case unwritable(path: String, reason: String)
    /// Another program holds the library's lock.
    case busy(folder: String, holder: Int32?)
    /// The library stands on a disk that knows no locks.
    case noLocks(folder: String, reason: String)
    /// No article has this id.
    case noSuchArticle(id: String)
    /// Several articles have ids that begin like this.
    case ambiguous(prefix: String, count: Int)
    /// The id is not made of hexadecimal digits.
    case invalidID(id: String)
    /// The file's content cannot be understood.
    case damaged(file: String, reason: String)
    /// The file was written by a newer version of the program.
    case newerSchema(file: String)
    /// An article with this id is in the library already.
    case alreadyThere(id: String)
    /// The trash holds no article with this id.
    case notInTrash(id: String)
    /// No annotation of the article has this id.
    case noSuchAnnotation(id: String)
    /// An article has no revision of this number; its texts are numbered from 1 to `last`, the present one.
    case noSuchRevision(id: String, number: Int, last: Int)
    /// The index cannot be used.
    case unusableIndex(path: String, reason: String)
    /// A date is not written as ISO 8601.
    case invalidDate(String)

    /// Whether other articles can be written all the same.
    public var concernsOneArticle: Bool {
        switch self {
        case .damaged, .newerSchema, .noSuchArticle: true
        default: false
        }
    }

    /// One line: what, where, what to do.
    public var description: String {
        switch self {
        case .missing(let folder):
            "there is no library in \(folder); check the name, or make one by adding an article: quoth add FILE"
        case .notAFolder(let path): "\(path) is not a folder; name the library's folder"
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        case .busy(let folder, let holder):
            "the library \(folder) is being written by another program\(holder.map { " (process \($0))" } ?? ""); "
                + "try again"
        case .noLocks(let folder, let reason):
            "the disk of \(folder) has no locks (\(reason)), so that two programs could lose each other's changes; "
                + "keep the library on a local disk, or mount this one with locks"
        case .noSuchArticle(let id): "no article has the id \(id); quoth list shows the ids"
        case .ambiguous(let prefix, let count):
            "\(count) articles have ids that begin with \(prefix); write more of it"
        case .invalidID(let id):
            "\(id) is not an article's id; ids are hexadecimal digits, as quoth list shows them"
        case .damaged(let file, let reason):
            "\(file) is damaged (\(reason)); quoth check --repair sets it aside"
        case .newerSchema(let file):
            "\(file) was written by a newer version of quoth; update quoth to change it"
        case .alreadyThere(let id): "the article \(id) is in the library already"
        case .notInTrash(let id): "the trash holds no article \(id)"
        case .noSuchAnnotation(let id): "no annotation has the id \(id)"
        case .noSuchRevision(let id, let number, let last):
            last == 1
                ? "\(id) has one text, no earlier revisions; quoth add of its changed source makes one"
                : "\(id) has no revision \(number); its texts are numbered 1 to \(last), the present one"
        case .unusableIndex(let path, let reason):
            "cannot use the index in \(path) (\(reason)); quoth reindex builds it anew"
        case .invalidDate(let date): "\(date) is not a date; write it as YYYY-MM-DD"
        }
    }
}
