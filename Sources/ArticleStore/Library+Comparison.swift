import Anchoring
import ArticleModel

/// Two texts of one article beside each other.
public struct RevisionComparison: Sendable {
    /// One of the texts.
    public struct Version: Sendable {
        /// Its number, from 1.
        public var number: Int
        /// The article as it was, or is.
        public var article: Article
        /// When the text came in; ISO 8601 in UTC.
        public var since: String
    }

    /// What became of an annotation from one text to the other.
    public struct AnnotationMove: Sendable {
        /// The annotation as it is stored.
        public var annotation: Annotation
        /// Where it stood in the earlier text; nil where it was an orphan.
        public var earlier: TextSpan?
        /// Where it stands in the later text.
        public var later: AnchorState
    }

    /// The earlier text.
    public var earlier: Version
    /// The later text.
    public var later: Version
    /// The number of the present text.
    public var last: Int
    /// What differs, word by word.
    public var difference: TextDifference
    /// The article's annotations.
    public var annotations: [AnnotationMove]

    /// Annotations that stand elsewhere, or on words some of which are new.
    public var moved: [AnnotationMove] {
        annotations.filter { if case .moved = $0.later { $0.earlier != nil } else { false } }
    }

    /// Annotations whose words the later text does not have any more.
    public var orphaned: [AnnotationMove] {
        annotations.filter { $0.earlier != nil && $0.later == .orphaned }
    }

    /// What is known of the article and has changed: the name of the field with the two values.
    public var changedFields: [(name: String, earlier: String?, later: String?)] {
        let (a, b) = (earlier.article, later.article)
        let fields = [
            ("title", a.title, b.title), ("outlet", a.document.outlet, b.document.outlet),
            ("byline", a.document.byline, b.document.byline), ("date", a.document.date, b.document.date),
        ]
        return fields.filter { $0.1 != $0.2 }.map { (name: $0.0, earlier: $0.1, later: $0.2) }
    }
}

extension Library {
    /// Compares two of an article's texts by their numbers; without numbers the present text with the one before it.
    public func comparison(
        of id: String, from first: Int? = nil, to second: Int? = nil
    ) throws(LibraryError) -> RevisionComparison {
        let numbers = try revisionNumbers(id)
        let last = (numbers.last ?? 0) + 1
        let present = try article(id)
        guard let previous = numbers.last else { throw .noSuchRevision(id: id, number: 1, last: last) }
        let later = try version(second ?? last, of: id, last: last, numbers)
        let earlier = try version(first ?? (second.map { $0 - 1 } ?? previous), of: id, last: last, numbers)
        let (a, b) = (ArticleText(earlier.article.document.text), ArticleText(later.article.document.text))
        return RevisionComparison(
            earlier: earlier, later: later, last: last, difference: TextDifference(from: a, to: b),
            annotations: try moves(of: present, from: AnchorMatcher(a), to: AnchorMatcher(b)))
    }

    private func version(
        _ number: Int, of id: String, last: Int, _ numbers: [Int]
    ) throws(LibraryError) -> RevisionComparison.Version {
        guard number == last || numbers.contains(number) else {
            throw .noSuchRevision(id: id, number: number, last: last)
        }
        let article = try revision(number, of: id)
        return RevisionComparison.Version(
            number: number, article: article, since: article.revised ?? article.added)
    }

    private func moves(
        of article: Article, from earlier: AnchorMatcher, to later: AnchorMatcher
    ) throws(LibraryError) -> [RevisionComparison.AnnotationMove] {
        var texts = ArticleTexts(self, article)
        return try annotations(article.id).map { annotation in
            let before = texts.state(of: annotation.anchor, in: earlier).span
            let state = texts.state(of: annotation.anchor, in: later)
            // Against the earlier text, not against the one that the anchor speaks of.
            let after = state.span.map { span -> AnchorState in
                guard let before else { return .moved(span) }
                let isSame =
                    before.start == span.start
                    && earlier.text(before).utf8.elementsEqual(later.text(span).utf8)
                return isSame ? .exact(span) : .moved(span)
            }
            return RevisionComparison.AnnotationMove(
                annotation: annotation, earlier: before, later: after ?? .orphaned)
        }
    }
}
