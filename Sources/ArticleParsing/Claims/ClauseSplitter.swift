import Linguistics

/// Cuts a sentence into the clauses that it asserts one by one.
///
/// A clause of its own is, by the tree of the sentence: a predicate coordinated with another (`and`, `but`, `;`), with its
/// own subject or the other's; a relative clause after a comma, whose noun becomes its subject; and a concession
/// (`although …`). Nothing is cut out of conditions, purposes and other clauses that are not asserted by themselves.
/// Where a part would have no subject, no finite verb or no connected words, the sentence stays whole: a long claim is
/// better than half of one.
struct ClauseSplitter {
    let text: ClauseText
    private var grammar: Grammar { text.grammar }

    init(text: ClauseText) { self.text = text }

    /// The clauses of a sentence (token indices in text order), without the words that joined them.
    func clauses(of sentence: [Int]) -> [Clause] {
        guard let top = top(of: sentence) else { return [Clause(tokens: trimmed(sentence))] }
        var parts = Parts(sentence: sentence, top: top)
        for token in sentence where token != top && isSecondTop(token, of: parts) {
            parts.add(Part(head: token))
        }
        // Heads come before what hangs on them only in the tree: those found make room for further ones.
        for token in breadthFirst(from: top, within: parts) where token != top {
            if let part = part(at: token, of: parts) { parts.add(part) }
        }
        return assembled(parts)
    }

    /// The words as one clause.
    func whole(_ words: [Int]) -> Clause { Clause(tokens: words, head: top(of: words)) }

    // MARK: The sentence as a tree

    /// The clauses found so far.
    private struct Parts {
        let sentence: [Int]
        let members: Set<Int>
        let top: Int
        /// By their heads.
        var found: [Int: Part] = [:]

        init(sentence: [Int], top: Int) {
            self.sentence = sentence
            self.top = top
            members = Set(sentence)
        }

        func isHead(_ token: Int) -> Bool { token == top || found[token] != nil }
        mutating func add(_ part: Part) { found[part.head] = part }
    }

    private struct Part {
        var head: Int
        var subject: [Int] = []
        var relative: Int?
        /// Joining words of it that are not shown (`although`).
        var dropped: Set<Int> = []
    }

    /// The word that the others hang on, directly or not.
    private func top(of sentence: [Int]) -> Int? {
        let members = Set(sentence)
        let tops = sentence.filter { token in
            text.isWord(token) && grammar.tags[token] != nil
                && grammar.heads[token].map { !members.contains($0) } ?? true
        }
        return tops.first(where: text.isPredicate) ?? tops.first
    }

    /// Another word that hangs on none of these: what is said after the same verb (`said that it holds, but that it will not`).
    private func isSecondTop(_ token: Int, of parts: Parts) -> Bool {
        guard token > parts.top, let head = grammar.heads[token], !parts.members.contains(head),
            text.isPredicate(token)
        else { return false }
        return grammar.relations[token] == grammar.relations[parts.top] && text.isFinite(token)
            && grammar.dependents[token].contains { grammar.relations[$0] == .coordinator }
    }

    private func breadthFirst(from top: Int, within parts: Parts) -> [Int] {
        var order = [top]
        var next = 0
        while next < order.count {
            order += grammar.dependents[order[next]].filter(parts.members.contains)
            next += 1
        }
        return order
    }

    // MARK: Which parts stand alone

    private func part(at token: Int, of parts: Parts) -> Part? {
        guard let head = grammar.heads[token], text.isPredicate(token) else { return nil }
        if let part = relative(token, parts) { return part }
        switch grammar.relations[token] {
        case .conjunct where parts.isHead(head): return coordinated(token, with: head, parts)
        // A whole clause is coordinated with a clause, even where it was tied to a noun of it.
        case .conjunct where token > head && text.isFinite(token) && text.subject(of: token) != nil:
            return isAsserted(head, parts) ? Part(head: token) : nil
        case .parataxis where parts.isHead(head) && token > head: return juxtaposed(token, parts)
        case .adverbialClause where parts.isHead(head): return concession(token, parts)
        default: return nil
        }
    }

    private func coordinated(_ token: Int, with head: Int, _ parts: Parts) -> Part? {
        guard token > head, text.isFinite(token) else { return nil }
        if text.subject(of: token) != nil { return Part(head: token) }
        // `will come and go`: the second verb shares the first one's auxiliary.
        if text.hasAuxiliary(head), !text.hasAuxiliary(token) { return nil }
        guard let subject = parts.found[head]?.subject.first ?? text.subject(of: head),
            !sharesObject(head, token), grammar.dependents[token].contains(where: isContent)
        else { return nil }
        let words = parts.found[head]?.subject ?? []
        return Part(head: token, subject: words.isEmpty ? phrase(of: subject, in: parts) : words)
    }

