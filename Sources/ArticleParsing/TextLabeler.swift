import ArticleModel
import Linguistics

/// Labels the words of a text: which of them are source, cue and content of attributions, and which are names.
///
/// This is the seam between language and structure. Behind it stands whatever knows English: today rules;
/// a trained engine takes their place without a change on this side. In front of it, the linker joins
/// the fragments to quotes, and the entity stage joins names to entities.
public protocol TextLabeler: Sendable {
    /// The names of a whole text, in text order, none overlapping.
    ///
    /// - Parameters:
    ///   - text: the whole text, tokenized.
    ///   - blocks: its blocks: capitals mean less in a headline, and boilerplate has no names.
    func names(in text: TokenizedText, blocks: [Block]) -> [PassageLabels.Name]

    /// Labels the tokens of one passage of a text (a block, or the content of a quote found before, whose
    /// inner attributions are asked for in a second pass).
    ///
    /// - Parameters:
    ///   - text: the whole text, tokenized.
    ///   - passage: the tokens to label; nothing outside may be labelled, but it may be looked at.
    ///   - quotations: the quotations in marks that stand in the passage, in text order.
    func labels(
        in text: TokenizedText, passage: Range<Int>, quotations: [Quotation]
    ) -> PassageLabels
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
