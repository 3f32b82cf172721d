/// What follows a cue verb: the shape in which its content, or the way to it, comes.
///
/// The names are those of the lexicon `cues-verbs.txt`.
enum CueFrame: String, CaseIterable, Sendable {
    /// A clause with *that*.
    case that
    /// A noun phrase or a bare clause: anything that no other frame covers.
    case complement = "np"
    /// A clause with *whether*, *how*, *what* …
    case question = "wh"
    /// An infinitive, or *to* and a noun phrase.
    case infinitive = "to"
    /// A quotation, with a comma or colon before it or not.
    case quotation = "quote"
    /// Nothing: the verb ends its clause, and its content stands before it.
    case after

    case about, against, `as`, at, before, between, by, during, `for`, from, `in`, into, like, of, on, out,
        over
    case through, up, upon, with
}

/// How a cue verb stands in its clause.
enum CueVoice: String, CaseIterable, Sendable {
    /// A finite, active verb: *said*, *has said*, *is demanding*.
    case active = "act"
    /// An -ing form without an auxiliary: *…, adding that*.
    case gerund = "ing"
    /// An infinitive with *to*: *to warn of*.
    case infinitive = "inf"
    /// A passive: *was asked about*.
    case passive = "pas"
    /// The same word as a noun: *the demand that*.
    case noun
}
