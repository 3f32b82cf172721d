import ArticleModel
import TerminalUI

/// What a view over the whole library is of.
public enum PageSubject: Hashable, Sendable {
    /// All quotes.
    case quotes
    /// All notes, highlights and corrections.
    case notes
    /// Those who are quoted, with the number of their quotes.
    case speakers
    /// The user's feeds, with the number of their articles.
    case feeds
    /// All that is known of one person, organisation or place.
    case entity(EntityName)
    /// Articles side by side.
    case comparison(ComparedArticles)
    /// Where some words were said.
    case trace(String)
    /// The articles that were removed and can be brought back.
    case trash

    /// In which ways it can be arranged; the first is the default.
    var arrangements: [PageArrangement] {
        switch self {
        case .quotes: [.newest, .oldest, .byArticle, .bySpeaker]
        case .notes: [.newest, .oldest, .byArticle]
        case .speakers: [.mostQuoted, .byName]
        case .feeds: [.ownOrder, .mostUnread, .byName]
        case .entity: [.newest, .oldest, .quotes, .claims, .articles]
        case .comparison: [.everything, .conflicts, .agreements, .quotes, .alone]
        case .trace: [.oldest, .newest]
        case .trash: [.newest]
        }
    }

    /// Its heading.
    var title: String {
        switch self {
        case .quotes: "All quotes"
        case .notes: "All notes"
        case .speakers: "Who is quoted"
        case .feeds: "Feeds"
        case .entity(let name): name.name
        case .comparison(.event): "Articles on one event"
        case .comparison(.chosen): "Articles side by side"
        case .trace(let words):
            "Where “\(Frame.cut(words.withoutOuterMarks, to: Self.longestTitle))” was said"
        case .trash: "Trash"
        }
    }

    private static let longestTitle = 48

    /// What is counted in it.
    func noun(_ count: Int) -> String {
        let one =
            switch self {
            case .quotes: "quote"
            case .notes: "note"
            case .speakers: "name"
            case .entity, .comparison: "passage"
            case .trace: "place"
            case .feeds: "feed"
            case .trash: "article"
            }
        return count == 1 ? one : one + "s"
    }
}

/// The articles of a comparison.
public enum ComparedArticles: Hashable, Sendable {
    /// Those that report the same event as this one, by its id.
    case event(of: String)
    /// Those that the user has chosen, by their ids.
    case chosen([String])
}

/// A person, organisation or place, as an article names it.
public struct EntityName: Hashable, Sendable {
    /// The fullest form of the name.
    public var name: String
    /// Other forms.
    public var variants: [String]
    /// What kind of thing it is; nil where that is not known.
    public var kind: Entity.Kind?

    /// The article and the entity of it that are meant; nil where only the name is known.
    public var place: EntityPlace?
    /// The identity of the library that is meant; nil where it is to be found out.
    public var identity: String?

    /// Takes the name from an article's analysis.
    init(_ entity: Entity, of article: String) {
        place = EntityPlace(article: article, entity: entity.id)
        name = entity.name
        variants = entity.variants
        kind = entity.kind
    }

    /// The words that articles with the name have: of a person, and of what may be one, the last word, for family names
    /// are spelt alike nearly everywhere.
    var commonWords: String {
        let words = name.split(separator: " ")
        let mayBePerson = kind == .person || (kind == nil && words.count > 1 && words.first != "The")
        return mayBePerson ? words.last.map(String.init) ?? name : name
    }

    /// A name of which nothing else is known.
    init(_ name: String, place: EntityPlace? = nil, identity: String? = nil) {
        self.name = name
        self.place = place
        self.identity = identity
        variants = []
    }
}

/// An entity of an article, by their ids.
public struct EntityPlace: Hashable, Sendable {
    /// The article's id.
    public var article: String
    /// The entity's id in its analysis.
    public var entity: String
}

/// How the entries of a view are put in order, or which of them are shown.
public enum PageArrangement: Hashable, Sendable {
    /// By the dates of the articles.
    case newest, oldest
    /// Under the titles of the articles, newest first.
    case byArticle
    /// Under the names of the speakers, those with most quotes first.
    case bySpeaker
    case mostQuoted, byName
    /// As the user has put them in order; those with most unread articles first.
    case ownOrder, mostUnread
    /// Of an entity only its quotes, its claims, or the articles.
    case quotes, claims, articles
    /// Of a comparison everything, or only the conflicts, what is agreed on, what one article alone says.
    case everything, conflicts, agreements, alone

    /// In words, for the view's title.
    var words: String {
        switch self {
        case .newest: "newest first"
        case .oldest: "oldest first"
        case .byArticle: "by article"
        case .bySpeaker: "by speaker"
        case .mostQuoted: "most quoted first"
        case .byName: "by name"
        case .ownOrder: "in your order"
        case .mostUnread: "most unread first"
        case .quotes: "quotes only"
        case .claims: "claims only"
        case .articles: "articles only"
        case .everything: "everything"
        case .conflicts: "conflicts only"
        case .agreements: "agreements only"
        case .alone: "what one alone says"
        }
    }
}
