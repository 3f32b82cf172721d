import ArticleModel
import Linguistics

/// Reads who does what to whom in a clause from the tree of its words.
///
/// Verbs that only say how another is meant give way to it: *agreed to submit*, *would not submit* and *refused to submit*
/// all have the predicate `submit`, the last two negated. *Held talks* is `meet`.
struct FrameReader {
    let text: ClauseText
    let mentions: MentionTable
    private var grammar: Grammar { text.grammar }

    init(text: ClauseText, mentions: MentionTable) {
        self.text = text
        self.mentions = mentions
    }

    /// The frame of a clause; nil where the grammar tells no predicate.
    ///
    /// - Parameter speaker: the id of the entity whose words these are, where `I` means that person.
    func frame(of clause: Clause, speaker: String?) -> ClaimFrame? {
        guard let head = clause.head else { return nil }
        let reading = Reading(clause: clause, speaker: speaker)
        var subject = subject(of: head, in: reading)
        var isNegated = isNegated(head, in: reading)
        var tense = tense(of: head)
        var predicate = head
        // `It is possible that …` says how likely the act is.
        if let act = grammar.dependent(of: head, .clausalSubject, .clausalComplement), act > head,
            grammar.dependent(of: head, .copula) != nil,
            !text.roles[head].isDisjoint(with: [.possible, .forecast])
        {
            predicate = act
            isNegated = isNegated != self.isNegated(act, in: reading)
            (subject, tense) = (self.subject(of: act, in: reading), self.tense(of: act))
        }
        // Down from the verbs that only say how the act is meant.
        for _ in 0..<4 {
            guard let inner = grammar.dependent(of: predicate, .openClausalComplement), inner > predicate,
                reading.members.contains(inner), let manner = Self.manners[lemma(of: predicate)]
            else { break }
            if manner == .refusal { isNegated.toggle() }
            if manner == .plan { tense = .future }
            // `had yet to endorse`
            let isYet = (predicate + 1..<inner).contains { text.source.lowercased[$0] == "yet" }
            if isYet, lemma(of: predicate) == "have" { isNegated.toggle() }
            if self.isNegated(inner, in: reading) { isNegated.toggle() }
            let raised = object(of: predicate).flatMap { $0 < inner ? $0 : nil }
            subject = self.subject(of: inner, in: reading) ?? raised ?? subject
            predicate = inner
        }
        return frame(of: predicate, subject: subject, isNegated: isNegated, tense: tense, in: reading)
    }

    private struct Reading {
        let clause: Clause
        let speaker: String?
        let members: Set<Int>

        init(clause: Clause, speaker: String?) {
            self.clause = clause
            self.speaker = speaker
            members = Set(clause.tokens)
        }
    }

    private func frame(
        of predicate: Int, subject: Int?, isNegated: Bool, tense: ClaimFrame.Tense, in reading: Reading
    ) -> ClaimFrame {
        let isState = grammar.dependent(of: predicate, .copula) != nil || grammar.tags[predicate] != .verb
        var frame = ClaimFrame(
            predicate: isState ? "be" : lemma(of: predicate), isNegated: isNegated, tense: tense)
        if isState {
            frame.agent = subject.flatMap { participant($0, in: reading) }
            frame.object = participant(predicate, in: reading)
        } else if isPassive(predicate) {
            frame.object = subject.flatMap { participant($0, in: reading) }
        } else {
            frame.agent = subject.flatMap { participant($0, in: reading) }
            frame.object = object(of: predicate).flatMap { participant($0, in: reading) }
        }
        for dependent in grammar.dependents[predicate] where reading.members.contains(dependent) {
            guard isCircumstance(dependent), let other = participant(dependent, in: reading) else { continue }
            if other.preposition == "by", isPassive(predicate), frame.agent == nil {
                frame.agent = other
                frame.agent?.preposition = nil
            } else {
                frame.others.append(other)
            }
        }
        if frame.object != nil { frame.others += inner(ofObjectOf: predicate, in: reading) }
        if let subject { frame.others += joined(to: subject, in: reading) }
        lighten(&frame)
        return frame
    }

