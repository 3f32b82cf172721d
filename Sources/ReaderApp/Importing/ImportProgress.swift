/// How far the work is that brings articles in.
public struct ImportProgress: Hashable, Sendable {
    /// Feeds that are done, and all that are asked; nil while files or pages are read.
    public var feeds: Step?
    /// Articles that are new or have a new text.
    public var new = 0
    /// What could not be read, a line each.
    public var problems: [String] = []

    /// So many of so many.
    public struct Step: Hashable, Sendable {
        /// Those that are done.
        public var done: Int
        /// All of them.
        public var total: Int
    }

    /// As the status line has it: `feeds 3/12 · 5 new`.
    var words: String {
        var parts = [feeds.map { "feeds \($0.done)/\($0.total)" } ?? "adding …"]
        if new > 0 { parts.append("\(new) new") }
        if !problems.isEmpty { parts.append(Self.count(problems)) }
        return parts.joined(separator: " · ")
    }

    /// `2 problems`.
    static func count(_ problems: [String]) -> String {
        problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    }
}

/// What came of such work.
public struct ImportReport: Hashable, Sendable {
    /// One line for the user.
    public var message: String
    /// What could not be read, a line each.
    public var problems: [String] = []
    /// The one article that the user has asked for, in the library by now.
    public var article: String?
    /// A feed that its page names, and that the user does not read.
    public var feedOffered: String?
}
