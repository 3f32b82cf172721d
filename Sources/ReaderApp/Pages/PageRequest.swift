import ArticleModel
import ArticleStore

/// A part of a view that is to be read.
public struct PageRequest: Hashable, Sendable {
    /// What the view is of.
    public var subject: PageSubject
    /// In which order.
    public var arrangement: PageArrangement
    /// What it is narrowed to; nil for all.
    public var query: Query?
    /// Where reading goes on; nil for the beginning.
    public var cursor: PageCursor?
    /// How many entries are wanted.
    public var wanted: Int
    /// Tells the answer to this view, as it is now, from all others.
    public var number: Int
}

/// How far a view has been read.
public struct PageCursor: Hashable, Sendable {
    /// The articles from which entries are taken.
    public var ids = ArticleIDs()
    /// How many of these, or of the notes, have been read.
    public var read = 0
    /// The notes in the order of their times, where the view goes by these.
    public var notes: [Annotation] = []
    /// How many speakers have been read, where the view goes by speakers.
    public var speakers = 0
    /// Those who come next: read in portions, for finding out who they are takes its time where the view is narrowed.
    public var nextSpeakers: [SpeakerSummary] = []
    /// The identity of the library that the view is of; nil where articles are compared by its names.
    public var identity: String?
    /// The speaker whose articles are being read.
    public var speaker: SpeakerSummary?
    /// The speaker under whose heading the last quotes stand.
    public var headed: SpeakerSummary.ID?
}

/// A part of a view as it was read.
public struct PageAnswer: Sendable {
    /// The request's number.
    public var number: Int
    /// The entries.
    public var rows: [PageRow]
    /// Where reading goes on; nil at the end.
    public var cursor: PageCursor?
    /// How many entries there are in all, where that is known.
    public var total: Int?
    /// What part of a larger whole the view is of, in words; nil where it is of all.
    public var scope: String?
    /// What these entries tell of the entity that the view is of.
    public var facts = EntityFacts()
}

/// What the articles of a view tell of one entity.
public struct EntityFacts: Hashable, Sendable {
    /// What kinds of thing it is taken for, with the number of articles.
    var kinds: [Entity.Kind: Int] = [:]
    /// Names under which it appears, with the number of articles.
    var names: [String: Int] = [:]
    /// Titles under which it appears, with the number of articles.
    var titles: [String: Int] = [:]
    var quotes = 0
    var claims = 0
    var articles = 0
    /// Who else has the same family name and office: one of the names may be wrong.
    var possibleConflicts: [String] = []
    /// What stands for a country, or the country for which it stands.
    var standIns: [String] = []
    /// The first and last day of publication, ISO 8601.
    var firstDay: String?
    var lastDay: String?
    /// How many quotes, claims and bare mentions there are of each day.
    var days: [String: Int] = [:]

    mutating func add(_ other: EntityFacts) {
        kinds.merge(other.kinds, uniquingKeysWith: +)
        names.merge(other.names, uniquingKeysWith: +)
        titles.merge(other.titles, uniquingKeysWith: +)
        quotes += other.quotes
        claims += other.claims
        articles += other.articles
        possibleConflicts += other.possibleConflicts
        standIns += other.standIns
        days.merge(other.days, uniquingKeysWith: +)
        firstDay = [firstDay, other.firstDay].compactMap { $0 }.min()
        lastDay = [lastDay, other.lastDay].compactMap { $0 }.max()
    }

    /// What kind of thing it is: what most articles take it for.
    var kind: Entity.Kind? { kinds.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key }

    /// The keys of a count, most frequent first; of those that differ in capitals alone the most frequent one.
    static func ranked(_ counts: [String: Int]) -> [String] {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var sums: [String: Int] = [:]
        for (key, count) in sorted { sums[key.lowercased(), default: 0] += count }
        var seen: Set<String> = []
        return sorted.map(\.key).filter { seen.insert($0.lowercased()).inserted }
            .enumerated().sorted { a, b in
                let (x, y) = (sums[a.element.lowercased()] ?? 0, sums[b.element.lowercased()] ?? 0)
                return (y, a.offset) < (x, b.offset)
            }.map(\.element)
    }
}