    private func juxtaposed(_ token: Int, _ parts: Parts) -> Part? {
        guard text.subject(of: token) != nil, text.isFinite(token),
            let first = leftmost(token, parts), let before = parts.sentence.last(where: { $0 < first }),
            text.isMark(before, ";") || text.isMark(before, ":") || text.isMark(before, "—")
        else { return nil }
        return Part(head: token)
    }

    /// `the mayor, who opened the hall`: a relative clause after a comma says more of a noun that is known anyway.
    private func relative(_ token: Int, _ parts: Parts) -> Part? {
        guard text.isFinite(token), let subject = text.subject(of: token), subject < token,
            ["who", "which"].contains(text.source.lowercased[subject]),
            let pause = parts.sentence.last(where: { $0 < subject }),
            text.isMark(pause, ",") || text.isMark(pause, "—"),
            leftmost(token, parts).map({ $0 >= subject }) ?? false,
            let noun = text.nounPhrase(
                endingBefore: pause, within: parts.members,
                isPerson: text.source.lowercased[subject] == "who"), isAsserted(noun, parts)
        else { return nil }
        if text.source.lowercased[subject] == "which", canMeanClause(token, noun) { return nil }
        let words = phrase(of: noun, in: parts).filter { $0 < pause }
        guard let last = words.last, last == pause - 1 else { return nil }
        return Part(head: token, subject: words, relative: subject)
    }

    /// Whether `which` can mean all that is said before it (`they left, which made him angry`).
    private func canMeanClause(_ predicate: Int, _ noun: Int) -> Bool {
        let isNamed = grammar.tags[noun] == .properNoun || grammar.relations[noun] == .subject
        let verb = Lemma.verb(text.source.lowercased[predicate])
        return !isNamed
            || [
                "make", "mean", "lead", "allow", "give", "prompt", "suggest", "show", "cause", "leave",
                "help",
                "happen", "spark",
            ].contains(verb)
    }

    private func concession(_ token: Int, _ parts: Parts) -> Part? {
        guard text.subject(of: token) != nil, text.isFinite(token),
            let marker = grammar.dependents[token].first(where: { text.roles[$0].contains(.concessive) }),
            let first = leftmost(token, parts), marker == first || text.source.lowercased[first] == "even",
            first == parts.sentence.first
                || parts.sentence.last(where: { $0 < first }).map(text.isPause) ?? false
        else { return nil }
        // `while talks were going on` tells when, not what was so all the same.
        if text.source.lowercased[marker] == "while", grammar.dependent(of: token, .auxiliary) != nil {
            return nil
        }
        return Part(head: token, dropped: [marker, first])
    }

    /// Whether what is said of the noun is asserted: no condition, purpose or report lies between it and a clause found.
    private func isAsserted(_ noun: Int, _ parts: Parts) -> Bool {
        var current = noun
        while !parts.isHead(current) {
            guard let relation = grammar.relations[current], let head = grammar.heads[current] else {
                return false
            }
            switch relation {
            case .adverbialClause, .clausalComplement, .adjectivalClause, .relativeClause, .parataxis,
                .clausalSubject:
                return false
            default: current = head
            }
        }
        return true
    }

    // MARK: Words

    /// `bought and sold shares`: the object after the second verb belongs to both.
    private func sharesObject(_ head: Int, _ token: Int) -> Bool {
        grammar.dependent(of: head, .object).map { $0 > token } ?? false
            || (token - head <= 2 && grammar.dependent(of: head, .object) == nil)
    }

    private func isContent(_ token: Int) -> Bool {
        switch grammar.relations[token] {
        case .object, .oblique, .temporalOblique, .clausalComplement, .openClausalComplement,
            .adverbialModifier,
            .adverbialClause, .copula:
            true
        default: false
        }
    }

    /// The words of a noun phrase, without relative clauses, insertions and what is coordinated with its clause.
    private func phrase(of noun: Int, in parts: Parts) -> [Int] {
        var words: Set<Int> = [noun]
        var open = [noun]
        while let token = open.popLast() {
            for dependent in grammar.dependents[token] where parts.members.contains(dependent) {
                switch grammar.relations[dependent] {
                case .relativeClause, .adjectivalClause, .parataxis, .adverbialClause, .copula, .punctuation:
                    continue
                case .apposition where dependent > token && hasPause(between: token, dependent): continue
                case .subject, .passiveSubject, .auxiliary, .passiveAuxiliary: if token == noun { continue }
                case .caseMarker: if token == noun, dependent < noun { continue }
                default: break
                }
                if words.insert(dependent).inserted { open.append(dependent) }
            }
        }
        guard let first = words.min(), let last = words.max() else { return [] }
        // Marks and possessives between the words belong to them.
        return parts.sentence.filter {
            (first...last).contains($0) && (words.contains($0) || !text.isWord($0))
        }
    }

    private func hasPause(between first: Int, _ last: Int) -> Bool {
        (first + 1..<max(first + 1, last)).contains(where: text.isPause)
    }

