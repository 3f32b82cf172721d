import ArticleModel

/// A day, perhaps with time and zone, as pages and feeds write it: ISO 8601 and W3C-DTF, RFC 822 and 2822, `asctime`,
/// and what people write (`January 21, 2022 at 2:05 p.m. EST`).
struct PublicationTime: Hashable {
    var date: CalendarDate
    /// Seconds since midnight.
    var seconds: Int?
    /// Minutes east of Greenwich.
    var zone: Int?

    /// ISO 8601: `2022-01-21`, `2022-01-21T14:05:00`, with `Z` or `-05:00` where the zone is known.
    var iso: String {
        guard let seconds else { return date.iso }
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits).joined(
            separator: ":")
        guard let zone else { return "\(date.iso)T\(time)" }
        if zone == 0 { return "\(date.iso)T\(time)Z" }
        let offset = Self.twoDigits(abs(zone) / 60) + ":" + Self.twoDigits(abs(zone) % 60)
        return "\(date.iso)T\(time)\(zone < 0 ? "-" : "+")\(offset)"
    }

    /// Seconds since 1970; a time without zone counts as UTC, a day as its midnight.
    var epoch: Int { date.dayNumber * 86_400 + (seconds ?? 0) - (zone ?? 0) * 60 }

    init(date: CalendarDate, seconds: Int? = nil, zone: Int? = nil) {
        self.date = date
        self.seconds = seconds
        self.zone = zone
    }

    /// The time in UTC that is so many seconds after 1970; nil outside the years 1 to 9999.
    init?(epoch: Int) {
        let day = epoch >= 0 ? epoch / 86_400 : (epoch - 86_399) / 86_400
        guard let date = CalendarDate(dayNumber: day) else { return nil }
        self.init(date: date, seconds: epoch - day * 86_400, zone: 0)
    }

    /// Reads a time; nil where there is no day in the text.
    init?(_ text: String) {
        let text = String(text.prefix(120))
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        guard let time = Self.iso(text) ?? Self.epoch(text) ?? Self.written(text) else { return nil }
        self = time
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // MARK: ISO 8601

    private static func iso(_ text: String) -> PublicationTime? {
        var digits = Scanner(text)
        digits.skipSpace()
        guard let year = digits.number(digits: 4), (1000...9999).contains(year) else { return nil }
        let separator = digits.take(oneOf: "-/.")
        guard let month = digits.number(digits: 2) ?? digits.number(digits: 1) else {
            return digits.isAtEnd
                ? CalendarDate(year: year, month: 1, day: 1).map { PublicationTime(date: $0) } : nil
        }
        if separator != nil { _ = digits.take(oneOf: "-/.") }
        guard let day = digits.number(digits: 2) ?? digits.number(digits: 1) else {
            guard separator != nil, digits.isAtEnd else { return nil }
            return CalendarDate(year: year, month: month, day: 1).map { PublicationTime(date: $0) }
        }
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        var time = PublicationTime(date: date)
        if digits.take(oneOf: "Tt ,") != nil { time.readClock(String(digits.rest)) }
        return time
    }

    private static func epoch(_ text: String) -> PublicationTime? {
        let digits = text.filter { !$0.isWhitespace }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits) else { return nil }
        switch digits.count {
        case 9, 10: return PublicationTime(epoch: number)
        case 13: return PublicationTime(epoch: number / 1000)
        case 14: return iso("\(digits.prefix(8))T\(digits.dropFirst(8))")
        default: return nil
        }
    }

    // MARK: As people write it

    private static func written(_ text: String) -> PublicationTime? {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) || $0 == "," }
        guard let month = words.firstIndex(where: { monthNumber($0) != nil }),
            let number = monthNumber(words[month])
        else { return numeric(text) }
        var day: Int?
        var year: Int?
        if month > 0 { day = dayNumber(words[month - 1]) }
        // `21 de enero`: one small word between.
        if day == nil, month > 1, ["de", "of", "do", "di"].contains(words[month - 1]) {
            day = dayNumber(words[month - 2])
        }
        var next = month + 1
        if day == nil, next < words.count, let value = dayNumber(words[next]) {
            day = value
            next += 1
        }
        // `Thu Jan 1 19:48:21 2004` has its year last.
        let last = words[next...].first {
            $0.count == 4 && (Int($0).map { (1900...2199).contains($0) } ?? false)
        }
        if let last {
            year = Int(last)
        } else if next < words.count, words[next].count == 2, let short = Int(words[next]), month > 0 {
            year = short < 70 ? 2000 + short : 1900 + short
        }
        guard let day, let year, let date = CalendarDate(year: year, month: number, day: day) else {
            return nil
        }
        var time = PublicationTime(date: date)
        time.readClock(text)
        return time
    }

    /// `21/01/2022` or `1/21/2022`, where only one reading is a day; month first where both are.
    private static func numeric(_ text: String) -> PublicationTime? {
        let numbers = text.split { !$0.isNumber }.prefix(3).compactMap { Int($0) }
        guard numbers.count == 3, numbers[2] > 1900, numbers[2] < 2200,
            text.contains("/") || text.contains(".")
        else {
            return nil
        }
        let dayFirst = text.contains(".") || numbers[0] > 12
        let (month, day) = dayFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        guard let date = CalendarDate(year: numbers[2], month: month, day: day) else { return nil }
        var time = PublicationTime(date: date)
        time.readClock(text)
        return time
    }

    private static func dayNumber(_ word: Substring) -> Int? {
        let digits = word.prefix { $0.isNumber }
        guard (1...2).contains(digits.count),
            ["", "st", "nd", "rd", "th", "er", "º"].contains(word.dropFirst(digits.count))
        else { return nil }
        return Int(digits)
    }

    private static func monthNumber(_ word: Substring) -> Int? {
        word.utf8.count < 3 ? nil : months[String(word)]
    }

    /// English with its short forms; then names of German, French, Spanish, Italian, Portuguese and Dutch that differ.
    private static let months: [String: Int] = {
        let english = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        let others = [
            ["januar", "janvier", "enero", "gennaio", "janeiro", "januari"],
            ["februar", "février", "febrero", "febbraio", "fevereiro", "februari"],
            ["märz", "mars", "marzo", "março", "maart"],
            ["avril", "abril", "aprile"], ["mai", "mayo", "maggio", "maio", "mei"],
            ["juni", "juin", "junio", "giugno", "junho"],
            ["juli", "juillet", "julio", "luglio", "julho"], ["août", "agosto", "augustus"],
            ["septembre", "septiembre", "settembre", "setembro"],
            ["oktober", "octobre", "octubre", "ottobre", "outubro"],
            ["novembre", "noviembre", "novembro"],
            ["dezember", "décembre", "diciembre", "dicembre", "dezembro"],
        ]
        var table = [
            "mär": 3, "mrz": 3, "okt": 10, "dez": 12, "ene": 1, "abr": 4, "dic": 12, "fév": 2, "févr": 2,
            "déc": 12,
        ]
        for (index, names) in others.enumerated() {
            for name in names {
                table[name] = index + 1
                table[String(name.prefix(4))] = index + 1
            }
        }
        for (index, name) in english.enumerated() {
            for short in [name, String(name.prefix(3)), String(name.prefix(4))] { table[short] = index + 1 }
        }
        return table
    }()
}
