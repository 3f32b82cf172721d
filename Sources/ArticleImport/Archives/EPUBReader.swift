import ArticleModel

/// Reads the chapters of an EPUB (3.3 and older), each as an article: what turns newspapers into books makes one of each.
struct EPUBReader {
    private let archive: ZipArchive
    private let name: String
    private var chapters: [String]
    private let title: String?
    private let publisher: String?
    private let creators: [String]
    private let language: String?
    private let date: String?

    /// Whether bytes begin like one: an archive whose first entry is the media type.
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4])
            && bytes.dropFirst(30).starts(with: "mimetypeapplication/epub+zip".utf8)
    }

    /// Throws `damaged` where the book's parts cannot be found.
    init(_ bytes: ArraySlice<UInt8>, name: String) throws(ImportError) {
        guard let archive = ZipArchive(bytes),
            let container = Self.tree("META-INF/container.xml", archive),
            let root = container.nodes.first(where: {
                $0.name == "rootfile" || $0.name.hasSuffix(":rootfile")
            }),
            let path = root.attributes["full-path"], let package = Self.tree(path, archive)
        else { throw .damaged(name: name) }
        self.archive = archive
        self.name = name
        func texts(_ wanted: String) -> [String] {
            package.nodes.indices.filter { package.nodes[$0].name == wanted }.compactMap {
                package.text(of: $0)
            }
        }
        title = texts("dc:title").first
        publisher = texts("dc:publisher").first
        creators = texts("dc:creator")
        language = texts("dc:language").first
        date = texts("dc:date").first.flatMap { PublicationTime($0)?.iso }
        var files: [String: String] = [:]
        for node in package.nodes where node.name.hasSuffix("item") {
            guard let id = node.attributes["id"], let file = node.attributes["href"] else { continue }
            files[id] = Self.path(file, besides: path)
        }
        chapters = package.nodes.filter { $0.name.hasSuffix("itemref") }.compactMap { node in
            node.attributes["idref"].flatMap { files[$0] }
        }.reversed()
    }

    /// The next chapter with an article in it; nil at the end.
    mutating func next() -> DocumentReader.Item? {
        while let chapter = chapters.popLast() {
            guard let page = archive.content(of: chapter, limit: WebPage.sizeLimit),
                var document = try? WebPage(page, name: name).document
            else { continue }
            document.sourceID = chapter
            document.outlet = document.outlet ?? publisher ?? title
            document.byline = document.byline ?? (creators.isEmpty ? nil : creators.joined(separator: ", "))
            document.language = document.language ?? language
            document.date = document.date ?? date
            return .document(document)
        }
        return nil
    }

    private static func tree(_ path: String, _ archive: ZipArchive) -> XMLTree? {
        archive.content(of: path, limit: XMLTree.sizeLimit).flatMap { XMLTree($0[...]) }
    }

    /// A file named relative to another in the archive, its escapes undone.
    private static func path(_ file: String, besides other: String) -> String? {
        let base = "https://book.invalid/" + other
        guard let address = WebAddress(file, relativeTo: base) else { return nil }
        return unescaped(String(address.path.dropFirst()))
    }

    private static func unescaped(_ path: String) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(path)
        while let first = rest.popFirst() {
            if first == "%", rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) {
                bytes.append(byte)
                rest = rest.dropFirst(2)
            } else {
                bytes += String(first).utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
