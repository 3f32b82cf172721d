import ArticleModel
import Linguistics

/// Reads the numbers of a clause, with what they count and how exact they are said to be.
///
/// Numbers that are part of a time (`two days ago`, `21 January`, `4 a.m.`), ordinals and bare `one` as a
/// pronoun are no quantities.
struct QuantityReader {
    let text: ClauseText

    /// The quantities among the tokens, in text order.
    ///
    /// - Parameter times: what the time reader found in the same tokens.
    func quantities(in tokens: [Int], times: [TimeReference]) -> [Quantity] {
        var found: [Quantity] = []
        var position = tokens.startIndex
        while position < tokens.endIndex {
            let span = text.source.tokens[tokens[position]].span
            guard mayStart(tokens[position]), !times.contains(where: { $0.span.overlaps(span) }),
                let (quantity, end) = quantity(at: position, of: tokens)
            else {
                position += 1
                continue
            }
            found.append(quantity)
            position = end
        }
        joinRanges(&found)
        return found
    }

    /// `20 to 30 boats`, `between $5 and $10 million`: the first number counts what the second does, from it on and up to it.
    private func joinRanges(_ found: inout [Quantity]) {
        for (index, next) in zip(found.indices, found.indices.dropFirst()) {
            let between = text.source.tokens(in: TextSpan(found[index].span.end, found[next].span.start))
            let joint = between.map { text.source.lowercased[$0] }
            guard joint.count == 1, found[index].precision == .exactly, found[next].precision == .exactly,
                found[index].unit == nil || found[index].unit == found[next].unit, found[next].unit != nil
            else { continue }
            let first = text.source.tokenIndex(atOrAfter: found[index].span.start)
            let isBetween = first > 0 && text.source.lowercased[first - 1] == "between"
            guard ["to", "-", "–"].contains(joint[0]) || (joint[0] == "and" && isBetween) else { continue }
            let words = text.source.tokens(in: found[next].span).map { text.source.lowercased[$0] }
            if let scale = words.compactMap(Numerals.scale).last,
                found[index].value * scale < found[next].value
            {
                found[index].value *= scale
            }
            guard found[index].value < found[next].value else { continue }
            found[index].unit = found[next].unit
            (found[index].precision, found[next].precision) = (.over, .under)
        }
    }

    private func mayStart(_ index: Int) -> Bool {
        switch text.source.tokens[index].kind {
        case .number: true
        case .word: text.roles[index].contains(.numeral)
        default: Self.currencies[text.source.lowercased[index]] != nil
        }
    }

    /// The quantity that starts at a position, and the position after it.
    private func quantity(at start: Int, of tokens: [Int]) -> (Quantity, Int)? {
        var position = start
        var unit = Self.currencies[word(position, tokens)]
        if unit != nil { position += 1 }
        guard case (let value, var next)? = number(at: position, of: tokens) else { return nil }
        if unit == nil, isClockTime(next, tokens) { return nil }
        let isFraction = value < 1
        if unit == nil, ["percent", "%", "per"].contains(word(next, tokens)) {
            if word(next, tokens) != "per" || word(next + 1, tokens) == "cent" {
                next += word(next, tokens) == "per" ? 2 : 1
                unit = "percent"
                if word(next, tokens) == "points" { (unit, next) = ("points", next + 1) }
            }
        }
        if unit == nil, ["percentage"].contains(word(next, tokens)), word(next + 1, tokens) == "points" {
            (unit, next) = ("points", next + 2)
        }
        var end = next
        if unit == nil { (unit, end) = headNoun(after: next, of: tokens, skippingOf: isFraction) }
        if isBareOne(start, value: value, unit: unit, tokens) || isListNumber(start, unit: unit, tokens)
            || isYear(word(start, tokens), unit: unit)
        {
            return nil
        }
        let span = TextSpan(
            text.source.tokens[tokens[start]].span.start, text.source.tokens[tokens[end - 1]].span.end)
        return (
            Quantity(span: span, value: value, unit: unit, precision: precision(before: start, of: tokens)),
            end
        )
    }

    /// The number at a position with its scale, and the position after it.
    private func number(at start: Int, of tokens: [Int]) -> (Double, Int)? {
        guard start < tokens.endIndex else { return nil }
        let first = word(start, tokens)
        var position = start + 1
        var value: Double
        if let digits = text.source.tokens[tokens[start]].kind == .number ? Numerals.digits(first) : nil {
            value = digits
        } else if let written = Numerals.words(first) {
            value = written
            if word(position, tokens) == "thirds", written == 2 { return (2.0 / 3, position + 1) }
            if word(position, tokens) == "third", written == 1 { return (1.0 / 3, position + 1) }
            if word(position, tokens) == "quarters" { return (written / 4, position + 1) }
        } else if let fraction = Numerals.fraction(first) {
            return (fraction, position)
        } else if first == "a" {
            switch word(position, tokens) {
            case "third": return followsShare(position + 1, tokens) ? (1.0 / 3, position + 1) : nil
            case "quarter": return followsShare(position + 1, tokens) ? (0.25, position + 1) : nil
            case "half": return (0.5, position + 1)
            case let next where Numerals.scale(next) != nil && next.utf8.count > 2: value = 1
            default: return nil
            }
        } else {
            return nil
        }
        while let scale = Numerals.scale(word(position, tokens)) {
            value *= scale
            position += 1
        }
        return (value, position)
    }