    /// Where, when, with whom: adverbs only where they name a time.
    private func isCircumstance(_ token: Int) -> Bool {
        switch grammar.relations[token] {
        case .oblique, .temporalOblique: true
        case .adverbialModifier, .nominalModifier: text.roles[token].contains(.time)
        default: false
        }
    }

    /// `held talks with`: the noun tells the act, the verb hardly anything.
    private func lighten(_ frame: inout ClaimFrame) {
        guard let object = frame.object?.head, frame.agent != nil else { return }
        let light: [(verbs: Set<String>, nouns: Set<String>, act: String)] = [
            (["hold", "have", "begin"], ["talk", "meeting", "discussion", "negotiation", "summit"], "meet"),
            (
                ["reach", "strike", "sign", "make"],
                ["deal", "agreement", "accord", "compromise", "settlement"], "agree"
            ),
        ]
        for entry in light where entry.verbs.contains(frame.predicate) && entry.nouns.contains(object) {
            frame.predicate = entry.act
            frame.object = nil
            return
        }
    }

    /// What narrows the object down by a preposition (`a response to the demands`).
    private func inner(ofObjectOf predicate: Int, in reading: Reading) -> [ClaimFrame.Participant] {
        guard let noun = object(of: predicate) else { return [] }
        return grammar.dependents[noun].filter {
            grammar.relations[$0] == .nominalModifier && $0 > noun && reading.members.contains($0)
        }.compactMap { participant($0, in: reading) }
    }

    /// Who acts as well (`Blinken and Lavrov met`).
    private func joined(to subject: Int, in reading: Reading) -> [ClaimFrame.Participant] {
        grammar.dependents[subject].filter {
            grammar.relations[$0] == .conjunct && reading.members.contains($0)
        }
        .compactMap { participant($0, in: reading) }.map { participant in
            var participant = participant
            participant.preposition = "and"
            return participant
        }
    }

    // MARK: The predicate

    private func lemma(of token: Int) -> String {
        let word = text.source.lowercased[token]
        return grammar.tags[token] == .verb || grammar.tags[token] == .auxiliary
            ? Lemma.verb(word) : grammar.tags[token] == .noun ? Lemma.noun(word) : word
    }

    private func object(of predicate: Int) -> Int? {
        let objects = grammar.dependents[predicate].filter { grammar.relations[$0] == .object }
        return objects.first { $0 > predicate } ?? objects.first
    }

    private func isPassive(_ predicate: Int) -> Bool {
        guard grammar.tags[predicate] == .verb else { return false }
        if grammar.dependent(of: predicate, .passiveSubject, .passiveAuxiliary) != nil { return true }
        return grammar.dependents[predicate].contains {
            grammar.relations[$0] == .auxiliary && Lemma.verb(text.source.lowercased[$0]) == "be"
        } && !text.source.lowercased[predicate].hasSuffix("ing")
    }

    private func isNegated(_ predicate: Int, in reading: Reading) -> Bool {
        let words = grammar.dependents[predicate].filter { reading.members.contains($0) }
        // `could not have been more delighted`
        let compares =
            grammar.dependents[predicate].contains { text.source.lowercased[$0] == "more" }
            && words.contains { text.roles[$0].contains(.possible) }
        if compares { return false }
        let isTurned = words.contains { token in
            ["not", "n't", "never", "no", "neither", "nor", "hardly"].contains(text.source.lowercased[token])
                || (text.source.lowercased[token].hasSuffix("n't")
                    && !text.roles[token].isDisjoint(with: .negation))
        }
        // `no agreement was reached`, `gave no details`, `nobody came`.
        let nouns = words.filter { [.subject, .passiveSubject, .object].contains(grammar.relations[$0]) }
        let isEmpty = nouns.contains { noun in
            ["nobody", "nothing", "none", "no-one"].contains(text.source.lowercased[noun])
                || grammar.dependents[noun].contains {
                    ["no", "neither"].contains(text.source.lowercased[$0])
                }
        }
        return isTurned != isEmpty
    }

