import ArticleModel

/// How much a word tells, in nats: the less of the sentences people speak have it, the more it says that two passages
/// with it are one.
///
/// For common words the logarithm of their inverse sentence frequency in UD English EWT and the sentences of ClaimBuster,
/// in steps; all others tell the same. So two quotes are compared alike in a library of two articles and of a hundred
/// thousand.
enum WordInformation {
    /// Of a word that is not among the common ones.
    static let ofRareWord: Float = 6.5

    /// Of a folded word, by its hash.
    static func of(_ word: UInt32) -> Float { known[word] ?? ofRareWord }

    private static let known: [UInt32: Float] = {
        var known: [UInt32: Float] = [:]
        for (value, words) in tiers {
            for word in words.split(separator: " ") { known[QuoteWord.id(of: word.utf8)] = value }
        }
        return known
    }()

    private static let tiers: [(Float, String)] = [
        (1, "the and to of a text in i that"),
        (2, "is it not we for you have on this with are be was but do as they an"),
        (
            2.9,
            """
            at he if or by so will from my there our can all has would people one what about me when out think had like \
            who been your which just their get know more 1 2
            """
        ),
        (
            3.6,
            """
            now because were his up time some going us them also very other well am these make said president want did \
            new did than then go no first only any years should over into how those could way country work world good \
            take got say year after need back let see here she her many even right states 3 4 5 10
            """
        ),
        (
            4.3,
            """
            may united him most its last where american before down made believe government much does day great america \
            place really number put being same use things around look give today best through under better again help \
            tax sure every mr still little why long come off something since lot another next between please never care \
            money thing called own state done such both find home against used
            """
        ),
        (
            4.9,
            """
            doing food while must life war job keep too national important kind percent question administration fact \
            able few billion business during tell service million part health city security military different call ever \
            feel point cut office however change problem jobs came took system went pay always plan end far days told \
            times senator high family working power house actually program making says ago try school area americans \
            congress might children group deal whether week governor getting away future example each thought experience \
            found person already together though federal order without old public talk economic mean free months trying \
            looking hope small strong less support process night once taxes energy education having economy case \
            information middle history control second anything yet peace enough means hard probably based nation price \
            course big possible budget issue nuclear line countries social left understand everything asked taking until \
            half real cost wanted least general law love oil across later start interest spending whole
            """
        ),
    ]
}