    private func leftmost(_ token: Int, _ parts: Parts) -> Int? {
        parts.sentence.first {
            text.isWord($0) && grammar.isUnder($0, token) && text.roles[$0].isDisjoint(with: .coordinator)
        }
    }

    // MARK: Putting together

    /// Gives every word to the nearest clause above it in the tree, and every mark to the word that it follows.
    private func assembled(_ parts: Parts) -> [Clause] {
        var parts = parts
        while true {
            let owners = owners(in: parts)
            let words = Dictionary(grouping: zip(parts.sentence, owners), by: { $0.1 }).mapValues {
                $0.map(\.0)
            }
            // A clause whose words lie apart was read wrongly: it goes back to the clause around it.
            let broken = parts.found.keys.sorted().first { head in
                let own = (words[head] ?? []).filter(text.isWord)
                return own.count < 2 || isScattered(own, owners: owners, of: head, parts)
                    || !hasBorder(before: own[0], parts) || !hasBorder(after: own[own.count - 1], parts)
            }
            let main = (words[parts.top] ?? []).filter(text.isWord)
            if let broken { parts.found[broken] = nil; continue }
            if main.count < 2, let first = parts.found.keys.min() { parts.found[first] = nil; continue }
            return clauses(of: parts, words)
        }
    }

    private func clauses(of parts: Parts, _ words: [Int: [Int]]) -> [Clause] {
        let heads = [parts.top] + parts.found.keys.sorted()
        return heads.compactMap { head -> Clause? in
            let part = parts.found[head]
            let own = trimmed((words[head] ?? []).filter { !(part?.dropped.contains($0) ?? false) })
            guard !own.isEmpty else { return nil }
            return Clause(tokens: own, head: head, subject: part?.subject ?? [], relative: part?.relative)
        }.sorted { ($0.tokens.first ?? 0) < ($1.tokens.first ?? 0) }
    }

    private func owners(in parts: Parts) -> [Int] {
        var owners: [Int] = []
        for token in parts.sentence {
            guard text.isWord(token) || text.source.tokens[token].kind == .possessive else {
                owners.append(owners.last ?? parts.top)
                continue
            }
            var current: Int? = token
            while let word = current, !parts.isHead(word) {
                current = grammar.heads[word].flatMap { parts.members.contains($0) ? $0 : nil }
            }
            owners.append(current ?? parts.top)
        }
        // An opening mark belongs to the word after it.
        for position in owners.indices.dropLast().reversed() {
            let token = parts.sentence[position]
            let opens =
                text.isMark(token, "(")
                || text.source.tokens[token].kind == .quotationMark
                    && ["“", "‘", "``", "«", "„"].contains(text.source.lowercased[token])
            if opens { owners[position] = owners[position + 1] }
        }
        return owners
    }

    /// Whether something tells that a clause begins here: a mark or a joining word.
    private func hasBorder(before token: Int, _ parts: Parts) -> Bool {
        guard let position = parts.sentence.firstIndex(of: token), position > 0 else { return true }
        let joining: WordRole = [.coordinator, .concessive]
        return !text.isWord(token) || !text.isWord(parts.sentence[position - 1])
            || !text.roles[token].isDisjoint(with: joining)
            || !text.roles[parts.sentence[position - 1]].isDisjoint(with: joining)
    }

    private func hasBorder(after token: Int, _ parts: Parts) -> Bool {
        guard let position = parts.sentence.firstIndex(of: token), position + 1 < parts.sentence.count else {
            return true
        }
        return hasBorder(before: parts.sentence[position + 1], parts)
    }

    /// Whether words of a clause that is no part of this one stand between its words.
    private func isScattered(_ own: [Int], owners: [Int], of head: Int, _ parts: Parts) -> Bool {
        guard let first = own.first, let last = own.last else { return true }
        return zip(parts.sentence, owners).contains { token, owner in
            token > first && token < last && owner != head && text.isWord(token)
                && !grammar.isUnder(owner, head)
        }
    }

    /// Without the marks and conjunctions at either end, and without commas around what was taken out.
    private func trimmed(_ words: [Int]) -> [Int] {
        var clause = words[...]
        while let last = clause.last,
            (text.isPause(last) && !text.isMark(last, ")")) || grammar.relations[last] == .coordinator
        { clause = clause.dropLast() }
        while let first = clause.first, clause.count > 1,
            (text.isPause(first) && !text.isMark(first, "(")) || isJoining(first, in: clause)
        { clause = clause.dropFirst() }
        return clause.indices.filter { position in
            guard text.isMark(clause[position], ","), position > clause.startIndex,
                position + 1 < clause.endIndex
            else {
                return true
            }
            return clause[position + 1] == clause[position] + 1
        }.map { clause[$0] }
    }

    private func isJoining(_ token: Int, in clause: ArraySlice<Int>) -> Bool {
        grammar.relations[token] == .coordinator
            && ["and", "but", "or", "yet"].contains(text.source.lowercased[token])
            && clause.count > 2
    }
}
