/// Why a file of weights cannot be used. Each is one line: what, where, what to do.
public enum WeightsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file is not there or may not be read.
    case unreadable(path: String)
    /// The file does not begin as a file of weights does.
    case notWeights(path: String)
    /// The file was written in another version of the format.
    case otherVersion(path: String, found: Int, expected: Int)
    /// The file is cut short, or its bytes are not those that were written.
    case damaged(path: String, detail: String)
    /// The file is whole, but its contents do not fit this program.
    case unsuitable(path: String, detail: String)

    /// One line for the user.
    public var description: String {
        switch self {
        case .unreadable(let path):
            "The weights \(path) cannot be read: check that the file is there and that you may read it."
        case .notWeights(let path):
            "\(path) is not a file of weights: install Quoth again."
        case .otherVersion(let path, let found, let expected):
            "The weights \(path) have format \(found), this program reads \(expected): "
                + "take both from the same release."
        case .damaged(let path, let detail):
            "The weights \(path) are damaged (\(detail)): install Quoth again."
        case .unsuitable(let path, let detail):
            "The weights \(path) do not fit this program (\(detail)): take both from the same release."
        }
    }
}
