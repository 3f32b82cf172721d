import ArticleModel

/// A passage as links know it, whatever analysis found it: its article, its words, and which occurrence of them it is.
public struct PassageIdentity: Hashable, Comparable, Sendable {
    /// The article's id.
    public var article: String
    /// The folded words with single spaces; empty for the article as a whole.
    public var words: String
    /// How often the same words stand in the article's text before.
    public var occurrence: Int

    /// Names a passage.
    public init(article: String, words: String, occurrence: Int) {
        self.article = article
        self.words = words
        self.occurrence = occurrence
    }

    /// An article as a whole.
    public init(wholeArticle article: String) { self.init(article: article, words: "", occurrence: 0) }

    /// By article, words, occurrence.
    public static func < (a: PassageIdentity, b: PassageIdentity) -> Bool {
        (a.article, a.words, a.occurrence) < (b.article, b.words, b.occurrence)
    }
}

/// Identifies passages of one article.
public struct PassageReader: Sendable {
    private let article: String
    private let folded: FoldedText
    private let hashes: [UInt64]

    /// Reads the words of an article's text.
    public init(article: String, text: String) {
        self.article = article
        var folding = TextFolding()
        let folded = folding.fold(text)
        self.folded = folded
        hashes = folded.words.map { word in
            var hash = ContentHash()
            hash.add(folded.folded(word))
            return hash.value
        }
    }

    /// The passage that spans cover, in text order; words that are covered in part count.
    public func identity(of spans: [TextSpan]) -> PassageIdentity {
        var words: [Int] = []
        for span in spans { words += range(of: span) }
        let text = words.map { String(decoding: folded.folded(folded.words[$0]), as: UTF8.self) }
        return PassageIdentity(
            article: article, words: text.joined(separator: " "), occurrence: earlierOccurrences(of: words))
    }

    /// The passage that a span covers.
    public func identity(of span: TextSpan) -> PassageIdentity { identity(of: [span]) }

    private func range(of span: TextSpan) -> Range<Int> {
        let first = firstWord { $0.end > span.start }
        return first..<max(first, firstWord { $0.start >= span.end })
    }

    /// The first word of which something holds that holds of all later ones as well.
    private func firstWord(where isBeyond: (TextSpan) -> Bool) -> Int {
        var low = 0
        var high = folded.words.count
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(folded.words[middle].span) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func earlierOccurrences(of words: [Int]) -> Int {
        guard let first = words.first else { return 0 }
        let wanted = words.map { hashes[$0] }
        var count = 0
        for start in 0..<first where hashes[start] == wanted[0] && start + wanted.count <= hashes.count {
            if hashes[start..<(start + wanted.count)].elementsEqual(wanted) { count += 1 }
        }
        return count
    }
}

/// The ids of links.
public enum LinkIdentity {
    /// The id of a link: a hash of its kind and both sides, the same in whichever order they are given.
    public static func id(_ kind: Link.Kind, _ a: PassageIdentity, _ b: PassageIdentity) -> String {
        var hash = ContentHash()
        hash.add(kind.rawValue.utf8)
        for side in [min(a, b), max(a, b)] {
            for part in [side.article, side.words, String(side.occurrence)] {
                hash.add(CollectionOfOne(0))
                hash.add(part.utf8)
            }
        }
        return ContentHash.digits(hash.value)
    }
}
