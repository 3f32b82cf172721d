import ArgumentParser
import ArticleModel
import Foundation

/// Text files given on the command line.
enum TextFile {
    /// A file as a document without metadata.
    static func document(_ path: String) throws -> RawDocument {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("Cannot read \(path): check that it is a file and that you may read it.")
        }
        return RawDocument(text: String(decoding: data, as: UTF8.self))
    }
}
