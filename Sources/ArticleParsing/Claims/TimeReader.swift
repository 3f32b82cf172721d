import ArticleModel
import Linguistics

/// Reads the times named in a clause, and works out the day where the article's date allows it.
///
/// A weekday is the nearest one that fits the verb: on or before the article's date after a past tense, on or
/// after it with a future or a timetable's present (`the boat leaves on Monday`; but `this follows an attack on Sunday`). Weeks, months and years are
/// found, but name no day.
struct TimeReader {
    let text: ClauseText
    /// The article's date.
    let date: CalendarDate?

    /// The times among the tokens, in text order.
    func times(in tokens: [Int]) -> [TimeReference] {
        var found: [TimeReference] = []
        var tense: Bool?
        var position = tokens.startIndex
        while position < tokens.endIndex {
            guard mayStart(tokens[position]) else {
                position += 1
                continue
            }
            let looksAhead = tense ?? looksAhead(tokens)
            tense = looksAhead
            guard let match = match(at: position, of: tokens, looksAhead: looksAhead) else {
                position += 1
                continue
            }
            let span = TextSpan(
                text.source.tokens[tokens[match.start]].span.start,
                text.source.tokens[tokens[match.end - 1]].span.end)
            if let last = found.last, last.span.end > span.start { found.removeLast() }
            found.append(TimeReference(span: span, resolved: match.day))
            position = match.end
        }
        return found
    }

    private struct Match {
        var start: Int
        var end: Int
        var day: CalendarDate?
    }

    private func mayStart(_ index: Int) -> Bool {
        text.source.tokens[index].kind == .number || !text.roles[index].isDisjoint(with: [.time, .numeral])
    }

    private func match(at position: Int, of tokens: [Int], looksAhead: Bool) -> Match? {
        if let match = monthAndDay(at: position, of: tokens) { return match }
        if let match = weekday(at: position, of: tokens, looksAhead: looksAhead) { return match }
        if let match = nearDay(at: position, of: tokens) { return match }
        if let match = ago(at: position, of: tokens) { return match }
        return year(at: position, of: tokens)
    }

    /// `Jan. 21, 2022`, `21 January`, `April`, `April 2014`.
    private func monthAndDay(at start: Int, of tokens: [Int]) -> Match? {
        var position = start
        var day = dayOfMonth(word(position, tokens))
        if day != nil { position += 1 }
        if word(position, tokens) == "of", day != nil { position += 1 }
        guard position < tokens.endIndex, let month = Self.months[word(position, tokens)],
            text.isCapitalised(tokens[position])
        else { return nil }
        let isAmbiguous = month == 5 || month == 3
        position += 1
        if day == nil, let after = dayOfMonth(word(position, tokens)) {
            day = after
            position += 1
        }
        var year: Int?
        let comma = word(position, tokens) == "," ? 1 : 0
        if let digits = yearNumber(word(position + comma, tokens)) {
            year = digits
            position += comma + 1
        }
        if isAmbiguous, day == nil, year == nil, !Self.beforeMonth.contains(word(start - 1, tokens)) {
            return nil
        }
        return Match(
            start: start, end: position, day: day.flatMap { resolve(day: $0, month: month, year: year) })
    }

    private func resolve(day: Int, month: Int, year: Int?) -> CalendarDate? {
        if let year { return CalendarDate(year: year, month: month, day: day) }
        guard let date else { return nil }
        return (date.year - 1...date.year + 1)
            .compactMap { CalendarDate(year: $0, month: month, day: day) }
            .min { abs($0.dayNumber - date.dayNumber) < abs($1.dayNumber - date.dayNumber) }
    }

    /// `Friday`, `last Friday`, `Friday morning`, `Friday, Jan. 21`.
    private func weekday(at start: Int, of tokens: [Int], looksAhead: Bool) -> Match? {
        guard let weekday = Self.weekdays[word(start, tokens)], text.isCapitalised(tokens[start]) else {
            return nil
        }
        var end = start + 1
        let comma = word(end, tokens) == "," ? 1 : 0
        if let full = monthAndDay(at: end + comma, of: tokens), full.day != nil {
            return Match(start: start, end: full.end, day: full.day)
        }
        if Self.partsOfDay.contains(word(end, tokens)) { end += 1 }
        let before = word(start - 1, tokens)
        let first = ["last", "next", "this"].contains(before) ? start - 1 : start
        return Match(start: first, end: end, day: day(of: weekday, after: before, looksAhead: looksAhead))
    }

    private func day(of weekday: Int, after word: String, looksAhead: Bool) -> CalendarDate? {
        guard let date else { return nil }
        let ahead = (weekday - date.weekday + 7) % 7
        switch word {
        case "last": return date.adding(days: ahead - 7)
        case "next": return date.adding(days: ahead == 0 ? 7 : ahead)
        default: return date.adding(days: looksAhead || ahead == 0 ? ahead : ahead - 7)
        }
    }

    /// `today`, `this morning`, `last night`, `next week`.
    private func nearDay(at start: Int, of tokens: [Int]) -> Match? {
        let first = word(start, tokens)
        let second = word(start + 1, tokens)
        switch first {
        case "today", "tonight": return Match(start: start, end: start + 1, day: date)
        case "yesterday", "tomorrow":
            let end = Self.partsOfDay.contains(second) ? start + 2 : start + 1
            return Match(start: start, end: end, day: date?.adding(days: first == "tomorrow" ? 1 : -1))
        case "this" where Self.partsOfDay.contains(second):
            return Match(start: start, end: start + 2, day: date)
        case "last" where second == "night":
            return Match(start: start, end: start + 2, day: date?.adding(days: -1))
        case "this", "last", "next":
            return Self.periods.contains(second) ? Match(start: start, end: start + 2, day: nil) : nil
        default: return nil
        }
    }

