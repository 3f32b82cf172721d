import ArticleModel
import Linguistics

/// Finds words that name a time: days, dates, years, spans counted from today.
struct DateFinder {
    let text: TokenizedText

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
        "tomorrow",
        "tonight",
    ]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november",
        "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.",
        "dec.",
    ]
    private static let leads: Set<String> = ["this", "last", "next", "past", "earlier", "late", "early"]
    private static let partsOfDay: Set<String> = ["morning", "afternoon", "evening", "night"]
    private static let units: Set<String> = [
        "week", "month", "year", "decade", "century", "weekend", "spring", "summer", "autumn", "fall",
        "winter",
    ]
    private static let countedUnits: Set<String> = [
        "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year",
        "years", "decade",
        "decades",
    ]
    private static let anchors: Set<String> = ["ago", "earlier", "later", "from"]

    /// The times, as ranges of tokens in text order.
    func dates() -> [Range<Int>] {
        var dates: [Range<Int>] = []
        for sentence in text.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                if let end = end(from: index, limit: sentence.upperBound) {
                    dates.append(index..<end)
                    index = end
                } else {
                    index += 1
                }
            }
        }
        return dates
    }

    private func end(from index: Int, limit: Int) -> Int? {
        let word = text.lowercased[index]
        func next(_ offset: Int) -> String { index + offset < limit ? text.lowercased[index + offset] : "" }
        if Self.weekdays.contains(word),
            text.tokens[index].shape != .lower || !word.hasSuffix("day") || word.hasPrefix("to")
                || word.hasPrefix("y")
        {
            if next(1) == ",", Self.months.contains(next(2)), let end = afterMonth(index + 2, limit) {
                return end
            }
            return Self.partsOfDay.contains(next(1)) ? index + 2 : index + 1
        }
        if Self.months.contains(word), text.tokens[index].shape != .lower { return afterMonth(index, limit) }
        if Self.leads.contains(word) {
            if Self.units.contains(next(1))
                || (Self.partsOfDay.contains(next(1)) && word != "late" && word != "early")
            {
                return index + 2
            }
            if Self.weekdays.contains(next(1)), word != "this" || next(1).hasSuffix("day") {
                return index + 2
            }
            if Self.months.contains(next(1)), index + 1 < limit, text.tokens[index + 1].shape != .lower {
                return index + 2
            }
            return nil
        }
        if text.tokens[index].kind == .number || Numbers.words.contains(word) || word == "a"
            || word == "several"
        {
            return fromNumber(index, limit)
        }
        return nil
    }

    /// `Jan. 21, 2022`, `March 2014`, `April`; a bare `May` or `March` needs a number or a preposition.
    private func afterMonth(_ index: Int, _ limit: Int) -> Int? {
        var end = index + 1
        if end < limit, isDay(end) {
            end += 1
            if end + 1 < limit, text.lowercased[end] == ",", isYear(end + 1) { end += 2 }
            return end
        }
        if end < limit, isYear(end) { return end + 1 }
        let isAmbiguous = ["may", "march"].contains(text.lowercased[index])
        let before = index > 0 ? text.lowercased[index - 1] : ""
        return !isAmbiguous
            || ["in", "since", "until", "by", "last", "next", "of", "early", "late"].contains(before)
            ? end : nil
    }

    /// `two days ago`, `21 January 2022`, `1997`, `the 1990s`.
    private func fromNumber(_ index: Int, _ limit: Int) -> Int? {
        if index + 1 < limit, Self.months.contains(text.lowercased[index + 1]), isDay(index),
            text.tokens[index + 1].shape != .lower
        {
            return index + 2 < limit && isYear(index + 2) ? index + 3 : index + 2
        }
        if index + 2 < limit, Self.countedUnits.contains(text.lowercased[index + 1]),
            Self.anchors.contains(text.lowercased[index + 2]),
            text.lowercased[index + 2] != "from" || index + 3 < limit && text.lowercased[index + 3] == "now"
        {
            return text.lowercased[index + 2] == "from" ? index + 4 : index + 3
        }
        if isYear(index), isAfterTimeWord(index) { return index + 1 }
        let word = text.lowercased[index]
        return word.hasSuffix("0s") && word.utf8.count >= 3 && word.utf8.count <= 5 ? index + 1 : nil
    }

    private func isAfterTimeWord(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let next = index + 1 < text.tokens.count ? text.tokens[index + 1].kind : .punctuation
        return [
            "in", "of", "since", "by", "until", "from", "to", "between", "and", "(", ",", "early", "late",
            "during", "before", "after",
        ]
        .contains(text.lowercased[index - 1]) && (next != .word || text.lowercased[index + 1].utf8.count < 12)
            && text.lowercased[index - 1] != "," || next == .punctuation && text.lowercased[index - 1] != ","
    }

    private func isDay(_ index: Int) -> Bool {
        let digits = text.lowercased[index].prefix { $0.isNumber }
        guard let value = Int(digits), (1...31).contains(value) else { return false }
        return ["", "st", "nd", "rd", "th"].contains(text.lowercased[index].dropFirst(digits.count))
    }

    private func isYear(_ index: Int) -> Bool {
        let word = text.lowercased[index]
        guard word.utf8.count == 4, let value = Int(word) else { return false }
        return (1500...2199).contains(value)
    }
}

