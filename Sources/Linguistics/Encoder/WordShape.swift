/// How a word is written: what a vocabulary without capitals does not tell.
enum WordShape: UInt8, CaseIterable {
    /// Neither cased letters nor digits.
    case other
    case lower
    /// One capital, at the start, and small letters.
    case capitalised
    /// One capital alone.
    case capital
    case capitals
    case mixed
    case digits
    /// Digits and letters.
    case alphanumeric

    /// What has been seen of a word.
    struct Counts {
        var upper = 0
        var lower = 0
        var digits = 0
        /// Whether the word begins with a capital.
        var startsUpper = false

        /// The shape of a word with these characters.
        var shape: WordShape {
            if digits > 0 { return upper > 0 || lower > 0 ? .alphanumeric : .digits }
            if upper == 0 { return lower == 0 ? .other : .lower }
            if lower == 0 { return upper == 1 ? .capital : .capitals }
            return upper == 1 && startsUpper ? .capitalised : .mixed
        }
    }
}
