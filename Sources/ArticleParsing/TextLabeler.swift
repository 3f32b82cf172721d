import ArticleModel
import Linguistics

/// Labels the words of a text: which of them are source, cue and content of attributions, and which are names.
///
/// This is the seam between language and structure. Behind it stands whatever knows English: the trained engine.
/// In front of it, the linker joins the fragments to quotes, and the entity stage joins names to entities.
public protocol TextLabeler: Sendable {
    /// Reads a whole text once.
    ///
    /// - Parameters:
    ///   - text: the whole text, tokenized.
    ///   - blocks: its blocks: boilerplate has no names and no attributions.
    func read(_ text: TokenizedText, blocks: [Block]) -> any LabelledText
}

/// What a labeler has read in a text.
public protocol LabelledText {
    /// The names of the whole text, in text order, none overlapping.
    func names() -> [PassageLabels.Name]

    /// The labels of some passages of the text, in the same order.
    ///
    /// The blocks of the article are asked for in one call. Passages of one call stand at one level: the blocks of the article, or contents of quotes found before,
    /// whose inner attributions are asked for as if each were a text of its own.
    func labels(of passages: [LabelledPassage]) -> [PassageLabels]

    /// The grammar of the whole text, computed when it is asked for.
    func grammar() -> Grammar

    /// How probable it is that a fact-checker would want to check what the words of a span say, 0 to 1; nil where
    /// they were not read.
    func worth(of span: TextSpan) -> Double?
}

/// A passage whose labels are asked for. Nothing outside it is labelled, but it may be looked at.
public struct LabelledPassage: Sendable {
    /// The tokens to label.
    public var tokens: Range<Int>
    /// The quotations in marks that stand in the passage, in text order.
    public var quotations: [Quotation]
    /// How many quotes stand around it: 0 for the article's own prose.
    public var depth: Int

    /// Makes a passage.
    public init(tokens: Range<Int>, quotations: [Quotation], depth: Int) {
        self.tokens = tokens
        self.quotations = quotations
        self.depth = depth
    }
}

/// What a labeler found in one passage.
public struct PassageLabels: Hashable, Sendable {
    /// A run of words with one role.
    public struct Fragment: Hashable, Sendable {
        /// The words.
        public var span: TextSpan
        /// How sure the labeler is, 0 to 1.
        public var confidence: Double

        /// Makes a fragment.
        public init(_ span: TextSpan, confidence: Double) {
            self.span = span
            self.confidence = confidence
        }
    }

    /// A relation that the labeler proposes: the cue at one index governs the source or content at another.
    public struct Edge: Hashable, Sendable {
        /// Index into `cues`.
        public var cue: Int
        /// Index into `sources` or `contents`.
        public var target: Int
        /// 0 to 1.
        public var strength: Double

        /// Makes an edge.
        public init(cue: Int, target: Int, strength: Double) {
            self.cue = cue
            self.target = target
            self.strength = strength
        }
    }

    /// A name with its kind.
    public struct Name: Hashable, Sendable {
        /// The name without titles and `’s`.
        public var span: TextSpan
        /// Person, organisation, place or other.
        public var kind: Entity.Kind
        /// 0 to 1.
        public var confidence: Double

        /// Makes a name.
        public init(span: TextSpan, kind: Entity.Kind, confidence: Double) {
            self.span = span
            self.kind = kind
            self.confidence = confidence
        }
    }

    /// Who says.
    public var sources: [Fragment] = []
    /// What tells that something is said.
    public var cues: [Fragment] = []
    /// What is said.
    public var contents: [Fragment] = []
    /// Which cue has which source.
    public var sourceEdges: [Edge] = []
    /// Which cue has which content. A cue with a source and no content introduces the next passage
    /// (`Blinken said:` before a paragraph in marks).
    public var contentEdges: [Edge] = []

    /// Nothing found.
    public init() {}
}
