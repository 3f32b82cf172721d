import ArticleModel
import ArticleStore
import Foundation

/// Makes a library of any size: articles of 3 kB of made-up words, from 100 outlets and over three years.
struct SyntheticLibrary {
    /// The library's folder.
    let folder: String
    /// How many articles it has.
    let count: Int
    /// Whether they have analyses with six quotes each.
    var hasQuotes = false

    /// The title of the newest article.
    static let newestTitle = "Zebrano Newest Of All"

    /// Writes the files as the program would, without waiting for the disk.
    func make() throws {
        for section in hasQuotes ? ["articles", "analysis"] : ["articles"] {
            for shelf in 0..<256 {
                let name = String(format: "%02x", shelf)
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(section)/\(name)", withIntermediateDirectories: true)
            }
        }
        var words = MadeWords()
        var quotes = MadeQuotes()
        var ids = SplitMix64(state: 7)
        for number in 0..<count {
            var article = Self.article(number, of: count, id: String(format: "%016lx", ids.next()), &words)
            let place = "\(article.id.prefix(2))/\(article.id).json"
            if hasQuotes {
                let analysis = quotes.analysis(of: &article.document, &words)
                let stored = StoredAnalysis(
                    analysis, of: article.document.text, textHash: ContentHash.hex(of: article.document.text))
                try write([UInt8](JSONEncoder().encode(stored)), to: "\(folder)/analysis/\(place)")
            }
            try write(ArticleDocument.json(article).pretty(), to: "\(folder)/articles/\(place)")
        }
    }

    private static func article(
        _ number: Int, of count: Int, id: String, _ words: inout MadeWords
    ) -> Article {
        let isNewest = number == count - 1
        let minute = isNewest ? 1095 * 1440 : words.number(below: 1095 * 1440)
        let date = Timestamp.text(secondsSince1970: 1_640_995_200 + minute * 60)
        let title = isNewest ? newestTitle : String(words.sentence(words: 8).dropLast())
        let document = RawDocument(
            text: title + "\n\n" + words.text(bytes: 2900), title: title,
            outlet: "The \(words.vocabulary[300 + number % 100].capitalized) Post", date: date,
            url: "https://made.example/\(number)", language: "en")
        return Article(id: id, document: document, title: title, added: "2026-01-01T00:00:00Z")
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw Failure(description: "\(path) cannot be written") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
            throw Failure(description: "\(path) cannot be written")
        }
    }

    /// Why the library cannot be made.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
