import ArticleModel
import Linguistics

/// Tells what kind of thing a name names, by the name itself and its neighbours.
struct NameTyper {
    let text: TokenizedText
    let lexicons = NameLexicons.shared

    /// Confidence at which a kind is a mere guess, open to what the rest of the text tells.
    static let guess = 0.5

    init(_ text: TokenizedText) { self.text = text }

    /// The kind with a confidence; nil for what is no name by itself.
    func kind(of tokens: Range<Int>, afterTitle: Bool) -> (Entity.Kind, Double)? {
        if afterTitle, !endsLikeOrganisation(tokens) { return (.person, 0.95) }
        let phrase =
            tokens.count == 1
            ? text.lowercased[tokens.lowerBound] : text.lowercased[tokens].joined(separator: " ")
        if tokens.count == 1, let kind = lexicons.acronym(text.word(tokens.lowerBound)) {
            return (kind, 0.95)
        }
        if let kind = listed(phrase, tokens) { return kind }
        return tokens.count == 1 ? ofOneWord(tokens.lowerBound, phrase) : ofSeveralWords(tokens)
    }

    private func listed(_ phrase: String, _ tokens: Range<Int>) -> (Entity.Kind, Double)? {
        if lexicons.isDemonym(phrase) { return (.other, 0.9) }
        let place = lexicons.place(phrase)
        if place == .sure,
            tokens.count > 1 || lexicons.firstName(phrase) == nil || isAfterPlacePreposition(tokens)
        {
            return (.location, 0.9)
        }
        if let kind = lexicons.wholeName(phrase) { return (kind, 0.85) }
        if place == .possible { return (.location, isAfterPlacePreposition(tokens) ? 0.8 : Self.guess + 0.1) }
        return nil
    }

    // MARK: One word

    private func ofOneWord(_ index: Int, _ word: String) -> (Entity.Kind, Double)? {
        let isCapitals = text.tokens[index].shape == .capitals
        if !lexicons.titlePart(word).isEmpty { return nil }
        if lexicons.firstName(word) != nil { return (.person, 0.75) }
        if lexicons.isSurname(word) { return (.person, 0.7) }
        if text.tokens[index].span.length <= 1 || word.hasPrefix("@") || word.hasPrefix("#") { return nil }
        if !isCapitals, hasInnerCapital(index) { return (.organisation, Self.guess - 0.1) }
        if word.dropLast().contains(".") { return nil }
        if isCapitals, text.tokens[index].span.length <= 5, !lexicons.isCommon(word) {
            return (.organisation, 0.55)
        }
        if let kind = lexicons.hint(word), kind != .location { return (kind, 0.55) }
        if lexicons.isCommon(word) { return isCapitals ? nil : (.other, 0.3) }
        if isBeforeSayingVerb(index + 1) { return (.person, 0.6) }
        if isAfterPlacePreposition(index..<index + 1) { return (.location, Self.guess) }
        if ownsStateOffice(index) { return (.location, Self.guess) }
        return (isAfterArticle(index) ? .organisation : .person, Self.guess - 0.1)
    }

    /// `YouTube`, `BioNTech`, but not `McLean`, `DeSantis`, `O’Brien`.
    private func hasInnerCapital(_ index: Int) -> Bool {
        let bytes = text.text.bytes[text.tokens[index].span.range]
        guard let second = bytes.dropFirst().firstIndex(where: \.isASCIIUppercase) else { return false }
        let beginning = String(decoding: bytes[..<second], as: UTF8.self)
        return !["Mc", "Mac", "De", "Di", "Du", "Le", "La", "Van", "Fitz", "O’", "O'", "D’", "D'"].contains(
            beginning)
            && !beginning.hasSuffix("-")
    }

    // MARK: Several words

    private func ofSeveralWords(_ tokens: Range<Int>) -> (Entity.Kind, Double)? {
        let first = text.lowercased[tokens.lowerBound]
        let last = text.lowercased[tokens.upperBound - 1]
        if endsLikeOrganisation(tokens) { return (.organisation, 0.85) }
        if NameWords.directions.contains(first), lexicons.place(last) != nil { return (.location, 0.85) }
        if NameWords.placeHeads.contains(last) { return (.location, 0.8) }
        if lexicons.firstName(first) != nil, isPersonLike(tokens) { return (.person, 0.9) }
        if NameWords.placeBeginnings.contains(first) { return (.location, 0.7) }
        if isPersonLike(tokens), hasInitial(tokens) || ["jr.", "sr.", "ii", "iii"].contains(last) {
            return (.person, 0.9)
        }
        if let kind = lexicons.hint(last) { return (kind, 0.7) }
        if lexicons.isDemonym(first) { return (.other, 0.5) }
        let isUnknown = !tokens.contains { lexicons.isCommon(text.lowercased[$0]) }
        if lexicons.isSurname(last), isPersonLike(tokens) { return (.person, 0.75) }
        if isUnknown, isPersonLike(tokens), !isAfterArticle(tokens.lowerBound) { return (.person, 0.6) }
        if tokens.contains(where: { lexicons.isCommon(text.lowercased[$0]) }) {
            return (isAfterArticle(tokens.lowerBound) ? .organisation : .other, 0.4)
        }
        return (.organisation, Self.guess - 0.1)
    }

    private func endsLikeOrganisation(_ tokens: Range<Int>) -> Bool {
        guard tokens.count > 1 else { return false }
        let of = tokens.first { ["of", "for", "on"].contains(text.lowercased[$0]) }
        if let of, of > tokens.lowerBound {
            return NameWords.organisationHeads.contains(text.lowercased[of - 1])
        }
        return NameWords.organisationHeads.contains(text.lowercased[tokens.upperBound - 1])
    }

    /// Two to five words, none with a digit or `&`.
    private func isPersonLike(_ tokens: Range<Int>) -> Bool {
        tokens.count <= 5
            && tokens.allSatisfy { index in
                text.tokens[index].shape == .capitalised
                    || NameWords.particles.contains(text.lowercased[index])
                    || text.lowercased[index].hasSuffix(".") || text.tokens[index].shape == .capitals
            }
    }

    private func hasInitial(_ tokens: Range<Int>) -> Bool {
        tokens.contains { text.tokens[$0].span.length == 2 && text.lowercased[$0].hasSuffix(".") }
    }

    // MARK: Neighbours

    private func isAfterPlacePreposition(_ tokens: Range<Int>) -> Bool {
        guard tokens.lowerBound > 0 else { return false }
        return ["in", "near", "at", "from", "to", "across", "outside"].contains(
            text.lowercased[tokens.lowerBound - 1])
            && text.lowercased[tokens.lowerBound - 1] != "to"
    }

    /// `Ostmere’s parliament`, `Foreign Minister Aleksei Vorland of Karsovia`.
    private func ownsStateOffice(_ index: Int) -> Bool {
        if index > 1, text.lowercased[index - 1] == "of" { return text.tokens[index - 2].shape != .lower }
        guard index + 2 < text.tokens.count, text.tokens[index + 1].kind == .possessive else { return false }
        let owned = text.lowercased[index + 2]
        return [
            "parliament", "government", "capital", "army", "economy", "border", "borders", "coast", "embassy",
        ].contains(owned)
            || lexicons.titlePart(owned).contains(.head) || ["foreign", "prime"].contains(owned)
    }

    private func isAfterArticle(_ index: Int) -> Bool { index > 0 && text.lowercased[index - 1] == "the" }

    private func isBeforeSayingVerb(_ index: Int) -> Bool {
        index < text.tokens.count && NameWords.sayingVerbs.contains(text.lowercased[index])
    }
}
