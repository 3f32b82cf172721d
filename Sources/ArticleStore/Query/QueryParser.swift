import ArticleModel
extension Query {
    /// Reads a written query; see `Query` for the grammar. Words are compared without case and accents.
    ///
    /// Throws where the query asks for nothing, or for something that there is not.
    public init(parsing text: String) throws(QueryError) {
        var lexer = QueryLexer(text)
        var parser = QueryParser()
        for piece in try lexer.pieces() { try parser.take(piece) }
        self = try parser.finish()
    }
}

/// Builds a query of its pieces, one after the other.
private struct QueryParser {
    private static let fields = "outlet:, feed:, speaker:, entity:, tag:, date:, is:, has: and in:"

    private var query = Query()
    /// The place of an `OR` whose second term has not come yet.
    private var or: Int?
    /// Whether the last piece was a term, which an `OR` may join.
    private var followsTerm = false

    mutating func take(_ piece: QueryLexer.Piece) throws(QueryError) {
        if piece.isOr { return try takeOr(at: piece.position) }
        if piece.field == "in" { return try takePlace(piece) }
        guard let condition = try condition(of: piece) else { return }
        let term = Query.Term(condition: condition, isNegated: piece.isNegated)
        if or != nil, let last = query.clauses.indices.last {
            query.clauses[last].alternatives.append(term)
        } else {
            query.clauses.append(Query.Clause(alternatives: [term]))
        }
        or = nil
        followsTerm = true
    }

    func finish() throws(QueryError) -> Query {
        if let or { throw Self.lonelyOr(at: or) }
        if query.clauses.isEmpty {
            throw QueryError("there is no word to look for; write one, such as ferry", at: 1)
        }
        return query
    }

    private mutating func takeOr(at position: Int) throws(QueryError) {
        guard followsTerm, or == nil else { throw Self.lonelyOr(at: position) }
        or = position
    }

    private static func lonelyOr(at position: Int) -> QueryError {
        QueryError("OR stands between two terms; write \"OR\" in marks for the word", at: position)
    }

    /// `in:` holds for all words of the query, so it is no term.
    private mutating func takePlace(_ piece: QueryLexer.Piece) throws(QueryError) {
        if piece.isNegated || or != nil {
            throw QueryError("in: holds for the whole query; write it without - and OR", at: piece.position)
        }
        guard let place = Query.Place(rawValue: piece.value.lowercased()) else {
            throw Self.unknown(piece, "in:titles, in:quotes or in:notes")
        }
        query.places.insert(place)
        followsTerm = false
    }

    /// What a piece asks for; nil for one without a letter or digit.
    private func condition(of piece: QueryLexer.Piece) throws(QueryError) -> Query.Condition? {
        switch piece.field {
        case nil: return try words(of: piece).map { .words($0) }
        case "outlet": return .outlet(try pattern(of: piece))
        case "feed": return .feed(try pattern(of: piece))
        case "speaker":
            let words = try pattern(of: piece)
            return piece.isExact ? .spelling(words) : .speaker(words)
        case "entity": return .entity(try pattern(of: piece))
        case "tag": return .tag(try pattern(of: piece))
        case "date":
            guard let period = DatePeriod(piece.value) else {
                throw Self.unknown(piece, "a day, a month or a year, as in date:2022-01-21..2022-03")
            }
            return .date(period)
        case "is":
            switch piece.value.lowercased() {
            case "unread": return .isUnread
            case "starred": return .isStarred
            default: throw Self.unknown(piece, "is:unread or is:starred")
            }
        case "has":
            switch piece.value.lowercased() {
            case "notes": return .hasNotes
            case "conflicts": return .hasConflicts
            default: throw Self.unknown(piece, "has:notes or has:conflicts")
            }
        case .some(let field):
            throw QueryError(
                "there is no field \(field):; the fields are \(Self.fields), and words stand in \"marks\"",
                at: piece.position)
        }
    }

    private func pattern(of piece: QueryLexer.Piece) throws(QueryError) -> WordPattern {
        if let pattern = try words(of: piece) { return pattern }
        let field = piece.field ?? ""
        throw QueryError(
            "\(field): has no word after it; write it without a space, as in \(field):ada", at: piece.position
        )
    }

    /// The words of a piece; nil where there are none. One letter alone is the beginning of too many words to look
    /// them all up.
    private func words(of piece: QueryLexer.Piece) throws(QueryError) -> WordPattern? {
        guard let pattern = WordPattern(piece.value, isPrefix: piece.isPrefix) else { return nil }
        guard pattern.isPrefix, let letters = pattern.words.last?.unicodeScalars, letters.count == 1 else {
            return pattern
        }
        if letters.allSatisfy({ TextFolding.isUnparted($0) }) { return WordPattern(piece.value) }
        throw QueryError("* needs two letters or more before it", at: piece.position)
    }

    private static func unknown(_ piece: QueryLexer.Piece, _ wanted: String) -> QueryError {
        let written = (piece.field.map { $0 + ":" } ?? "") + piece.value
        return QueryError("\(written) is not known; write \(wanted)", at: piece.position)
    }
}
