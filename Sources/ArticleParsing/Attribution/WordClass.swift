import Linguistics

/// What a word can be, as far as the rules need it: closed classes from the lists below, verbs from a
/// lexicon.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt32

    static let determiner = WordClass(rawValue: 1 << 0)
    /// *his*, *their* …: a determiner that also names a source.
    static let ownersWord = WordClass(rawValue: 1 << 1)
    /// *he*, *they*, *who* is not one of them.
    static let subjectPronoun = WordClass(rawValue: 1 << 2)
    static let objectPronoun = WordClass(rawValue: 1 << 3)
    static let preposition = WordClass(rawValue: 1 << 4)
    /// *and*, *but*, *or*.
    static let coordinator = WordClass(rawValue: 1 << 5)
    /// *because*, *while*, *if* …
    static let subordinator = WordClass(rawValue: 1 << 6)
    /// *be*, *have*, *do* in all their forms.
    static let auxiliary = WordClass(rawValue: 1 << 7)
    static let be = WordClass(rawValue: 1 << 8)
    static let have = WordClass(rawValue: 1 << 9)
    /// *will*, *can*, *should* …
    static let modal = WordClass(rawValue: 1 << 10)
    static let adverb = WordClass(rawValue: 1 << 11)
    static let negation = WordClass(rawValue: 1 << 12)
    /// *who*, *which*, *that* after a noun.
    static let relative = WordClass(rawValue: 1 << 13)
    /// *whether*, *how*, *what* …
    static let question = WordClass(rawValue: 1 << 14)
    /// *Friday*, *yesterday*, *week* …
    static let time = WordClass(rawValue: 1 << 15)
    /// A form of a full verb.
    static let verb = WordClass(rawValue: 1 << 16)
    /// Ends in *-ing*.
    static let gerund = WordClass(rawValue: 1 << 17)
    /// A number word or figure.
    static let number = WordClass(rawValue: 1 << 18)
    /// The reader (*I*, *we*, *you*).
    static let firstOrSecondPerson = WordClass(rawValue: 1 << 19)

    /// Can stand before a verb as a part of its group: *has*, *would*, *not*, *also*.
    static let verbGroup: WordClass = [.auxiliary, .modal, .adverb, .negation]
}

/// Looks words up in the lists of classes.
struct WordClasses: Sendable {
    /// The lists that come with the program.
    static let shared = WordClasses(verbForms: LexiconFile.lines("finite-verbs.txt"))

    private let classes: [String: WordClass]

    /// Joins the closed classes with a list of verb forms.
    init(verbForms: [Substring]) {
        var classes: [String: WordClass] = [:]
        for line in verbForms {
            // "s" marks third persons that are often plural nouns: `talks`.
            let fields = line.split(separator: " ")
            guard fields.count == 2, fields[1] != "s" else { continue }
            classes[String(fields[0]), default: []].insert(.verb)
        }
        for (words, wordClass) in Self.closedClasses {
            for word in words.split(separator: " ") { classes[String(word), default: []].insert(wordClass) }
        }
        self.classes = classes
    }

    /// The classes of a token; a word in no list has those that its ending and shape suggest.
    func classes(of token: Token, word: String) -> WordClass {
        if let known = classes[word] { return known }
        switch token.kind {
        case .number: return .number
        case .word: break
        default: return []
        }
        guard token.shape == .lower else { return [] }
        if word.hasSuffix("ly") { return .adverb }
        if word.hasSuffix("ed") { return word.utf8.count > 4 ? .verb : [] }
        if word.hasSuffix("ing") { return word.utf8.count > 5 ? [.verb, .gerund] : [] }
        return []
    }

    private static let closedClasses: [(String, WordClass)] = [
        (
            "a an the this these those some any no every each another both all many several most few",
            .determiner
        ),
        ("my your his her its our their whose", [.determiner, .ownersWord]),
        ("he she they it i we you", .subjectPronoun),
        ("him her them it me us you himself herself themselves itself", .objectPronoun),
        ("i we you my our your me us", .firstOrSecondPerson),
        (
            """
            of in on at by for from with to into about against over under between among through during \
            after before since until without within toward towards upon across near behind amid despite \
            like via per around outside inside beyond including
            """, .preposition
        ),
        ("and but or nor yet", .coordinator),
        (
            "because although though while whereas if unless since as when whenever where after before until than",
            .subordinator
        ),
        ("am is are was were be been being 're 'm", [.auxiliary, .be]),
        ("isn't aren't wasn't weren't", [.auxiliary, .be, .negation]),
        ("has have had having 've", [.auxiliary, .have]),
        ("hasn't haven't hadn't", [.auxiliary, .have, .negation]),
        ("do does did", .auxiliary),
        ("don't doesn't didn't", [.auxiliary, .negation]),
        ("will would can could may might must shall should 'd 'll", .modal),
        ("won't wouldn't can't cannot couldn't mustn't shouldn't mightn't", [.modal, .negation]),
        (
            "he's she's it's they're we're i'm you're they've we've i've you've he'd she'd they'd i'd we'd",
            [.subjectPronoun, .verb]
        ),
        ("not never n't neither", [.negation, .adverb]),
        (
            """
            also then later now still already often once again just only even long further instead soon \
            always thus perhaps rather meanwhile however therefore too so ever almost quite very \
            earlier afterward more less far nevertheless nonetheless moreover indeed twice seldom \
            sometimes largely first
            """, .adverb
        ),
        ("who which that whom", .relative),
        ("whether how what why who where when whom whose if", .question),
        (
            """
            monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight \
            morning afternoon evening night week month year january february march april june july \
            august september october november december ago weekend weeks days months years hours noon \
            midnight
            """, .time
        ),
        ("one two three four five six seven eight nine ten hundred thousand million billion dozen", .number),
        ("according following", .preposition),
        (
            "family only early likely elderly friendly daily weekly monthly ally reply supply july assembly italy",
            []
        ),
        ("need indeed speed feed seed red bed hundred united exceed proceed succeed breed", []),
        (
            "thing king spring evening morning meeting building something nothing anything everything wing ring",
            []
        ),
        ("talking briefing hearing beijing ruling filing rating ranking funding housing finding", []),
    ]
}
