import ArticleModel
import ArticleStore

extension Library {
    /// The feeds that the user names, by address or by a part of the name that fits one feed only; all where none is named.
    func feeds(named names: [String]) throws -> [FeedSubscription] {
        let feeds = try feeds()
        if names.isEmpty { return feeds }
        return try names.map { name in
            if let feed = feeds.first(where: { $0.matches(address: name) }) { return feed }
            let fitting = feeds.filter { $0.title?.lowercased().contains(name.lowercased()) ?? false }
            guard let first = fitting.first else {
                throw CommandFailure("there is no feed \(name); quoth feeds list shows all")
            }
            guard fitting.count == 1 else {
                let titles = fitting.prefix(3).compactMap(\.title).joined(separator: ", ")
                throw CommandFailure("\(name) fits several feeds (\(titles)); give the address")
            }
            return first
        }
    }
}