    /// `two days ago`, `a week ago`.
    private func ago(at start: Int, of tokens: [Int]) -> Match? {
        let first = word(start, tokens)
        guard let unit = Self.unitsOfTime[word(start + 1, tokens)],
            ["ago", "earlier", "later"].contains(word(start + 2, tokens)),
            let count = Numerals.words(first) ?? Numerals.digits(first) ?? (first == "a" ? 1 : nil)
        else { return nil }
        var day: CalendarDate?
        if word(start + 2, tokens) == "ago", unit > 0, count <= 1000 {
            day = date?.adding(days: -Int(count) * unit)
        }
        return Match(start: start, end: start + 3, day: day)
    }

    /// `in 1997`, `the end of 2021`.
    private func year(at start: Int, of tokens: [Int]) -> Match? {
        guard yearNumber(word(start, tokens)) != nil, Self.beforeYear.contains(word(start - 1, tokens)) else {
            return nil
        }
        let next = start + 1 < tokens.endIndex ? tokens[start + 1] : nil
        if let next, text.source.tokens[next].kind == .word,
            text.source.lowercased[next].utf8.last == UInt8(ascii: "s"),
            text.roles[next].isDisjoint(with: .auxiliary)
        {
            return nil  // `of 2000 people`, `in 2000 cases`
        }
        return Match(start: start, end: start + 1, day: nil)
    }

    /// Whether the clause speaks of what is to come.
    private func looksAhead(_ tokens: [Int]) -> Bool {
        var hasPast = false
        var hasPresent = false
        for position in tokens.indices {
            let role = text.roles[tokens[position]]
            if !role.isDisjoint(with: [.future, .would, .forecast, .obligation]) { return true }
            if word(position, tokens) == "to", position > 0,
                text.roles[tokens[position - 1]].contains(.copula)
                    || ClaimJudge.plansBeforeTo.contains(word(position - 1, tokens))
            {
                return true
            }
            guard text.verbStrength(at: position, of: tokens[...]) > .none else { continue }
            if !role.isDisjoint(with: [.auxiliaryPast, .surePast, .past])
                || word(position, tokens).hasPrefix("ha")
            {
                hasPast = true
            } else if Self.scheduled.contains(Lemma.verb(word(position, tokens))) {
                hasPresent = true
            }
        }
        return hasPresent && !hasPast
    }

    private func dayOfMonth(_ word: String) -> Int? {
        guard let first = word.utf8.first, (0x30...0x39).contains(first), word.utf8.count <= 4 else {
            return nil
        }
        var digits = Substring(word)
        for suffix in ["st", "nd", "rd", "th"] where digits.hasSuffix(suffix) { digits = digits.dropLast(2) }
        guard let day = Int(digits), (1...31).contains(day) else { return nil }
        return day
    }

    private func yearNumber(_ word: String) -> Int? {
        guard word.utf8.count == 4, let year = Int(word), (1800...2100).contains(year) else { return nil }
        return year
    }

    /// The word at a position in lower case; empty outside the clause.
    private func word(_ position: Int, _ tokens: [Int]) -> String {
        tokens.indices.contains(position) ? text.source.lowercased[tokens[position]] : ""
    }
}

/// The words of time.
extension TimeReader {
    private static let weekdays: [String: Int] = [
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
        "mondays": 0, "tuesdays": 1, "wednesdays": 2, "thursdays": 3, "fridays": 4, "saturdays": 5,
        "sundays": 6,
    ]

    private static let months: [String: Int] = [
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "mar.": 3,
        "apr.": 4,
        "jun.": 6, "jul.": 7, "aug.": 8, "sept.": 9, "sep.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
        "jan": 1, "feb": 2, "apr": 4, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    ]

    /// Verbs whose present tense tells what is planned.
    private static let scheduled: Set<String> = [
        "be", "arrive", "begin", "open", "start", "leave", "close", "end", "expire", "fly", "sail", "travel",
        "return",
        "meet", "vote", "hold", "face", "hear", "speak", "go", "come", "play", "launch", "host", "visit",
        "resume",
        "air", "premiere", "appear", "decide", "run",
    ]

    private static let partsOfDay: Set<String> = ["morning", "afternoon", "evening", "night", "midday"]

    private static let periods: Set<String> = [
        "week", "month", "year", "weekend", "summer", "winter", "spring", "autumn", "fall", "decade",
        "century", "quarter",
    ]

    /// Units before `ago`, with their length in days; 0 where they name no day.
    private static let unitsOfTime: [String: Int] = [
        "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 0, "months": 0, "year": 0, "years": 0, "hour": 0,
        "hours": 0, "minutes": 0, "decades": 0,
    ]

    private static let beforeMonth: Set<String> = [
        "in", "since", "until", "by", "of", "from", "last", "next", "early", "late", "mid", "during",
        "before", "after",
    ]

    private static let beforeYear: Set<String> = [
        "in", "since", "until", "by", "of", "from", "before", "after", "during", "to", "and", "through", "(",
        "early",
        "late", "for",
    ]
}
