import ArticleModel
import Foundation

/// The rare words and names by which reports of one event are recognised: of the title, of the first paragraphs, and the
/// names that an article has most often.
public struct EventSketch: Sendable, Hashable {
    /// A name of a person, organisation or place, and how often the article has it.
    public struct Name: Sendable, Hashable {
        /// The name.
        public var name: String
        /// What has the name.
        public var kind: Entity.Kind
        /// The number of mentions.
        public var mentions: Int

        /// Pairs a name with its number.
        public init(_ name: String, _ kind: Entity.Kind, mentions: Int) {
            self.name = name
            self.kind = kind
            self.mentions = mentions
        }
    }

    /// Hashes of the words, each once.
    public let terms: [UInt32]
    /// Hashes of the names of people (their last words) and organisations, each once; other ones than those of words.
    public let actors: [UInt32]

    private static let mostNames = 14
    private static let mostActors = 20
    private static let mostTerms = 36
    private static let wordsOfLead = 140

    /// Sketches an article.
    public init(title: String, text: String, names: [Name]) {
        var folding = TextFolding()
        var terms: [UInt32] = []
        var seen: Set<UInt32> = []
        func add(_ folded: FoldedText, words: Int) {
            for word in folded.words.prefix(words) where word.folded.count >= 4 {
                let id = QuoteWord.id(of: folded.folded(word))
                guard WordInformation.of(id) == WordInformation.ofRareWord else { continue }
                if seen.insert(id).inserted { terms.append(id) }
            }
        }
        add(folding.fold(title), words: 30)
        let frequent = names.sorted { ($1.mentions, $0.name) < ($0.mentions, $1.name) }
        for name in frequent.prefix(Self.mostNames) { add(folding.fold(name.name), words: 4) }
        add(folding.fold(text.prefix(1500)), words: Self.wordsOfLead)
        self.terms = Array(terms.prefix(Self.mostTerms))
        var actors: [UInt32] = []
        for name in frequent {
            guard let actor = Self.actor(name, &folding), !actors.contains(actor) else { continue }
            actors.append(actor)
        }
        self.actors = Array(actors.prefix(Self.mostActors))
    }

    /// A person or organisation; nil for other names.
    private static func actor(_ name: Name, _ folding: inout TextFolding) -> UInt32? {
        let words = folding.fold(name.name).joined
        switch name.kind {
        case .person:
            guard let last = words.split(separator: " ").last else { return nil }
            return QuoteWord.id(of: "person: \(last)".utf8)
        case .organisation: return QuoteWord.id(of: "organisation: \(words)".utf8)
        default: return nil
        }
    }
}
