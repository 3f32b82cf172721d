import ArticleModel
import CrossReference

/// The stamps of an article's files.
struct FileStamps: Hashable {
    var text: FileStamp
    var analysis: FileStamp
    var annotations: FileStamp

    /// In the place of the stamp of a file that could not be read: no file has it, so it is tried again.
    static let unread = FileStamp(value: 2)
}

/// What the index keeps of an article and its analysis.
struct ArticleEntry {
    /// Folded words, as the columns of the table `words`.
    struct Words {
        var title: String
        var outlet: String
        var text: String
        var quotes = ""
        var speakers = ""
        var entities = ""
    }

    var title: String
    var outlet: String?
    var date: String?
    var url: String?
    var added: String
    var isSample: Bool
    var copyOf: String?
    /// The address of the feed from which it has come; nil where it has come otherwise.
    var feed: String?
    var analysis: AnalysisEntry?
    /// What reports of the same event are recognised by; nil as long as there is no analysis.
    var sketch: EventSketch?
    /// The day by which it is compared with others: of publication, or of arrival where that is unknown.
    var day: Int
    var words: Words

    init(_ article: Article, _ analysis: AnalysisEntry?, _ folding: inout TextFolding) {
        let document = article.document
        title = article.title
        outlet = document.outlet
        date = document.date
        url = document.url
        added = article.added
        isSample = article.isSample
        copyOf = article.copyOf
        feed = document.feed
        self.analysis = analysis
        sketch = analysis.map { EventSketch(title: article.title, text: document.text, names: $0.names) }
        day =
            (document.date.flatMap(CalendarDate.init(iso:)) ?? CalendarDate(iso: article.added))?.dayNumber
            ?? 0
        words = Words(
            title: folding.fold(article.title).joined, outlet: folding.fold(document.outlet ?? "").joined,
            text: folding.fold(document.text).joined)
        guard let analysis else { return }
        words.quotes = folding.items(analysis.quotes)
        words.speakers = folding.items(analysis.speakers)
        words.entities = folding.items(analysis.entities)
    }
}

extension TextFolding {
    /// The words of several texts as one column: no phrase reaches from one to the next.
    mutating func items(_ texts: [String]) -> String {
        var items: [String] = []
        for text in texts { items.append(fold(text).joined) }
        return items.joined(separator: " \(IndexSchema.itemBoundary) ")
    }
}

/// What the index keeps of an article's annotations.
struct NotesEntry {
    /// All annotations, also those that this version cannot understand.
    var count = 0
    /// Folded words of the notes and their tags.
    var words = ""
    /// Folded tags.
    var tags: Set<String> = []
    /// Whether any of them corrects the analysis.
    var hasCorrections = false

    init() {}

    init(_ items: [JSONValue], _ folding: inout TextFolding) {
        count = items.count
        var texts: [String] = []
        for annotation in items.compactMap({ AnnotationDocument.annotation($0, article: "") }) {
            if let note = annotation.note { texts.append(note) }
            if annotation.correction != nil { hasCorrections = true }
            texts += annotation.tags
            for tag in annotation.tags { tags.insert(folding.fold(tag).joined) }
        }
        words = folding.items(texts)
    }
}

/// What the index keeps of an analysis.
struct AnalysisEntry {
    var parser: String
    var quoteCount: Int
    var claimCount: Int
    var linkCount: Int
    /// Links within the article that are possible conflicts.
    var conflictCount: Int
    /// The contents of all quotes.
    var quotes: [String]
    /// The names of those who are quoted, with their variants, and the words for sources without a name.
    var speakers: [String]
    /// The names of people, organisations, places and the like, with their variants.
    var entities: [String]
    /// Those who are quoted under a name.
    var quoted: [QuotedEntity]
    /// The quotes as they are compared with others.
    var comparable: [IndexedQuote]
    /// The names of people, organisations and places with the number of their mentions.
    var names: [EventSketch.Name] = []

