/// The part that a word plays in an attribution, as BIO labels.
public enum RoleLabel: Int, CaseIterable, Sendable {
    case outside, beginSource, insideSource, beginCue, insideCue, beginContent, insideContent

    /// As the training writes them, in order.
    static let names = [
        "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content",
    ]
}

/// The part that a word plays in a name, as BIO labels.
public enum NameLabel: Int, CaseIterable, Sendable {
    case outside, beginPerson, insidePerson, beginOrganisation, insideOrganisation
    case beginPlace, insidePlace, beginOther, insideOther

    /// As the training writes them, in order.
    static let names = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
}

/// The part of speech of a word (Universal Dependencies 2).
public enum WordTag: Int, CaseIterable, Sendable {
    case adjective, adposition, adverb, auxiliary, coordinatingConjunction, determiner, interjection, noun
    case numeral, particle, pronoun, properNoun, punctuation, subordinatingConjunction, symbol, verb, other

    /// As the training writes them, in order.
    static let names = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
        "SCONJ", "SYM", "VERB", "X",
    ]
}

/// The relation of a word to its grammatical head (Universal Dependencies 2, with some subtypes).
public enum Relation: Int, CaseIterable, Sendable {
    case adjectivalClause, relativeClause, adverbialClause, adverbialModifier, adjectivalModifier, apposition
    case auxiliary, passiveAuxiliary, caseMarker, coordinator, clausalComplement, classifier, compound
    case compoundParticle, conjunct, copula, clausalSubject, unspecified, determiner, discourse, dislocated
    case expletive, fixed, flat, goesWith, indirectObject, list, marker, nominalModifier, possessor, subject
    case outerSubject, passiveSubject, numericModifier, object, oblique, temporalOblique, orphan, parataxis
    case punctuation, reparandum, root, vocative, openClausalComplement

    /// As the training writes them, in order.
    static let names = [
        "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
        "clf",
        "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl",
        "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:outer",
        "nsubj:pass", "nummod", "obj", "obl", "obl:tmod", "orphan", "parataxis", "punct", "reparandum",
        "root",
        "vocative", "xcomp",
    ]
}
