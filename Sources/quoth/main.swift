import ArticleModel
import ArticleParsing
import ArticleStore
import Foundation
import ReaderApp
import TerminalUI

let environment = ProcessInfo.processInfo.environment
do {
    let library = try Library(at: Library.defaultFolder(environment: environment), createIfMissing: true)
    for path in CommandLine.arguments.dropFirst() {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let document = RawDocument(text: text, source: path)
        print(try library.add(document, analysis: ArticleParser().parse(document)).id)
    }
    if CommandLine.arguments.count == 1 {
        let backend = try NcursesBackend(environment: environment)
        ReaderRuntime(library: library, backend: backend, environment: environment).run()
        backend.close()
    }
} catch {
    FileHandle.standardError.write(Data("quoth: \(error)\n".utf8))
    exit(1)
}
