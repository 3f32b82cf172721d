import ArticleModel
import ArticleStore

/// One change of each kind, the same whenever it is made.
struct SingleChange {
    private let library: Library
    private let cache: String

    init(_ library: Library, cache: String) {
        self.library = library
        self.cache = cache
    }

    func make(_ kind: String, _ id: String) throws {
        switch kind {
        case "add": _ = try library.add(RawDocument(text: "A new text."), analysis: Analysis(parser: "1"))
        case "note": try library.save(Changes.note("second", on: id))
        case "unnote": try library.deleteAnnotation("urn:uuid:first", article: id)
        case "state": try library.updateState(of: id) { $0.starred.insert(id) }
        case "edit": try library.edit(id, ArticleEdit(title: "Another title"))
        case "trash": try library.remove([id])
        case "restore": try library.restore(id)
        case "revise":
            let keys = ArticleKeyFile(library: library, folder: library.cacheFolder(in: cache))
            let text = RawDocument(text: Changes.laterText, url: Changes.address)
            _ = try library.take(text, keys) { _ in Analysis(parser: "1") }
        case "analyse":
            let text = try library.article(id).document.text
            try library.saveAnalysis(Analysis(parser: "2"), of: text, for: id)
        default: throw LibraryError.invalidID(id: kind)
        }
    }
}

/// What the changes consist of.
enum Changes {
    static let address = "https://example.org/stay"
    static let laterText = "One stays, two stay, three leave with us, and nobody knows why."

    static func note(_ name: String, on id: String) -> Annotation {
        Annotation(
            id: "urn:uuid:" + name, article: id,
            anchor: .init(exact: "One", prefix: "", suffix: "", position: CodePointRange(0, 3)), note: name,
            created: "2026-11-21T03:00:00Z")
    }
}
