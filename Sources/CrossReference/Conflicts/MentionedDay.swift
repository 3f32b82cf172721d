import ArticleModel

/// The day on which a claim says that its event takes place.
struct MentionedDay {
    /// The words for it.
    let surface: String
    /// The day, where it could be worked out.
    let day: CalendarDate?
    /// Monday is 0; nil where the words name no weekday.
    private let weekday: Int?

    /// The time that belongs to the predicate itself, not to a clause inside; nil where there is none or more than one.
    init?(of claim: ComparedClaim, in text: ArticleText) {
        let heads = Set(claim.others.map(\.head))
        let own = claim.claim.times.filter { time in
            let words = Self.words(text[time.span])
            if Self.opensClause(time.span, of: claim, in: text) { return false }
            return !words.isDisjoint(with: heads) || heads.contains(where: { Self.isOfTime($0, words) })
        }
        guard own.count == 1, let time = own.first else { return nil }
        let words = Self.words(text[time.span])
        surface = text[time.span]
        day = time.resolved
        weekday = Self.weekdays.firstIndex { words.contains($0) }
        if day == nil, weekday == nil { return nil }
    }

    /// Days between the two; for weekdays of unknown weeks the least that it can be; nil where it cannot be told.
    func daysApart(from other: MentionedDay) -> Int? {
        if let day, let otherDay = other.day { return abs(day.dayNumber - otherDay.dayNumber) }
        guard let weekday, let otherWeekday = other.weekday else { return nil }
        let apart = abs(weekday - otherWeekday)
        return min(apart, 7 - apart)
    }

    /// `…, but on Thursday, the party announced`: a time right after the conjunction belongs to the clause that begins there,
    /// not to the one before.
    private static func opensClause(_ time: TextSpan, of claim: ComparedClaim, in text: ArticleText) -> Bool {
        guard claim.span.start < time.start else { return false }
        let before = text[TextSpan(claim.span.start, time.start)].lowercased()
        guard let comma = before.lastIndex(where: { $0 == "," || $0 == ";" }) else { return false }
        let between = before[comma...].split(whereSeparator: { !$0.isLetter })
        return between.first.map { ["but", "and", "or", "yet", "while"].contains($0) } == true
            && between.count <= 2
    }

    private static func words(_ surface: String) -> Set<String> {
        Set(surface.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init))
    }

    private static func isOfTime(_ head: String, _ words: Set<String>) -> Bool {
        words.contains { $0 == head + "s" || $0 + "s" == head }
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}

/// A number of a claim with the participant that it counts.
struct CountedThing {
    /// Which participant it is.
    enum Part: Hashable { case agent, object, other(String) }

    let quantity: Quantity
    let part: Part
    /// What is counted, in the singular.
    let unit: String

    /// The numbers that count participants of the claim.
    static func all(in claim: ComparedClaim) -> [CountedThing] {
        claim.claim.quantities.compactMap { quantity in
            guard let unit = quantity.unit.map(singular), !shares.contains(unit) else { return nil }
            let part: Part
            if let object = claim.object, singular(object.head) == unit {
                part = .object
            } else if let agent = claim.agent, singular(agent.head) == unit {
                part = .agent
            } else if let other = claim.others.first(where: { singular($0.head) == unit }),
                let preposition = other.preposition
            {
                part = .other(preposition)
            } else {
                return nil
            }
            return CountedThing(quantity: quantity, part: part, unit: unit)
        }
    }

    /// Whether both numbers cannot be right, as exact as they are said to be.
    func excludes(_ other: CountedThing) -> Bool {
        let (x, y) = (quantity, other.quantity)
        guard x.value != y.value, x.value > 0, y.value > 0 else { return false }
        switch (x.precision, y.precision) {
        case (.exactly, .exactly): return !isRounded(x.value, y.value)
        case (.over, .exactly), (.over, .about): return y.value < x.value * 0.9
        case (.exactly, .over), (.about, .over): return x.value < y.value * 0.9
        case (.under, .exactly), (.under, .about): return y.value > x.value * 1.1
        case (.exactly, .under), (.about, .under): return x.value > y.value * 1.1
        case (.over, .under): return y.value < x.value
        case (.under, .over): return x.value < y.value
        case (.over, .over), (.under, .under): return false
        case (.about, _), (_, .about): return abs(x.value - y.value) / max(x.value, y.value) > 0.25
        }
    }

    /// 1,186 and 1,200 may be one number.
    private func isRounded(_ x: Double, _ y: Double) -> Bool {
        abs(x - y) / max(x, y) < 0.05 && max(x, y) >= 20
    }

    /// Shares differ from poll to poll and count nothing.
    private static let shares: Set<String> = [
        "percent", "point", "year", "day", "hour", "minute", "month", "week", "time",
    ]

    private static func singular(_ word: String) -> String {
        switch word {
        case "people": "person"
        case "men": "man"
        case "women": "woman"
        case "children": "child"
        default:
            word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
        }
    }
}
