/// What is looked for in the library. All clauses must hold.
///
/// Its written form, read by `init(parsing:)`:
/// ```
/// geneva talks            both words, in the title or the text
/// "clearer path"          words that follow one another
/// sanction*               words that begin like this
/// -ferry                  without the word
/// talks OR summit         either of the two
/// outlet:post feed:"Morning News" speaker:"Ada Lovelace" entity:geneva tag:later
/// speaker:=Lovelace       only where the article itself calls the speaker so
/// date:2022-01..2022-03   a day, a month or a year; from .. to, either of which may be left out
/// is:unread is:starred has:notes has:conflicts
/// in:titles in:quotes in:notes   where the words are looked for instead
/// ```
/// `OR` joins the two terms beside it; everything else is joined by AND.
public struct Query: Hashable, Sendable {
    /// Terms joined by OR; one of them must hold.
    public struct Clause: Hashable, Sendable {
        /// Never empty.
        public var alternatives: [Term]
    }

    /// One condition, or its opposite.
    public struct Term: Hashable, Sendable {
        /// What is asked for.
        public var condition: Condition
        /// Whether it must not hold.
        public var isNegated = false
    }

    /// What a term asks for.
    public enum Condition: Hashable, Sendable {
        /// Words in the title or the text, or in the query's `places`.
        case words(WordPattern)
        /// Words of the outlet's name.
        case outlet(WordPattern)
        /// Words of the name or the address of the feed from which it has come.
        case feed(WordPattern)
        /// Words of a name of somebody who is quoted: any under which the library knows who is meant; or of what stands for a
        /// source without one.
        case speaker(WordPattern)
        /// Words of a name that the article itself gives to somebody who is quoted.
        case spelling(WordPattern)
        /// Words of the name of a person, organisation or place mentioned.
        case entity(WordPattern)
        /// A tag of the article or of one of its notes, as a whole.
        case tag(WordPattern)
        /// Published in these days. An article without a date is in none.
        case date(DatePeriod)
        case isUnread
        case isStarred
        case hasNotes
        case hasConflicts
    }

    /// Where words are looked for.
    public enum Place: String, Hashable, Sendable, CaseIterable { case titles, quotes, notes }

    /// All of them must hold.
    public var clauses: [Clause]
    /// Where the words are looked for; the title and the text when empty.
    public var places: Set<Place>

    /// Puts a query together from its parts.
    public init(clauses: [Clause] = [], places: Set<Place> = []) {
        self.clauses = clauses
        self.places = places
    }

    /// Whether some term speaks of conflicts, or of who somebody is, so that links must be up to date.
    public var asksForLinks: Bool {
        asksForSpeakers || clauses.contains { $0.alternatives.contains { $0.condition == .hasConflicts } }
    }

    /// Whether some term asks for speakers, so that it matters who is who.
    var asksForSpeakers: Bool {
        clauses.flatMap(\.alternatives).contains { if case .speaker = $0.condition { true } else { false } }
    }

    /// The words that a hit has, by which its passage is found: those of terms that are not negated.
    public var words: [WordPattern] {
        clauses.flatMap(\.alternatives).compactMap { term in
            if case .words(let words) = term.condition, !term.isNegated { words } else { nil }
        }
    }

    /// The same, with words found in the names of speakers too: what somebody means who types a word to find a quote.
    public var orSpeakers: Query { withWords(or: Condition.speaker) }

    /// The same, with words found in the names of speakers and outlets too.
    public var orSpeakersOrOutlets: Query { orSpeakers.withWords(or: Condition.outlet) }

    /// The same, with words looked for in titles and in the names of outlets: what somebody means who narrows a list.
    public var inTitlesOrOutlets: Query {
        var query = withWords(or: Condition.outlet)
        query.places = [.titles]
        return query
    }

    /// Words may also be found elsewhere; what has none of them stays without.
    private func withWords(or other: (WordPattern) -> Condition) -> Query {
        var query = self
        query.clauses = clauses.flatMap { clause -> [Clause] in
            if clause.alternatives.count == 1, let term = clause.alternatives.first, term.isNegated,
                case .words(let words) = term.condition
            {
                return [clause, Clause(alternatives: [Term(condition: other(words), isNegated: true)])]
            }
            let others = clause.alternatives.compactMap { term -> Term? in
                guard case .words(let words) = term.condition, !term.isNegated else { return nil }
                return Term(condition: other(words))
            }
            return [Clause(alternatives: clause.alternatives + others)]
        }
        return query
    }
}
