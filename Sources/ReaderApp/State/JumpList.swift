import ArticleModel

/// Where the reader was before a jump, and can be again.
enum Place: Sendable {
    case text(TextPlace)
    /// A view over the library, as it was left.
    case page(LibraryPage)
}

/// A place in an article.
public struct TextPlace: Hashable, Sendable {
    /// The article's id.
    public var article: String
    /// The byte offset of the first row shown.
    public var offset: Int
    /// What was lit.
    var spot: Spot?
}

/// What is to be shown of an article once it is open.
enum Destination: Hashable, Sendable {
    /// As it was left.
    case place(TextPlace)
    /// These words, lit; a quote or claim with exactly these is the spot.
    case words(TextSpan)
    /// The annotation with this id.
    case annotation(String)
    /// A byte offset.
    case offset(Int)
    /// A passage as files have it.
    case codePoints(CodePointRange)
}

/// The places that were left by jumps, for `^O` and the way forward again.
struct JumpList: Sendable {
    private var earlier: [Place] = []
    private var later: [Place] = []

    /// Older places are forgotten.
    private static let longest = 100

    /// Remembers a place that is being left. Where one had gone back before, the way forward is lost.
    mutating func leave(_ place: Place) {
        later = []
        if case .text(let place) = place, case .text(place) = earlier.last { return }
        earlier.append(place)
        if earlier.count > Self.longest { earlier.removeFirst() }
    }

    /// The place left last; `present` is where the way forward leads back to.
    mutating func back(from present: Place?) -> Place? { Self.step(&earlier, &later, present) }

    /// The place from which one went back last.
    mutating func forward(from present: Place?) -> Place? { Self.step(&later, &earlier, present) }

    private static func step(_ source: inout [Place], _ other: inout [Place], _ present: Place?) -> Place? {
        guard let place = source.popLast() else { return nil }
        if let present { other.append(present) }
        return place
    }
}
