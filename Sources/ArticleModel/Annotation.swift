/// A highlight, note, tag or correction by the user, anchored to words of an article.
///
/// The anchor is what files keep (W3C Web Annotation selectors, code points); the byte span in a given text
/// comes from `Anchoring`.
public struct Annotation: Hashable, Sendable, Identifiable {
    /// The words to which an annotation belongs.
    public struct Anchor: Hashable, Sendable {
        /// The words themselves.
        public var exact: String
        /// Up to 32 code points before them.
        public var prefix: String
        /// Up to 32 code points after them.
        public var suffix: String
        /// Where they stood when the annotation was made or last re-attached.
        public var position: CodePointRange

        /// Makes an anchor from stored parts.
        public init(exact: String, prefix: String, suffix: String, position: CodePointRange) {
            self.exact = exact
            self.prefix = prefix
            self.suffix = suffix
            self.position = position
        }
    }

    /// The user's word against the parser's.
    public struct Correction: Hashable, Sendable {
        /// The speaker of the quote at the anchor, as the user names it; empty when nobody is named, nil leaves it as it
        /// is.
        public var speaker: String?
        /// The kind of the quote at the anchor; nil leaves it as it is.
        public var kind: Quote.Kind?
        /// Whether the words at the anchor are no quote at all.
        public var isNoQuote: Bool

        /// Makes a correction.
        public init(speaker: String? = nil, kind: Quote.Kind? = nil, isNoQuote: Bool = false) {
            self.speaker = speaker
            self.kind = kind
            self.isNoQuote = isNoQuote
        }

        /// What it says, for people: `speaker: Ada Lovelace, kind: direct`.
        public var words: String {
            if isNoQuote { return "no quote" }
            let speaker = speaker.map { "speaker: " + ($0.isEmpty ? "nobody named" : $0) }
            return [speaker, kind.map { "kind: \($0.rawValue)" }].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// `urn:uuid:…`
    public var id: String
    /// The article's id.
    public var article: String
    /// The words meant.
    public var anchor: Anchor
    /// The words as they were first noted, where the text has changed since and the annotation with it.
    public var earlierWords: String?
    /// The note; nil for a highlight alone.
    public var note: String?
    /// Tags given to the passage.
    public var tags: [String]
    /// The name of the highlight's colour (`yellow`, `green`, `blue`, `red`); nil for the default.
    public var colour: String?
    /// A correction of the analysis at the anchor.
    public var correction: Correction?
    /// ISO 8601 with seconds, in UTC.
    public var created: String
    /// ISO 8601 with seconds, in UTC; nil if never changed.
    public var modified: String?

    /// Makes an annotation.
    public init(
        id: String, article: String, anchor: Anchor, note: String? = nil, tags: [String] = [],
        colour: String? = nil, correction: Correction? = nil, created: String, modified: String? = nil
    ) {
        self.id = id
        self.article = article
        self.anchor = anchor
        self.note = note
        self.tags = tags
        self.colour = colour
        self.correction = correction
        self.created = created
        self.modified = modified
    }
}
