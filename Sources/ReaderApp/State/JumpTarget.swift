/// What the bracket keys jump between.
enum JumpTarget: Sendable {
    case quote, claim, entity, note
    /// A claim that the user has said nothing on.
    case unchecked

    /// Its name in messages.
    var noun: String {
        switch self {
        case .quote: "quote"
        case .claim: "claim"
        case .entity: "name"
        case .note: "note"
        case .unchecked: "unchecked claim"
        }
    }
}

/// The thing in the text that the reader stands on after a jump: lit, described in the status line, and what a
/// note is written on.
enum Spot: Hashable, Sendable {
    /// Index of a quote.
    case quote(Int)
    /// Index of a claim.
    case claim(Int)
    /// Index of an entity, and the offset of the mention.
    case entity(Int, at: Int)
    /// Index of an annotation.
    case note(Int)
}