/// Finds numbers with what belongs to them: currency before, scale and percent after.
struct NumberFinder {
    let text: TokenizedText

    /// The numbers outside the given dates, as ranges of tokens in text order.
    func numbers(outside dates: [Range<Int>]) -> [Range<Int>] {
        var numbers: [Range<Int>] = []
        var dateIndex = 0
        var index = 0
        while index < text.tokens.count {
            while dateIndex < dates.count, dates[dateIndex].upperBound <= index { dateIndex += 1 }
            if dateIndex < dates.count, dates[dateIndex].contains(index) {
                index = dates[dateIndex].upperBound
            } else if let range = number(at: index) {
                numbers.append(range)
                index = range.upperBound
            } else {
                index += 1
            }
        }
        return numbers
    }

    private func number(at index: Int) -> Range<Int>? {
        let isDigits = text.tokens[index].kind == .number && Numbers.isPlain(text.lowercased[index])
        let isWord = text.tokens[index].kind == .word && Numbers.words.contains(text.lowercased[index])
        guard isDigits || isWord else { return nil }
        let sentence = text.sentences[text.sentenceOfToken[index]]
        var start = index
        if index > sentence.lowerBound, Numbers.currencies.contains(text.lowercased[index - 1]) { start -= 1 }
        var end = index + 1
        while end < sentence.upperBound,
            Numbers.scales.contains(text.lowercased[end])
                || (isWord && Numbers.words.contains(text.lowercased[end]))
        { end += 1 }
        if end < sentence.upperBound, ["%", "percent"].contains(text.lowercased[end]) {
            end += 1
        } else if end + 1 < sentence.upperBound, text.lowercased[end] == "per",
            text.lowercased[end + 1] == "cent"
        {
            end += 2
        }
        return start..<end
    }
}

/// Words of numbers.
enum Numbers {
    /// Number words from two on; *one* is mostly a pronoun.
    static let words: Set<String> = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty",
        "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion",
    ]
    static let scales: Set<String> = [
        "hundred", "thousand", "million", "billion", "trillion", "dozen", "m", "bn",
    ]
    static let currencies: Set<String> = ["$", "€", "£", "¥", "₽", "₴", "₹"]

    /// Digits with separators and nothing else.
    static func isPlain(_ word: String) -> Bool {
        word.utf8.allSatisfy { $0.isASCIIDigit || $0 == 0x2C || $0 == 0x2E }
            && word.utf8.first?.isASCIIDigit == true
    }
}
