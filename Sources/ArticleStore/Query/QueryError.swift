/// Why a query cannot be read, and where.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to write instead.
    public var reason: String
    /// The place in the query, in characters from 1.
    public var position: Int

    /// One line: what, where, what to do.
    public var description: String { "in the query, at character \(position): \(reason)" }

    /// Says what is wrong.
    public init(_ reason: String, at position: Int) {
        self.reason = reason
        self.position = position
    }
}
