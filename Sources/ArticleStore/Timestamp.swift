import ArticleModel
import Glibc

/// Times as files keep them: ISO 8601 in UTC, to the second.
public enum Timestamp {
    /// The time now.
    public static func now() -> String { text(secondsSince1970: Int(time(nil))) }

    /// `2022-01-21T09:30:00Z`. Times outside the years 1 to 9999 give the first second of 1970.
    public static func text(secondsSince1970 seconds: Int) -> String {
        let secondsOfDay = ((seconds % 86_400) + 86_400) % 86_400
        guard let day = CalendarDate(dayNumber: (seconds - secondsOfDay) / 86_400) else {
            return text(secondsSince1970: 0)
        }
        let fields = [secondsOfDay / 3600, secondsOfDay / 60 % 60, secondsOfDay % 60]
        return day.iso + "T" + fields.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") + "Z"
    }
}
