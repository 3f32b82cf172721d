import ArticleModel
import Glibc

/// The user's clock (the time zone of the system or of `TZ`).
enum LocalTime {
    /// The local time of one in UTC, both ISO 8601: `2022-01-21T09:30:00Z` gives `2022-01-21T10:30` in Paris. What is no
    /// such time stays as it is.
    @Sendable static func text(_ utc: String) -> String {
        let fields = utc.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard let day = CalendarDate(iso: String(utc.prefix(10))), fields.count == 3 else { return utc }
        var seconds = time_t(((day.dayNumber * 24 + fields[0]) * 60 + fields[1]) * 60 + fields[2])
        var local = tm()
        guard localtime_r(&seconds, &local) != nil else { return utc }
        let parts = [local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min].map {
            $0 < 10 ? "0\($0)" : "\($0)"
        }
        return parts[0] + "-" + parts[1] + "-" + parts[2] + "T" + parts[3] + ":" + parts[4]
    }
}
