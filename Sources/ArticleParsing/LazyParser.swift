import Synchronization

/// The parser, loaded when it is needed first: work that finds nothing new never waits for the language engine. It can
/// be used from several threads.
public final class LazyParser: Sendable {
    private let parser = Mutex<ArticleParser?>(nil)

    /// Loads nothing yet.
    public init() {}

    /// The parser; throws why the engine's weights cannot be used.
    public func get() throws -> ArticleParser {
        try parser.withLock { parser in
            if let parser { return parser }
            let made = try ArticleParser()
            parser = made
            return made
        }
    }
}
