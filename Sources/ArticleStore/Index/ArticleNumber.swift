/// An article's id as the number that its hexadecimal digits are: half the size, and ordered like the ids.
struct ArticleNumber: Hashable, Comparable, Sendable {
    let value: UInt64

    init(_ value: UInt64) { self.value = value }

    /// As SQLite keeps it, which has no unsigned numbers.
    init(stored: Int64) { value = UInt64(bitPattern: stored) }

    /// Nil for anything but 16 hexadecimal digits.
    init?(id: String) {
        guard ArticleID.isValid(id), let value = UInt64(id, radix: 16) else { return nil }
        self.value = value
    }

    var id: String { ArticleID.text(value) }
    var stored: Int64 { Int64(bitPattern: value) }

    /// The folder in which its files stand: the first two digits.
    var shelf: UInt8 { UInt8(value >> 56) }

    /// The smallest number on a shelf.
    static func first(on shelf: UInt8) -> ArticleNumber { ArticleNumber(UInt64(shelf) << 56) }

    /// The largest number on a shelf.
    static func last(on shelf: UInt8) -> ArticleNumber { ArticleNumber(UInt64(shelf) << 56 | (1 << 56 - 1)) }

    static func < (a: ArticleNumber, b: ArticleNumber) -> Bool { a.value < b.value }
}

/// Ids of articles in the order of a list, at 8 bytes each, so that a list of any length can be held.
public struct ArticleIDs: RandomAccessCollection, Hashable, Sendable {
    private var numbers: [ArticleNumber]

    init(_ numbers: [ArticleNumber]) { self.numbers = numbers }

    /// Takes ids in their order; what is none is left out.
    public init(_ ids: some Sequence<String> = []) { numbers = ids.compactMap(ArticleNumber.init(id:)) }

    /// 0.
    public var startIndex: Int { 0 }

    /// The number of articles.
    public var endIndex: Int { numbers.count }

    /// The id at a place.
    public subscript(position: Int) -> String { numbers[position].id }

    /// The place of an id; nil where it is not in the list.
    public func firstIndex(of id: String) -> Int? {
        ArticleNumber(id: id).flatMap { numbers.firstIndex(of: $0) }
    }

    /// The first id of a set from `start` on forwards or (`count` -1) backwards and round the end; with another `count`
    /// the second, third …
    func hit(from start: Int, by count: Int, in wanted: Set<ArticleNumber>) -> ListHit? {
        if wanted.isEmpty || isEmpty { return nil }
        let places = numbers.indices.filter { wanted.contains(numbers[$0]) }
        if places.isEmpty { return nil }
        let from = (start % numbers.count + numbers.count) % numbers.count
        let nearest = places.prefix { count > 0 ? $0 < from : $0 <= from }.count - (count > 0 ? 0 : 1)
        let rank = nearest + count - count.signum()
        let place = (rank % places.count + places.count) % places.count
        return ListHit(index: places[place], rank: place + 1, count: places.count)
    }
}
