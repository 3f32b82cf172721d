import ArticleModel

/// How much was said when, as a row of bars: `▂█·▅`.
enum Timeline {
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// Where nothing was said.
    private static let nothing: Character = "·"

    /// A bar for each day, or for as many days as are needed for the whole to have at most `columns` bars.
    ///
    /// - Parameter days: how much there is of each day (ISO 8601).
    /// - Returns: nothing where all is of one day, or no day is known.
    static func bars(_ days: [String: Int], columns: Int) -> String {
        let counts = days.compactMap { day, count in CalendarDate(iso: day).map { ($0.dayNumber, count) } }
        guard let first = counts.map(\.0).min(), let last = counts.map(\.0).max(), first < last, columns > 1
        else {
            return ""
        }
        let span = last - first + 1
        let daysPerBar = (span + columns - 1) / columns
        var sums = [Int](repeating: 0, count: (span + daysPerBar - 1) / daysPerBar)
        for (day, count) in counts { sums[(day - first) / daysPerBar] += count }
        let most = max(1, sums.max() ?? 1)
        return String(
            sums.map { sum in
                sum == 0 ? nothing : bars[min(bars.count - 1, sum * bars.count / most)]
            })
    }
}
