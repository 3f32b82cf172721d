import ArticleModel

/// Reads files of annotations: W3C annotation collections and pages, single annotations, arrays and lines of them, and the
/// lists of Hypothes.is.
public enum AnnotationFile {
    /// What a file holds.
    public struct Content: Sendable {
        /// The annotations, in the order of the file.
        public var annotations: [ImportedAnnotation]
        /// How many entries are no annotations.
        public var unusable: Int
    }

    /// Reads a file; `-` is standard input.
    public static func read(_ source: String) throws(ImportError) -> Content {
        let reader =
            source == "-" ? ByteReader(descriptor: 0, name: "standard input") : try ByteReader(path: source)
        let bytes = try reader.rest(limit: DocumentReader.sizeLimit)
        if let what = TextDecoding.nonText(bytes) { throw .notText(name: reader.name, what: what) }
        return try content(of: Array(TextDecoding.text(of: bytes).utf8), name: reader.name)
    }

    /// Reads the content of a file in UTF-8, whose name is for messages.
    static func content(of bytes: [UInt8], name: String) throws(ImportError) -> Content {
        guard bytes.contains(where: { !$0.isASCIIWhitespace }) else { throw .empty(name: name) }
        let entries: [JSONValue]
        do {
            entries = try self.entries(of: try JSONValue(parsing: bytes), name: name)
        } catch let error as JSONSyntaxError {
            guard let lines = lines(bytes) else { throw .badJSON(name: name, reason: error.description) }
            entries = lines
        } catch let error as ImportError {
            throw error
        } catch {
            throw .badJSON(name: name, reason: "it cannot be understood")
        }
        var content = Content(annotations: [], unusable: 0)
        for entry in entries {
            if let annotation = annotation(entry) {
                content.annotations.append(annotation)
            } else {
                content.unusable += 1
            }
        }
        if content.annotations.isEmpty, content.unusable > 0 { throw .noAnnotations(name: name) }
        return content
    }

    /// The entries of whatever kind of list it is.
    private static func entries(of json: JSONValue, name: String) throws(ImportError) -> [JSONValue] {
        if let array = json.array { return array }
        if let rows = HypothesisDocument.rows(of: json) { return rows }
        if isOfType("AnnotationCollection", json) {
            if let address = json["first"]?.string {
                throw .annotationsElsewhere(name: name, address: address)
            }
            // Some programs put the items into the collection itself.
            if json["first"] == nil { return json["items"]?.array ?? [] }
            return try pages(from: json["first"], name: name)
        }
        if isOfType("AnnotationPage", json) { return try pages(from: json, name: name) }
        if isOfType("Annotation", json) || HypothesisDocument.isRow(json) { return [json] }
        throw .noAnnotations(name: name)
    }

    /// The items of a page and of those that follow it in the same file.
    private static func pages(from first: JSONValue?, name: String) throws(ImportError) -> [JSONValue] {
        var items: [JSONValue] = []
        var page = first
        while let current = page {
            items += current["items"]?.array ?? []
            if let address = current["next"]?.string {
                throw .annotationsElsewhere(name: name, address: address)
            }
            page = current["next"]
        }
        return items
    }

    /// One value on each line; nil where a line is none.
    private static func lines(_ bytes: [UInt8]) -> [JSONValue]? {
        let lines = bytes.split(separator: 0x0A).filter { line in line.contains { !$0.isASCIIWhitespace } }
        guard lines.count > 1 else { return nil }
        var values: [JSONValue] = []
        for line in lines {
            guard let value = try? JSONValue(parsing: line), value.object != nil else { return nil }
            values.append(value)
        }
        return values
    }

    private static func annotation(_ entry: JSONValue) -> ImportedAnnotation? {
        if HypothesisDocument.isRow(entry) {
            let item = HypothesisDocument.annotation(of: entry)
            let sources = [entry["uri"]?.string].compactMap { $0 } + AnnotationDocument.sources(of: item)
            return ImportedAnnotation(item: item, sources: sources, countsUTF16: true)
        }
        guard isOfType("Annotation", entry) else { return nil }
        return ImportedAnnotation(
            item: entry, sources: AnnotationDocument.sources(of: entry), countsUTF16: false)
    }

    private static func isOfType(_ type: String, _ json: JSONValue) -> Bool {
        json["type"]?.string == type || json["type"]?.array?.contains(.string(type)) == true
    }
}
