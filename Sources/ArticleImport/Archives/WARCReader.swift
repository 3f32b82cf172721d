import ArticleModel

/// Reads crawls in the WARC format (ISO 28500), records of one after the other: pages that were fetched (`response`,
/// `resource`) and texts that were taken from pages (`conversion`, WET files).
struct WARCReader {
    private let reader: ByteReader
    private let limit: Int
    private var number = 0

    /// Reads from a reader that has begun at a record; larger records than `limit` are passed over.
    init(_ reader: ByteReader, limit: Int) {
        self.reader = reader
        self.limit = limit
    }

    /// Whether a stream begins like one.
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: "WARC/".utf8) }

    /// The next article or problem; nil at the end. Records of other kinds, and answers that are no pages, are passed over.
    mutating func next() -> DocumentReader.Item? {
        while true {
            do throws(ImportError) {
                guard let header = try readHeader() else { return nil }
                if let item = try readRecord(header) { return item }
            } catch {
                // What cannot be read ends the stream.
                number = .max
                return .problem(error)
            }
        }
    }

    private mutating func readHeader() throws(ImportError) -> [String: String]? {
        guard number < .max else { return nil }
        var lines: [String] = []
        while let line = try reader.nextLine(limit: 1 << 16) {
            guard case .bytes(let bytes) = line else { throw .damaged(name: reader.name) }
            let text = String(decoding: bytes.trimmingASCIIWhitespace(), as: UTF8.self)
            if text.isEmpty, lines.isEmpty { continue }
            if text.isEmpty { break }
            lines.append(text)
            guard lines.count < 1000 else { throw .damaged(name: reader.name) }
        }
        guard let first = lines.first else { return nil }
        guard first.hasPrefix("WARC/") else { throw .damaged(name: reader.name) }
        number += 1
        return MessageHeader(lines.dropFirst()).fields
    }

    private mutating func readRecord(_ header: [String: String]) throws(ImportError) -> DocumentReader.Item? {
        guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
            throw .damaged(name: reader.name)
        }
        let type = header["warc-type"] ?? ""
        guard ["response", "resource", "conversion"].contains(type) else {
            try reader.skip(length)
            return nil
        }
        let address = header["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } }
        let name = address ?? "record \(number) of \(reader.name)"
        guard length <= limit else {
            try reader.skip(length)
            return .problem(.tooLarge(name: name, limit: limit))
        }
        let block = try reader.take(length)
        guard block.count == length else { throw .damaged(name: reader.name) }
        var item = try Self.item(
            type, block, contentType: header["content-type"] ?? "", name: name, address: address)
        if case .document(var document) = item {
            document.source = reader.name
            document.sourceID = header["warc-record-id"]
            document.date = document.date ?? header["warc-date"]
            item = .document(document)
        }
        return item
    }

    private static func item(
        _ type: String, _ block: ArraySlice<UInt8>, contentType: String, name: String, address: String?
    ) throws(ImportError) -> DocumentReader.Item? {
        if type == "conversion" {
            let text = TextDecoding.text(of: block)
            return text.trimmed.isEmpty ? nil : .document(RawDocument(text: text, url: address))
        }
        var body = block
        var mediaType = contentType
        if type == "response" {
            guard contentType.contains("http"), let answer = HTTPMessage(block), answer.status == 200 else {
                return nil
            }
            (body, mediaType) = (answer.body, answer.header["content-type"] ?? "")
        }
        guard mediaType.isEmpty ? HTMLText.isLikely(body) : mediaType.contains("html") else { return nil }
        do {
            let charset = MessageHeader.parameter("charset", of: mediaType)
            return .document(try WebPage(body, name: name, address: address, charset: charset).document)
        } catch .noArticle, .empty {
            // A crawl is full of pages that are no articles.
            return nil
        } catch {
            return .problem(error)
        }
    }
}

/// An HTTP answer as it was sent.
struct HTTPMessage {
    var status: Int
    var header: [String: String]
    /// Without the transfer's own coding, decompressed.
    var body: ArraySlice<UInt8>

    /// nil for what is no answer.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let (lines, rest) = MessageHeader.split(bytes), let first = lines.first,
            first.hasPrefix("HTTP/"),
            let status = first.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        self.status = status
        header = MessageHeader(lines.dropFirst()).fields
        body = rest
        if header["transfer-encoding"]?.lowercased().contains("chunked") == true {
            body = Self.joined(body) ?? body
        }
        if let kind = Decompressor.Kind(body) { body = Self.decompressed(body, kind) ?? body }
    }

    /// The chunks of RFC 9112 (7.1), put together; nil where there are none.
    private static func joined(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var joined: [UInt8] = []
        var rest = bytes
        while let end = rest.firstIndex(of: 0x0A) {
            let digits = String(decoding: rest[..<end], as: UTF8.self).prefix { $0.isHexDigit }
            guard let length = Int(digits, radix: 16), length <= rest.count else {
                return joined.isEmpty ? nil : joined[...]
            }
            if length == 0 { break }
            rest = rest[(end + 1)...]
            joined += rest.prefix(length)
            rest = rest.dropFirst(length).drop { $0 == 0x0D || $0 == 0x0A }
        }
        return joined[...]
    }

    private static func decompressed(_ bytes: ArraySlice<UInt8>, _ kind: Decompressor.Kind) -> ArraySlice<
        UInt8
    >? {
        let decompressor = Decompressor(kind)
        decompressor.add(bytes)
        var result: [UInt8] = []
        while !decompressor.needsInput, result.count <= HTMLParser.sizeLimit {
            guard let piece = try? decompressor.next() else { return nil }
            result += piece
        }
        return result[...]
    }
}

/// The header of a message (RFC 5322, MIME, HTTP, WARC): lines of `Name: value`, continued by lines that begin with space.
struct MessageHeader {
    /// Values by name in lower case.
    private(set) var fields: [String: String] = [:]

    init(_ lines: some Sequence<String>) {
        var name: String?
        for line in lines {
            if let first = line.first, first == " " || first == "\t", let name {
                fields[name, default: ""] += " " + line.trimmed
            } else if let colon = line.firstIndex(of: ":") {
                let key = line[..<colon].lowercased()
                fields[key] = String(line[line.index(after: colon)...]).trimmed
                name = key
            }
        }
    }

    /// The lines up to the first empty one, and what follows; nil without an empty line.
    static func split(_ bytes: ArraySlice<UInt8>) -> (lines: [String], rest: ArraySlice<UInt8>)? {
        var lines: [String] = []
        var rest = bytes
        while let end = rest.firstIndex(of: 0x0A), lines.count < 1000 {
            var line = rest[..<end]
            rest = rest[(end + 1)...]
            if line.last == 0x0D { line = line.dropLast() }
            if line.isEmpty { return (lines, rest) }
            lines.append(String(decoding: line, as: UTF8.self))
        }
        return nil
    }

    /// A parameter of a value: `charset` of `text/html; charset="utf-8"`.
    static func parameter(_ name: String, of value: String?) -> String? {
        for part in (value ?? "").split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            if pair.count == 2, pair[0].lowercased() == name {
                return pair[1].filter { $0 != "\"" && $0 != "'" }
            }
        }
        return nil
    }
}