    /// Takes it from the JSON of an analysis file; nil where that is none that this version can read, or one of
    /// another text.
    init?(_ json: JSONValue, of text: String, article: String) {
        guard json["schema"]?.int == StoredAnalysis.schema, let about = json["about"],
            let parser = about["parser"]?.string, about["textHash"]?.string == ContentHash.hex(of: text)
        else { return nil }
        self.parser = parser
        quoteCount = about["quotes"]?.int ?? 0
        claimCount = about["claims"]?.int ?? 0
        linkCount = about["links"]?.int ?? 0
        conflictCount = (json["links"]?.array ?? []).count {
            $0["kind"]?.string == Link.Kind.conflict.rawValue
        }

        let text = ArticleText(text)
        let map = OffsetMap(text)
        var contents: [String] = []
        var speaking: [String: Int] = [:]
        var speakers: [String: String] = [:]
        var unnamed: [String] = []
        for quote in json["quotes"]?.array ?? [] {
            let parts = Self.spans(quote["content"], map).map { text[$0] }
            contents.append(parts.joined(separator: " "))
            if let speaker = quote["speaker"]?.string {
                speaking[speaker, default: 0] += 1
            } else {
                unnamed += Self.spans(quote["source"], map).prefix(1).map { text[$0] }
            }
        }
        quotes = contents
        self.speakers = unnamed
        entities = []
        quoted = []
        for entity in json["entities"]?.array ?? [] {
            let names =
                [entity["name"]?.string].compactMap { $0 }
                + (entity["variants"]?.array ?? []).compactMap(\.string)
            if let id = entity["id"]?.string, let quotes = speaking[id] {
                self.speakers += names
                speakers[id] = names.first
                if let name = names.first { quoted.append(QuotedEntity(id: id, name: name, quotes: quotes)) }
            }
            if let kind = entity["type"]?.string.flatMap(Entity.Kind.init(rawValue:)), kind.isNamed {
                entities += names
                if let name = names.first {
                    self.names.append(.init(name, kind, mentions: entity["mentions"]?.array?.count ?? 0))
                }
            }
        }
        comparable = Self.comparable(json, text, map, speakers, article)
    }

    private static func comparable(
        _ json: JSONValue, _ text: ArticleText, _ map: OffsetMap, _ speakers: [String: String],
        _ article: String
    ) -> [IndexedQuote] {
        let reader = QuoteReader(article: article, text, map)
        return (json["quotes"]?.array ?? []).compactMap { quote in
            guard let id = quote["id"]?.string,
                let kind = quote["kind"]?.string.flatMap(Quote.Kind.init(rawValue:))
            else { return nil }
            return reader.quote(
                id, kind, spans(quote["content"], map),
                speaker: quote["speaker"]?.string.flatMap { speakers[$0] })
        }
    }

    /// Takes the quotes and those who say them from the analysis as the user has corrected it.
    mutating func take(_ corrected: Analysis, of text: String, article: String) {
        let text = ArticleText(text)
        quoteCount = corrected.quotes.count
        quotes = corrected.quotes.map { quote in quote.content.map { text[$0] }.joined(separator: " ") }
        let speaking = Dictionary(grouping: corrected.quotes.compactMap(\.speaker)) { $0 }.mapValues(\.count)
        speakers = corrected.quotes.filter { $0.speaker == nil }.compactMap { $0.sourceWords(in: text) }
        quoted = []
        var names: [String: String] = [:]
        for entity in corrected.entities {
            guard let quotes = speaking[entity.id] else { continue }
            speakers += [entity.name] + entity.variants
            quoted.append(QuotedEntity(id: entity.id, name: entity.name, quotes: quotes))
            names[entity.id] = entity.name
        }
        let reader = QuoteReader(article: article, text, OffsetMap(text))
        comparable = corrected.quotes.compactMap { quote in
            reader.quote(quote.id, quote.kind, quote.content, speaker: quote.speaker.flatMap { names[$0] })
        }
    }

    private static func spans(_ ranges: JSONValue?, _ map: OffsetMap) -> [TextSpan] {
        (ranges?.array ?? []).compactMap { range in
            guard let ends = range.array, ends.count == 2, let start = ends[0].int, let end = ends[1].int
            else { return nil }
            return map.bytes(CodePointRange(start, end))
        }
    }
}
