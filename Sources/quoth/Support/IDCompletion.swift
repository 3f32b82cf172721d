import ArgumentParser
import ArticleStore
import TerminalUI

extension CompletionKind {
    /// The ids of articles that begin as what has been typed, the newest first, with their titles where the shell shows
    /// them. As the index has them: completing must not wait for a library that has changed.
    static let articleIDs = CompletionKind.custom { words, _, prefix in
        let named = words.firstIndex(of: "--library").map { words.index(after: $0) }
        let folder = named.flatMap { words.indices.contains($0) ? words[$0] : nil }
        guard let option = try? LibraryOption.parse(folder.map { ["--library", $0] } ?? []),
            let library = try? option.open(), let list = try? library.list()
        else { return [] }
        let ids = list.ids.lazy.filter { $0.hasPrefix(prefix.lowercased()) }.prefix(mostIDs)
        let articles = (try? library.summaries(of: Array(ids))) ?? []
        return articles.map { article in
            switch CompletionShell.requesting {
            case .some(.zsh): "\(article.id):\(TextWidth.clean(article.title))"
            case .some(.fish): "\(article.id)\t\(TextWidth.clean(article.title))"
            default: article.id
            }
        }
    }

    /// More than anybody reads.
    private static let mostIDs = 200
}
