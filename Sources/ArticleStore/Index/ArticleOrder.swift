import ArticleModel

/// The orders in which articles are listed.
public enum ArticleOrder: String, Hashable, Sendable, CaseIterable {
    /// Newest publication (or arrival, where the date is unknown) first.
    case newest
    /// By title, without regard to case (of ASCII letters).
    case title
    /// By outlet, those without one last; newest first within each.
    case outlet
    /// Unread ones first, each part newest first.
    case unread
    /// The best hits of a query first; as `newest` where there are no words to weigh.
    case relevance
}

/// The place of an article among all by time: the row number in the index, so that walking its rows from the last
/// gives the newest first without sorting.
///
/// Seconds since the year 1 above, the beginning of the id below: of one time, the smaller id is the newer.
struct ArticleKey {
    private static let idBits = 24

    /// The number that an article should have; the next lower free one serves when it is taken.
    let value: Int64

    init(date: String?, added: String, number: ArticleNumber) {
        let seconds = ISOTime.seconds(date) ?? ISOTime.seconds(added) ?? 0
        let rest = (1 << Self.idBits) - 1 - Int64(number.value >> (64 - UInt64(Self.idBits)))
        value = seconds << Self.idBits | rest
    }

    /// The lowest number that an article of this day (in UTC) or a later one has.
    static func first(of day: CalendarDate) -> Int64 {
        (ISOTime.seconds(day.iso) ?? 0) << idBits
    }
}

/// Times as ISO 8601 writes them.
enum ISOTime {
    private static let firstDay = -719_162

    /// Seconds from the beginning of the year 1 in UTC: of a day its beginning, of a time that cannot be read its
    /// day's. A time without zone counts as UTC. Nil for no day.
    static func seconds(_ text: String?) -> Int64? {
        guard let text, let day = CalendarDate(iso: text) else { return nil }
        let midnight = Int64(day.dayNumber - firstDay) * 86_400
        return max(0, midnight + Int64(secondsOfDay(Array(text.utf8.dropFirst(11)))))
    }

    /// `hh:mm`, `hh:mm:ss` and a zone after it; 0 for anything else.
    private static func secondsOfDay(_ time: [UInt8]) -> Int {
        guard let hours = number(time, 0), let minutes = number(time, 3), hours < 25, minutes < 61 else {
            return 0
        }
        let seconds = time.count > 5 && time[5] == UInt8(ascii: ":") ? number(time, 6) ?? 0 : 0
        return hours * 3600 + minutes * 60 + seconds - zone(time)
    }

    /// The zone's lead over UTC in seconds: of `+02:00`, `-0500` or `+02` at the end.
    private static func zone(_ time: [UInt8]) -> Int {
        guard let sign = time.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
            let hours = number(time, sign + 1), hours < 24
        else { return 0 }
        let hasColon = time.count > sign + 3 && time[sign + 3] == UInt8(ascii: ":")
        let minutes = number(time, sign + (hasColon ? 4 : 3)) ?? 0
        return (time[sign] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// Two digits.
    private static func number(_ text: [UInt8], _ start: Int) -> Int? {
        guard start + 1 < text.count, (0x30...0x39).contains(text[start]),
            (0x30...0x39).contains(text[start + 1])
        else { return nil }
        return Int(text[start] - 0x30) * 10 + Int(text[start + 1] - 0x30)
    }
}