    /// `a third` is a share before `of` or at a pause; before a noun it is an ordinal (`a third round`).
    private func followsShare(_ position: Int, _ tokens: [Int]) -> Bool {
        guard position < tokens.endIndex else { return true }
        return !text.isWord(tokens[position]) || text.roles[tokens[position]].contains(.preposition)
    }

    private func isClockTime(_ position: Int, _ tokens: [Int]) -> Bool {
        ["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock"].contains(word(position, tokens))
    }

    /// `the 1977 decision`: four digits without a comma count only what stands in the plural.
    private func isYear(_ digits: String, unit: String?) -> Bool {
        guard digits.utf8.count == 4, let year = Int(digits), (1800...2100).contains(year) else {
            return false
        }
        return unit.map { !isPlural($0) && !["percent", "yen"].contains($0) } ?? true
    }

    /// `Two, disrupt their supplies`, `3. Rain`: a number that only counts the points of a list.
    private func isListNumber(_ start: Int, unit: String?, _ tokens: [Int]) -> Bool {
        guard unit == nil, start == tokens.startIndex, start + 1 < tokens.endIndex else { return false }
        return !text.isWord(tokens[start + 1])
    }

    private func isBareOne(_ start: Int, value: Double, unit: String?, _ tokens: [Int]) -> Bool {
        guard value == 1, ["one", "1"].contains(word(start, tokens)) else { return false }
        return unit == nil
            || ["no", "any", "every", "each", "some", "this", "that", "the"].contains(word(start - 1, tokens))
    }

    /// The noun that a number counts, in lower case: the first plural within the next four words, else the
    /// first word. After a fraction `of the` is passed over (`half of their guests`).
    private func headNoun(after start: Int, of tokens: [Int], skippingOf: Bool) -> (String?, Int) {
        var first = start
        if skippingOf, word(first, tokens) == "of" {
            first += 1
            while first < tokens.endIndex, text.roles[tokens[first]].contains(.determiner) { first += 1 }
        } else if ["of", "more", "other"].contains(word(first, tokens)), word(first, tokens) != "of" {
            first += 1
        }
        var noun: (String, Int)?
        for position in first..<min(first + 4, tokens.endIndex) {
            let index = tokens[position]
            guard text.source.tokens[index].kind == .word, !isStop(index) else { break }
            let name = text.source.lowercased[index]
            if isPlural(name) { return (name, position + 1) }
            if noun == nil, text.source.tokens[index].shape == .lower,
                text.roles[index].isDisjoint(with: .past)
            {
                noun = (name, position + 1)
            }
        }
        guard let noun else { return (nil, start) }
        return (noun.0, noun.1)
    }

    private func isStop(_ index: Int) -> Bool {
        let role = text.roles[index]
        return !role.isDisjoint(with: [
            .preposition, .determiner, .coordinator, .subordinator, .subjectPronoun,
        ])
            || !role.isDisjoint(with: .auxiliary)
            || !role.isDisjoint(with: [.surePast, .surePresent, .negation])
            || text.source.lowercased[index] == "than" || text.source.lowercased[index] == "or"
    }

    private func isPlural(_ word: String) -> Bool {
        if Self.irregularPlurals.contains(word) { return true }
        let ending = Array(word.utf8.suffix(2))
        guard ending.count == 2, ending[1] == UInt8(ascii: "s") else { return false }
        return ![UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i")].contains(ending[0])
    }

    private func precision(before start: Int, of tokens: [Int]) -> Quantity.Precision {
        let one = word(start - 1, tokens)
        let two = word(start - 2, tokens) + " " + one
        let three = word(start - 3, tokens) + " " + two
        if ["no more than", "not more than", "as many as", "as much as"].contains(three) { return .under }
        if ["no fewer than", "no less than", "not less than"].contains(three) { return .over }
        if ["more than", "at least", "upwards of"].contains(two) { return .over }
        if ["less than", "fewer than", "up to", "at most"].contains(two) { return .under }
        switch one {
        case "over", "above", "exceeding": return .over
        case "under", "below": return .under
        case "about", "around", "some", "roughly", "nearly", "almost", "approximately", "estimated", "circa":
            return .about
        default: return .exactly
        }
    }

    /// The word at a position in lower case; empty outside the clause.
    private func word(_ position: Int, _ tokens: [Int]) -> String {
        tokens.indices.contains(position) ? text.source.lowercased[tokens[position]] : ""
    }

    private static let currencies: [String: String] = [
        "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "us$": "dollars", "₽": "roubles",
        "₹": "rupees",
    ]

    private static let irregularPlurals: Set<String> = [
        "people", "men", "women", "children", "police", "personnel", "cattle", "feet", "teeth", "media",
        "data",
    ]
}
