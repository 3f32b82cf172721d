import ArticleModel

/// The days of `date:A..B`: both ends belong to it, and either may be open.
public struct DatePeriod: Hashable, Sendable {
    /// The first day; nil for all before the last.
    public var first: CalendarDate?
    /// The last day; nil for all from the first.
    public var last: CalendarDate?

    /// Reads a day, a month or a year (`2022-01-21`, `2022-01`, `2022`), or two of them with `..` between, of
    /// which one may be missing. Nil for anything else, and for a period that ends before it begins.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard let dots = text.firstRange(of: "..") else {
            guard let days = Self.days(of: text) else { return nil }
            (first, last) = (days.first, days.last)
            return
        }
        let from = text[..<dots.lowerBound]
        let to = text[dots.upperBound...]
        if from.isEmpty, to.isEmpty { return nil }
        if !from.isEmpty {
            guard let days = Self.days(of: from) else { return nil }
            first = days.first
        }
        if !to.isEmpty {
            guard let days = Self.days(of: to) else { return nil }
            last = days.last
        }
        if let first, let last, last < first { return nil }
    }

    /// Whether a publication's day or time (ISO 8601) lies in the period, by the day as it is written.
    public func contains(_ date: String?) -> Bool {
        guard let date, let day = CalendarDate(iso: date) else { return false }
        if let first, day < first { return false }
        if let last, last < day { return false }
        return true
    }

    private static func days(of text: some StringProtocol) -> (first: CalendarDate, last: CalendarDate)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
        guard numbers.count == parts.count, parts.first?.count == 4,
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        switch numbers.count {
        case 1: return days(year: numbers[0], months: 1...12)
        case 2 where (1...12).contains(numbers[1]):
            return days(year: numbers[0], months: numbers[1]...numbers[1])
        case 3:
            guard let day = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
                return nil
            }
            return (day, day)
        default: return nil
        }
    }

    private static func days(
        year: Int, months: ClosedRange<Int>
    ) -> (first: CalendarDate, last: CalendarDate)? {
        guard let first = CalendarDate(year: year, month: months.lowerBound, day: 1) else { return nil }
        let last = (28...31).compactMap { CalendarDate(year: year, month: months.upperBound, day: $0) }.last
        return last.map { (first, $0) }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
