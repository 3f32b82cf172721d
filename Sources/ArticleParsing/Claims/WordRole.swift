/// What a word can do in a clause, as far as its form alone tells. A word can have several roles (`that`).
struct WordRole: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    // Verbs that can head a clause.
    static let auxiliaryPresent = WordRole(rawValue: 1 << 0)
    static let auxiliaryPast = WordRole(rawValue: 1 << 1)
    static let modal = WordRole(rawValue: 1 << 2)
    /// A past form that is hardly ever a participle (`went`).
    static let surePast = WordRole(rawValue: 1 << 3)
    /// A past form that may be a participle (`signed`).
    static let past = WordRole(rawValue: 1 << 4)
    /// A third-person present that is hardly ever a noun (`says`).
    static let surePresent = WordRole(rawValue: 1 << 5)
    /// A third-person present that may be a plural noun (`talks`).
    static let present = WordRole(rawValue: 1 << 6)
    /// A base form (`agree`), finite only after a plural subject.
    static let base = WordRole(rawValue: 1 << 7)
    static let copula = WordRole(rawValue: 1 << 8)

    // What the verb adds to the content.
    static let future = WordRole(rawValue: 1 << 9)
    static let possible = WordRole(rawValue: 1 << 10)
    static let would = WordRole(rawValue: 1 << 11)
    static let obligation = WordRole(rawValue: 1 << 12)
    static let negation = WordRole(rawValue: 1 << 13)

    // Words around the verb.
    static let subjectPronoun = WordRole(rawValue: 1 << 14)
    static let pluralPronoun = WordRole(rawValue: 1 << 15)
    static let determiner = WordRole(rawValue: 1 << 16)
    static let preposition = WordRole(rawValue: 1 << 17)
    static let adverb = WordRole(rawValue: 1 << 18)

    // Words that join clauses.
    static let coordinator = WordRole(rawValue: 1 << 19)
    static let subordinator = WordRole(rawValue: 1 << 20)
    /// A subordinator whose clause is asserted all the same (`although`).
    static let concessive = WordRole(rawValue: 1 << 21)
    static let relative = WordRole(rawValue: 1 << 22)

    // Words that tell what sort of statement it is.
    static let evaluation = WordRole(rawValue: 1 << 23)
    static let belief = WordRole(rawValue: 1 << 24)
    static let superlative = WordRole(rawValue: 1 << 25)
    static let comparative = WordRole(rawValue: 1 << 26)
    static let denial = WordRole(rawValue: 1 << 27)
    static let demand = WordRole(rawValue: 1 << 28)
    static let question = WordRole(rawValue: 1 << 29)
    static let promise = WordRole(rawValue: 1 << 30)
    static let forecast = WordRole(rawValue: 1 << 31)
    static let hope = WordRole(rawValue: 1 << 32)

    /// A word that a time can start with (`Friday`, `last`).
    static let time = WordRole(rawValue: 1 << 33)
    /// A word that a number can start with (`three`, `half`, `a`).
    static let numeral = WordRole(rawValue: 1 << 34)

    /// Verbs that carry tense.
    static let auxiliary: WordRole = [.auxiliaryPresent, .auxiliaryPast, .modal]
    /// All forms that can be a finite verb.
    static let verb: WordRole = [
        .auxiliaryPresent, .auxiliaryPast, .modal, .surePast, .past, .surePresent, .present, .base,
    ]
}