    private func tense(of predicate: Int) -> ClaimFrame.Tense {
        let carriers = grammar.dependents[predicate].filter { $0 < predicate }
        let roles = carriers.reduce(into: WordRole()) { $0.formUnion(text.roles[$1]) }
        if !roles.isDisjoint(with: [.future, .would]) { return .future }
        let words = carriers.map { text.source.lowercased[$0] }
        if words.contains(where: Self.pastCarriers.contains) { return .past }
        if carriers.contains(where: { !text.roles[$0].isDisjoint(with: [.auxiliaryPresent, .modal]) }) {
            return .present
        }
        return grammar.tags[predicate] == .verb && isPast(text.source.lowercased[predicate])
            ? .past : .present
    }

    private func isPast(_ word: String) -> Bool {
        !ClauseLexicon.shared.roles(of: word).isDisjoint(with: [.surePast, .past])
    }

    // MARK: Participants

    private func subject(of predicate: Int, in reading: Reading) -> Int? {
        if predicate == reading.clause.head, !reading.clause.subject.isEmpty {
            return head(ofPhrase: reading.clause.subject)
        }
        return text.subject(of: predicate)
    }

    private func head(ofPhrase words: [Int]) -> Int? {
        let members = Set(words)
        return words.first { text.isWord($0) && grammar.heads[$0].map { !members.contains($0) } ?? true }
    }

    private func participant(_ token: Int, in reading: Reading) -> ClaimFrame.Participant? {
        guard text.isWord(token) else { return nil }
        let word = text.source.lowercased[token]
        let entity = entity(at: token) ?? (word == "i" ? reading.speaker : nil)
        let modifiers = grammar.dependents[token].filter {
            switch grammar.relations[$0] {
            case .adjectivalModifier, .compound, .possessor, .nominalModifier: true
            default: false
            }
        }.map { text.source.lowercased[$0] }
        let preposition = grammar.dependents[token].first {
            $0 < token && grammar.relations[$0] == .caseMarker
        }
        return ClaimFrame.Participant(
            head: grammar.tags[token] == .properNoun ? word : Lemma.noun(word), modifiers: modifiers,
            entity: entity, preposition: preposition.map { text.source.lowercased[$0] })
    }

    /// The entity that a phrase with this head names or means: `Secretary of State Antony Blinken` is Blinken.
    private func entity(at token: Int) -> String? {
        if let own = mentions.entity(covering: token) { return own }
        guard grammar.tags[token] == .noun || grammar.tags[token] == .properNoun else { return nil }
        // `Mr. Trump`, read as two.
        if token + 1 < text.source.tokens.count, text.source.lowercased[token].hasSuffix("."),
            mentions.isPerson(covering: token + 1)
        {
            return mentions.entity(covering: token + 1)
        }
        let inside = grammar.dependents[token].first {
            [.apposition, .flat, .compound].contains(grammar.relations[$0]) && $0 > token
                && mentions.isPerson(covering: $0)
        }
        return inside.flatMap { mentions.entity(covering: $0) }
    }
}

extension FrameReader {
    private static let pastCarriers: Set<String> = [
        "was", "were", "had", "did", "has", "have", "didn't", "wasn't", "weren't", "hadn't", "hasn't",
        "haven't",
    ]

    private enum Manner { case attitude, plan, refusal }

    /// Verbs whose infinitive is the act.
    private static let manners: [String: Manner] = {
        var table: [String: Manner] = [:]
        for verb in [
            "begin", "start", "continue", "manage", "seem", "appear", "happen", "have", "try", "attempt",
        ] {
            table[verb] = .attitude
        }
        for verb in [
            "agree", "promise", "plan", "pledge", "vow", "expect", "go", "set", "intend", "offer", "commit",
            "prepare",
        ] {
            table[verb] = .plan
        }
        for verb in ["refuse", "fail", "decline", "neglect"] { table[verb] = .refusal }
        return table
    }()
}
