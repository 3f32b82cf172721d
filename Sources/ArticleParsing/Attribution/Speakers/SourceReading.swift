import ArticleModel
import Linguistics

/// What the words of a source are, before it is known whom they mean.
enum SourceReading {
    /// Names stand in them; the head comes first.
    case named
    /// *he*, *his*, *she*, *her*.
    case person(Gender)
    /// *it*, *its*.
    case thing
    /// *they*, *their*.
    case group
    /// *the secretary of state*, *the company*: definite, singular, without a name.
    case nominal(isPerson: Bool, Gender?)
    /// *I*, *we*: whoever speaks the words around.
    case speakerItself
    /// *officials*, *a source*: nobody in particular.
    case unnamed
}

/// Nouns by what they name.
enum RoleNouns {
    /// A single person with an office or a part.
    static let people: Set<String> = words(
        """
        secretary minister president senator governor mayor spokesman spokeswoman spokesperson chairman \
        chairwoman chancellor leader chief director candidate nominee congressman congresswoman \
        representative ambassador general commander judge justice lawyer attorney billionaire \
        businessman businesswoman author professor analyst strategist pollster adviser advisor aide \
        official diplomat envoy officer sheriff prosecutor head premier king queen prince princess pope \
        bishop pastor priest cardinal democrat republican lawmaker politician independent man woman \
        reporter journalist columnist editor host anchor actor actress singer coach player executive \
        founder owner manager economist scientist researcher doctor student teacher worker farmer \
        activist organizer volunteer voter resident witness victim suspect defendant native veteran \
        mogul tycoon magnate front-runner frontrunner runner-up incumbent challenger rival son daughter \
        wife husband father mother brother sister hawaiian texan vermonter floridian ohioan counterpart
        """)
    /// An organisation or a publication.
    static let organisations: Set<String> = words(
        """
        company firm agency newspaper paper magazine network channel station website site outlet \
        campaign committee party government administration ministry department office court university \
        institute institution foundation bank union group organisation organization association council \
        commission board bureau service army military police navy kremlin parliament congress senate \
        house embassy country state city nation team club
        """)
    /// A document that speaks for those who made it.
    static let documents: Set<String> = words(
        "report statement study survey poll letter email memo article editorial release")

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }
}
