import ArticleModel

/// Numbers by which an article is recognised: two articles that share one may be the same, or copies.
///
/// Sharing a key proves nothing; whoever finds one compares the articles themselves.
public struct ArticleKeys: Hashable, Sendable {
    /// Of the normalised address; 0 where there is none.
    public var address: UInt64
    /// Of the id that the source gave and the source itself, or of the source's name; 0 where there is none.
    public var source: UInt64
    /// Of the text.
    public var text: UInt64
    /// Of bands of the text's sketch; all 0 for a text that is too short.
    ///
    /// The sketch has 60 values, each the least of a different hash over all the text's three-word sequences (Broder,
    /// On the resemblance and containment of documents, 1997); texts share one value with the probability of their
    /// resemblance. A band is three values: texts that resemble each other by 0.5 share at least one of 20 bands with
    /// a probability of 0.93, by 0.7 with 0.9998, and unrelated ones (0.005) with 0.000003.
    public var bands: [UInt32]

    static let bandCount = 20
    private static let rowsInBand = 3

    /// The keys of a document.
    public init(_ document: RawDocument) {
        address = document.url.flatMap { Self.key(ofAddress: $0) } ?? 0
        source = Self.key(ofSource: document) ?? 0
        text = Self.hash("text", document.text)
        bands = Self.bands(of: TextLikeness(document.text))
    }

    /// Keys as they were stored.
    init(address: UInt64, source: UInt64, text: UInt64, bands: [UInt32]) {
        self.address = address
        self.source = source
        self.text = text
        self.bands = bands
    }

    /// The key of an address; nil for an empty one.
    static func key(ofAddress address: String) -> UInt64? {
        NormalisedAddress(address).map { hash("address", $0.description) }
    }

    /// The key of where a document came from: the id that its file or feed gave it, or a text file's name where there is
    /// nothing better. Standard input is no place to come back to.
    static func key(ofSource document: RawDocument) -> UInt64? {
        guard let source = document.source, source != "-", source != "standard input" else { return nil }
        if let id = document.sourceID { return hash("id", source, id) }
        return document.url == nil ? hash("file", source) : nil
    }

    private static func hash(_ parts: String...) -> UInt64 {
        var hash = ContentHash()
        for part in parts {
            hash.add(part.utf8)
            hash.add(CollectionOfOne(0))
        }
        // 0 means that there is no key.
        return max(1, hash.value)
    }

    private static func bands(of likeness: TextLikeness) -> [UInt32] {
        guard likeness.shingles.count >= TextLikeness.leastCount else {
            return [UInt32](repeating: 0, count: bandCount)
        }
        var least = [UInt64](repeating: .max, count: bandCount * rowsInBand)
        for shingle in likeness.shingles {
            var value = shingle
            for index in least.indices {
                // SplitMix64: a new hash of the sequence for each value of the sketch.
                value &+= 0x9E37_79B9_7F4A_7C15
                var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
                if mixed < least[index] { least[index] = mixed }
            }
        }
        return (0..<bandCount).map { band in
            let values = least[(band * rowsInBand)..<((band + 1) * rowsInBand)]
            let hash = values.reduce(UInt64(band)) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ $0 >> 29 }
            return max(1, UInt32(truncatingIfNeeded: hash >> 32))
        }
    }
}

/// Finds articles by their keys. The library's own index may stand behind it; `ArticleKeyFile` is one that needs nothing
/// else.
public protocol ArticleKeyIndex: Sendable {
    /// The ids of all articles that share an address, a source, the text, or a band of the sketch, each once. Some may
    /// not be in the library any more, or have changed.
    func articles(sharing keys: ArticleKeys) throws(LibraryError) -> [String]

    /// The ids of all articles with an address, however it is written.
    func articles(at address: String) throws(LibraryError) -> [String]

    /// Takes note of an article that has been written; the library is locked.
    func record(_ keys: ArticleKeys, of id: String, copyOf: String?) throws(LibraryError)

    /// All articles that are copies of others, with the article that they are copies of.
    func copies() throws(LibraryError) -> [String: String]
}
