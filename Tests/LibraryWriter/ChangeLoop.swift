import ArticleModel
import ArticleStore
import Glibc

/// Changes the library without end, and writes a line for each change that is done: what the line says must be there,
/// whatever happens then.
struct ChangeLoop {
    private let library: Library
    private let seed: String
    private let log: Int32

    init(_ library: Library, seed: String, log: String) throws {
        self.library = library
        self.seed = seed
        self.log = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }

    func run() throws {
        // Each run goes on with numbers that no earlier one has used.
        let start = UInt64.random(in: 0..<(1 << 40))
        var articles: [String] = []
        var number = start
        while true {
            number += 1
            switch Int.random(in: 0..<10) {
            case 0..<3:
                let text = RawDocument(text: "One text, \(seed) \(number).")
                articles.append(try library.add(text, analysis: Analysis(parser: "1")).id)
                say("article", articles[articles.count - 1])
            default:
                guard let id = articles.randomElement() else { continue }
                try change(id, number)
            }
        }
    }

    private func change(_ id: String, _ number: UInt64) throws {
        switch Int.random(in: 0..<6) {
        case 0:
            // In the meantime it is in the trash, with all that belongs to it.
            say("leaving", id)
            try library.remove([id])
            try library.restore(id)
            say("back", id)
        case 1:
            try library.updateState(of: id) { $0.tags[id] = ($0.tags[id] ?? []) + ["t\(number)"] }
            say("tag", id, "t\(number)")
        case 2:
            try library.edit(id, ArticleEdit(title: "Title \(number)"))
            say("title", id, "Title-\(number)")
        default:
            try library.save(Changes.note("\(seed)-\(number)", on: id))
            say("note", id, "urn:uuid:\(seed)-\(number)")
        }
    }

    private func say(_ words: String...) {
        let line = Array((words.joined(separator: " ") + "\n").utf8)
        _ = line.withUnsafeBytes { write(log, $0.baseAddress, $0.count) }
    }
}
