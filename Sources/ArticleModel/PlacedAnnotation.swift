/// A note or highlight with the place where its words stand now.
public struct PlacedAnnotation: Hashable, Sendable {
    /// The annotation as stored.
    public var annotation: Annotation
    /// Where its words stand; nil when they are no longer in the text (an orphan).
    public var span: TextSpan?

    /// Pairs an annotation with its place.
    public init(_ annotation: Annotation, span: TextSpan?) {
        self.annotation = annotation
        self.span = span
    }
}

extension Annotation {
    /// Whether it is a mark in the text: a correction alone shows in what it corrects.
    public var isShown: Bool { correction == nil || isMore }

    /// Whether it says anything beside a correction.
    public var isMore: Bool { note != nil || !tags.isEmpty || colour != nil }
}
