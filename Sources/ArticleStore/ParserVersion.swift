/// The version of the parser that made an analysis, as `2.0.1`.
enum ParserVersion {
    /// Whether one version is older than another: number by number. What is no number is older than any, so that an
    /// analysis of unknown origin is made anew, and one by a newer program is left to it.
    static func isOlder(_ version: String, than other: String) -> Bool {
        let (ours, theirs) = (numbers(in: version), numbers(in: other))
        return ours == theirs ? false : ours.lexicographicallyPrecedes(theirs)
    }

    private static func numbers(in version: String) -> [Int] {
        version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    }
}