/// The closed word classes of English that clauses are cut and judged by, written out.
extension WordRole {
    static let wordGroups: [(roles: WordRole, words: String)] = [
        ([.auxiliaryPresent, .copula], "is are am isn't aren't ain't i'm we're you're they're"),
        ([.auxiliaryPast, .copula], "was were wasn't weren't"),
        (.auxiliaryPresent, "has have do does hasn't haven't don't doesn't i've we've you've they've"),
        (.auxiliaryPast, "had did hadn't didn't"),
        (
            [.modal, .future],
            "will shall won't shan't i'll we'll you'll he'll she'll it'll they'll that'll there'll"
        ),
        ([.modal, .would], "would wouldn't i'd we'd you'd he'd she'd they'd"),
        ([.modal, .possible], "may might could mightn't couldn't"),
        (.modal, "can cannot can't"),
        ([.modal, .obligation], "must should mustn't shouldn't"),
        (.copula, "be been being"),
        (
            .surePast,
            """
            rose fell went came grew began took saw knew gave wrote spoke broke chose drove flew threw drew ran \
            became arose withdrew shook sank sang stole swore
            """
        ),
        (.past, "cost cut put hit set shut hurt spread split beat cast quit"),
        (.base, "vote claim plan face back strike block rise fall seize arrest launch lead"),
        (.present, "votes plans strikes blocks backs signs"),
        (.possible, "perhaps possibly maybe potentially reportedly allegedly possible"),
        (
            .negation,
            """
            not never no none nobody nothing neither nor cannot can't isn't aren't ain't wasn't weren't hasn't haven't \
            don't doesn't hadn't didn't won't shan't wouldn't mightn't couldn't mustn't shouldn't
            """
        ),
        (.subjectPronoun, "he she it there this that everyone everybody someone somebody nobody nothing"),
        ([.subjectPronoun, .pluralPronoun], "i we you they these those"),
        (
            .subjectPronoun,
            "i'm we're you're they're i've we've you've they've i'll we'll you'll he'll she'll it'll"
        ),
        (.subjectPronoun, "they'll that'll there'll i'd we'd you'd he'd she'd they'd"),
        (
            .determiner,
            """
            the a an this that these those his her its their our my your some any each every no all both many few \
            several most another half such
            """
        ),
        (
            .preposition,
            """
            of in on at by for with from to into over under about against between during through without within \
            among amid across toward towards upon near despite behind beyond around along above below beside \
            like per via
            """
        ),
        (
            .adverb,
            """
            also then now still already soon again even only just therefore instead meanwhile however thus today \
            yesterday tomorrow tonight once never ever always often rarely seldom not perhaps maybe so too here there \
            repeatedly apparently clearly recently finally
            """
        ),
        (.coordinator, "and but yet so"),
        (
            .subordinator,
            """
            if because when whenever since as after before until unless whether where wherever once that who which \
            whom whose what how why
            """
        ),
        ([.subordinator, .concessive], "although though while whereas"),
        (.relative, "who which whom whose"),
        (
            .evaluation,
            """
            good bad great terrible awful best worst excellent wonderful disastrous disaster disgrace disgraceful \
            shameful brilliant wise foolish wrong unfair fair unacceptable dangerous important crucial critical vital \
            constructive useful severe honest dishonest absurd ridiculous outrageous reckless weak strong beautiful \
            sad tragic success failure better worse interesting necessary impossible remarkable historic ugly stupid \
            crazy ought should
            """
        ),
        (
            .belief,
            "think believe feel suppose guess seem seems seemed appear appears doubt thinks believes opinion"
        ),
        (
            .comparative,
            "more less fewer better worse higher lower larger smaller greater longer shorter older"
        ),
        (
            .comparative,
            "younger faster slower stronger weaker bigger cheaper richer poorer earlier later closer"
        ),
        (
            .superlative,
            """
            largest smallest biggest highest lowest longest shortest oldest youngest best worst fastest strongest \
            greatest richest poorest most least first-ever deadliest
            """
        ),
        (
            .denial,
            """
            deny denies denied denying reject rejects rejected rejecting refute refutes refuted refuting dispute \
            disputes disputed disputing dismiss dismisses dismissed dismissing denial denials rebuffed rebutted
            """
        ),
        (
            .demand,
            """
            demand demands demanded demanding urge urges urged urging order orders \
            ordered ordering require requires required request requests requested \
            requesting appeal appeals appealed pressed
            """
        ),
        (.question, "ask asks asked asking wonder wonders wondered wondering question questions questioned"),
        (
            .promise,
            """
            promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing commit commits \
            committed committing agree agrees agreed agreeing guarantee guarantees guaranteed swore offered offers
            """
        ),
        (
            .forecast,
            """
            predict predicts predicted predicting expect expects expected expecting forecast forecasts warn warns \
            warned warning fear fears feared anticipate anticipates anticipated likely unlikely
            """
        ),
        (
            .time,
            """
            today tonight yesterday tomorrow this last next a monday tuesday wednesday thursday friday saturday \
            sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may \
            june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. \
            nov. dec. jan feb apr aug sept oct nov dec
            """
        ),
        (
            .numeral,
            """
            a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half one-third two-thirds \
            one-quarter three-quarters one-half one-fifth two-fifths
            """
        ),
        (.hope, "want wants wanted hope hopes hoped hoping wish wishes wished seek seeks sought"),
    ]
}
