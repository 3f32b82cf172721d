import Anchoring
import ArticleModel

/// One entry of a view over the library, or a heading between entries.
public enum PageRow: Hashable, Sendable {
    /// A heading with what is said beside it, and a day (ISO 8601).
    case heading(String, detail: String, date: String? = nil)
    case item(PageItem)

    /// Whether it stands close to the row before it.
    var isClose: Bool {
        if case .item(let item) = self {
            item.kind.isName || item.kind.isArticle || item.continues
        } else {
            false
        }
    }

    var isItem: Bool { if case .item = self { true } else { false } }
}

/// An entry of a view: words of an article, or a name.
public struct PageItem: Hashable, Sendable {
    /// What it is of.
    public enum Kind: Hashable, Sendable {
        case quote(Quote.Kind)
        case claim
        case note
        case mention
        case name
        /// One of the passages of a comparison that belong together.
        case side
        /// An article as a whole.
        case article
        /// A place where words that somebody looks for were said.
        case sighting
        case feed
        /// An article in the trash.
        case removed

        /// Whether the entry is a name with a number beside it.
        var isName: Bool { self == .name || self == .feed }

        /// Whether the entry is an article as a whole.
        var isArticle: Bool { self == .article || self == .removed }
    }

    /// What it is of.
    public var kind: Kind
    /// Who says it; of a note what the user has made of the words; of a name the name.
    public var who: String
    /// Whether that is somebody's name.
    public var isNamed = false
    /// The id of that entity in the article's analysis; nil where nobody is named.
    public var entity: String?
    /// Of a name the others under which the same is known.
    public var otherNames: [String] = []
    /// Of a name the id of the identity of the library; nil where nobody knows who it is.
    public var identity: String?
    /// The cue and the kind; of a name how often.
    public var how: String
    /// The words themselves.
    public var words: String
    /// The user's note on them; of a feed why it could not be read.
    public var note: String?
    /// The article's id; empty for a name.
    public var article: String
    /// The article's title.
    public var title: String
    /// The publication.
    public var outlet: String?
    /// The day of publication, ISO 8601.
    public var date: String?
    /// Where Enter goes in the article.
    var target: Destination
    /// When the note was made, by the user's clock, ISO 8601.
    var noted: String?
    /// The note itself.
    public var annotation: Annotation?
    /// The words in runs, where some of them are lit; without marks otherwise.
    public var runs: [DifferenceLine.Run]?
    /// The mark before the words, where it is another than that of the kind.
    var sign: String?
    /// Whether it belongs together with the entry before it.
    var continues = false
    /// What the user has said of the link that it belongs to.
    var decision: Decision?

    /// The user's word on a link.
    struct Decision: Hashable, Sendable {
        var link: String
        var state: Link.State
    }
    /// The address of the feed.
    public var feed: String?
    /// Whether a feed has unread articles.
    var isUnread = false

    /// Whether it is an article that nobody is known to have published.
    var isNamedByTitle: Bool { kind == .article && who == words }

    /// The mark before the words.
    var mark: String {
        if let sign { return sign }
        return switch kind {
        case .quote(.direct), .quote(.mixed): "❝"
        case .quote(.indirect): "┊"
        case .claim: "●"
        case .note: note == nil ? "◇" : "◆"
        case .mention: "·"
        case .name, .feed, .side: " "
        case .article, .removed: "▪"
        case .sighting: "="
        }
    }
}
