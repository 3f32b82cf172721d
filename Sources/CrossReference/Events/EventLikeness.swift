import Foundation

/// How alike two articles are as reports of one event: by the words that they share, the rarer in the library the more, and
/// by shared quotes.
///
/// Articles on one subject share its names day after day. So without a shared quote they are near only if they also share
/// people or organisations that are not everywhere, and several words that are in few articles.
public struct EventLikeness: Sendable {
    /// Days between two reports of one event, at most.
    public static let mostDays = 3
    /// Words that so many articles of these days have tell nothing.
    public static let mostArticlesWithTerm = 200
    /// In how many articles a word stands need not be counted any further.
    public static let mostCounted = 3000
    /// What counts as near.
    public static let least = 0.4
    /// So many neighbours of an article are kept, the nearest first.
    public static let mostNeighbours = 12

    /// What one article shares with the one that others are compared with.
    private struct Shared {
        var information = 0.0
        var rareWords = 0
        var actors = 0
        var quotes = 0

        var isEnough: Bool { quotes > 0 || (rareWords >= 4 && actors >= 2) }

        var likeness: Double { min(1, information / 40 + 0.3 * Double(min(2, quotes))) }
    }

    private let library: Double
    private var shared: [String: Shared] = [:]

    /// Nothing compared yet, in a library of so many articles.
    public init(articles: Int) { library = Double(articles) }

    /// Takes note of the other articles of the days around that have a word of the article's sketch as well; `count`
    /// articles of the library have it.
    public mutating func add(articlesWithTerm others: [String], of count: Int) {
        guard others.count < Self.mostArticlesWithTerm else { return }
        // As if there were some more articles without it: in a library on one event its words tell as well.
        let information = log((library + 200) / Double(max(1, count)))
        let isRare = Double(count) <= max(40, library / 33)
        for other in others {
            shared[other, default: Shared()].information += information
            if isRare { shared[other]?.rareWords += 1 }
        }
    }

    /// Takes note of the other articles of the days around that name a person or organisation as well; `count` articles of
    /// the library do.
    public mutating func add(articlesWithActor others: [String], of count: Int) {
        guard Double(count) <= (library + 200) / 4.5 else { return }
        for other in others { shared[other, default: Shared()].actors += 1 }
    }

    /// Takes note of how many quotes of the article another one of the days around has as well, or has altered.
    public mutating func add(quotes: Int, sharedWith other: String) {
        shared[other, default: Shared()].quotes += quotes
    }

    /// The nearest articles with their likeness, 0 to 1, the nearest first.
    public var neighbours: [(article: String, likeness: Double)] {
        let near = shared.compactMap { article, shared -> (article: String, likeness: Double)? in
            shared.isEnough && shared.likeness >= Self.least ? (article, shared.likeness) : nil
        }
        return Array(
            near.sorted { ($1.likeness, $0.article) < ($0.likeness, $1.article) }.prefix(Self.mostNeighbours))
    }
}
