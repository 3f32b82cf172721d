/// An annotation from a file, as a W3C annotation.
public struct ImportedAnnotation: Hashable, Sendable {
    /// The W3C annotation, with all that the file says of it.
    public var item: JSONValue
    /// Addresses of what it is on, the first being the best.
    public var sources: [String]
    /// Whether its positions count UTF-16 code units of a web page, and so say little of the article's text.
    public var countsUTF16: Bool

    /// Takes a W3C annotation with the addresses that it names.
    public init(item: JSONValue, sources: [String], countsUTF16: Bool) {
        self.item = item
        self.sources = sources
        self.countsUTF16 = countsUTF16
    }
}
