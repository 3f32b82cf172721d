import ArticleModel

/// Tells bylines (`By Jane Doe`, `JANE DOE, Associated Press`) and lines that only give a date.
enum Byline {
    /// Whether the line names the authors.
    static func matches(_ line: ShortLine) -> Bool {
        guard line.words.count <= 16, let first = line.words.first else { return false }
        let beginnings = ["by", "by:", "written", "story", "reporting", "reported"]
        let lower = first.lowercased()
        if beginnings.contains(lower) {
            let isPlainBy = lower.hasPrefix("by")
            guard isPlainBy || line.words.dropFirst().first?.lowercased().hasPrefix("by") == true else {
                return false
            }
            return startsWithName(Array(line.words.dropFirst(isPlainBy ? 1 : 2))) && !endsLikeProse(line)
        }
        return isNameAndAgency(line)
    }

    private static func startsWithName(_ words: [String]) -> Bool {
        guard let first = words.first, first.first?.isUppercase == true else { return false }
        let small: Set<String> = ["and", "in", "for", "of", "the", "de", "van", "von", "at", "with", "staff"]
        let lower = words.filter { $0.first?.isLowercase == true && !small.contains($0) }
        return lower.count * 3 <= words.count
    }

    private static func endsLikeProse(_ line: ShortLine) -> Bool {
        line.endsSentence && !["Jr.", "Sr."].contains(line.words.last) && line.words.count > 5
    }

    /// `JANE DOE, Associated Press`, `Jane Doe | Reuters`
    private static func isNameAndAgency(_ line: ShortLine) -> Bool {
        guard line.words.count <= 8, !line.endsSentence,
            let comma = line.words.firstIndex(where: { $0.hasSuffix(",") || $0 == "|" || $0 == "/" }),
            (1...3).contains(comma), comma + 1 < line.words.count
        else { return false }
        let capitalised = line.words.allSatisfy { $0.first?.isLowercase != true || $0 == "of" || $0 == "and" }
        let agency = line.words[(comma + 1)...].joined(separator: " ")
        return capitalised && (OutletNames.looksLikeOne(agency) || agency.lowercased().hasSuffix("writer"))
    }

    /// Whether the line is nothing but the time of publication: `January 21, 2022`, `Updated 5:03 p.m. ET`.
    static func isPublicationTime(_ line: ShortLine) -> Bool {
        guard line.words.count <= 14 else { return false }
        let words = line.lowercased.split { !$0.isLetter && !$0.isNumber }
        guard words.contains(where: { $0.first?.isNumber == true }),
            words.contains(where: dateWords.contains),
            let first = words.first
        else { return false }
        if ["published", "updated", "posted"].contains(first) {
            return words.count <= 14 && !line.hasInnerStop
        }
        return words.allSatisfy { word in
            word.allSatisfy(\.isNumber) || known.contains(word) || word.hasSuffix("th") && word.count <= 4
        }
    }

    private static let dateWords: Set<Substring> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "published",
        "updated", "posted",
    ]

    private static let known: Set<Substring> = dateWords.union([
        "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
        "sat",
        "sun", "a", "p", "m", "am", "pm", "et", "est", "edt", "gmt", "utc", "at", "1st", "2nd", "3rd", "21st",
        "22nd",
        "23rd", "31st", "of", "on",
    ])
}
