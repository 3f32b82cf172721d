import ArticleModel

/// A line of a JSON Lines file (NDJSON): an object with `text`, or with a page's `html`, and optionally `id`, `title`, `url`, `date`,
/// `outlet`, `byline` and `language`. Other properties are passed over.
enum JSONLine {
    /// A line that cannot be used, in plain words.
    struct Failure: Error {
        var reason: String
    }

    /// The document of a line. Invalid UTF-8 becomes U+FFFD.
    static func document(_ bytes: ArraySlice<UInt8>, source: String) throws(Failure) -> RawDocument {
        let json: JSONValue
        do { json = try parse(bytes) } catch { throw Failure(reason: "this is no JSON: \(error.reason)") }
        guard json.object != nil else { throw Failure(reason: "this is no JSON object; write {\"text\": …}") }
        guard let text = try text("text", in: json), !text.utf8.allSatisfy(\.isASCIIWhitespace) else {
            return try page(json, source: source)
        }
        let date = try self.text("date", in: json)
        if let date, CalendarDate(iso: date) == nil {
            throw Failure(reason: "the date is not ISO 8601; write it as YYYY-MM-DD")
        }
        return RawDocument(
            text: text, title: try self.text("title", in: json), outlet: try self.text("outlet", in: json),
            byline: try self.text("byline", in: json), date: date, url: try self.text("url", in: json),
            language: try self.text("language", in: json), sourceID: try id(in: json), source: source)
    }

    /// The article of a line with a page; what the line tells of it counts more than what the page does.
    private static func page(_ json: JSONValue, source: String) throws(Failure) -> RawDocument {
        guard let html = try text("html", in: json) else {
            let isBlank = json["text"]?.string != nil
            throw Failure(
                reason: isBlank ? "there is no text in it" : "the object has no \"text\" and no \"html\"")
        }
        var document: RawDocument
        do {
            document = try WebPage(html.utf8, name: "the page", address: try? text("url", in: json)).document
        } catch {
            throw Failure(reason: error.description)
        }
        document.source = source
        document.sourceID = try id(in: json)
        document.url = try text("url", in: json) ?? document.url
        document.title = try text("title", in: json) ?? document.title
        document.outlet = try text("outlet", in: json) ?? document.outlet
        document.date = try text("date", in: json) ?? document.date
        return document
    }

    /// Whether a text begins like JSON Lines, also where some of its lines are broken or no JSON at all, so that these are
    /// reported like any bad line: at least half of its lines are meant as objects, and one of them has a text or a page.
    static func areLikely(_ beginning: ArraySlice<UInt8>) -> Bool {
        let lines = beginning.split(separator: 0x0A).map { $0.trimmingASCIIWhitespace() }.filter {
            !$0.isEmpty
        }
        let objects = lines.filter { $0.first == UInt8(ascii: "{") }
        return objects.count * 2 >= lines.count && objects.contains { isLikely($0) }
    }

    /// Whether a line is an object with a text or a page, or is meant as one but is broken.
    static func isLikely(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return false }
        guard let json = try? parse(line) else { return keys.isAnyWithin(Array(line)) }
        return json["text"]?.string != nil || json["html"]?.string != nil
    }

    private static let keys = PhraseTable(["\"text\":", "\"html\":"])

    private static func parse(_ bytes: ArraySlice<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        return try JSONValue(
            parsing: isValid ? Array(bytes) : Array(String(decoding: bytes, as: UTF8.self).utf8))
    }

    private static func text(_ key: String, in json: JSONValue) throws(Failure) -> String? {
        switch json[key] {
        case nil, .null: return nil
        case .string(let text): return text
        default: throw Failure(reason: "\"\(key)\" is no text; write it in quotation marks")
        }
    }

    /// An id may be a number as well.
    private static func id(in json: JSONValue) throws(Failure) -> String? {
        if case .number(let digits) = json["id"] { return digits }
        return try text("id", in: json)
    }
}
