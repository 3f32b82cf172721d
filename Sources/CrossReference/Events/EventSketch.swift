import ArticleModel
import Foundation

/// The rare words and names by which reports of one event are recognised: of the title, of the first paragraphs, and the
/// names that an article has most often.
public struct EventSketch: Sendable, Hashable {
    /// A name of a person, organisation or place, and how often the article has it.
    public struct Name: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The number of mentions.
        public var mentions: Int

        /// Pairs a name with its number.
        public init(_ name: String, mentions: Int) {
            self.name = name
            self.mentions = mentions
        }
    }

    /// Hashes of the words, each once.
    public let terms: [UInt32]

    private static let mostNames = 14
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
    }
}

/// How alike two articles are as reports of one event.
public struct EventLikeness: Sendable {
    /// Days between two reports of one event, at most.
    public static let mostDays = 3
    /// Words that so many articles of these days have tell nothing.
    public static let mostArticlesWithTerm = 200
    /// What counts as near.
    public static let least = 0.4
    /// So many neighbours of an article are kept, the nearest first.
    public static let mostNeighbours = 12

    private var sums: [String: Double] = [:]
    private var counts: [String: Int] = [:]

    /// Nothing compared yet.
    public init() {}

    /// Takes note of the other articles of the days around that have a word of the article's sketch as well.
    public mutating func add(articlesWithTerm others: [String]) {
        guard !others.isEmpty, others.count < Self.mostArticlesWithTerm else { return }
        let weight = log(Double(Self.mostArticlesWithTerm) / Double(others.count))
        for other in others {
            sums[other, default: 0] += weight
            counts[other, default: 0] += 1
        }
    }

    /// The nearest articles with their likeness, 0 to 1, the nearest first.
    public var neighbours: [(article: String, likeness: Double)] {
        let all = sums.compactMap { article, sum -> (article: String, likeness: Double)? in
            let likeness = min(1, sum / Self.certain)
            return likeness >= Self.least && (counts[article] ?? 0) >= 4 ? (article, likeness) : nil
        }
        return Array(
            all.sorted { ($1.likeness, $0.article) < ($0.likeness, $1.article) }.prefix(Self.mostNeighbours))
    }

    /// The sum of the words' weights that leaves no doubt.
    private static let certain = 60.0
}
