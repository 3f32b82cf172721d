/// Words by which names are recognised and told apart, small enough to stand in the source.
enum NameWords {
    /// Last words of organisations' names (or first ones, before *of*).
    static let organisationHeads: Set<String> = [
        "academy", "administration", "agency", "airlines", "airways", "alliance", "army", "assembly",
        "association",
        "authority", "bank", "bar", "board", "brigade", "broadcasting", "brothers", "bureau", "cabinet",
        "campaign", "center",
        "centre", "chamber", "church", "club", "co.", "coalition", "college", "command", "commission",
        "committee",
        "commons", "communications", "community", "company", "confederation", "conference", "congress",
        "consulate",
        "cooperation", "corp.", "corporation", "corps", "council", "court", "daily", "delegation",
        "department",
        "directorate", "division", "embassy", "enterprises", "exchange", "federation", "fleet", "force",
        "forces", "forum",
        "foundation", "front", "fund", "gazette", "government", "group", "guard", "guardian", "herald",
        "holdings",
        "hospital", "hotel", "inc", "inc.", "industries", "initiative", "institute", "institution",
        "intelligence",
        "international", "investments", "journal", "laboratory", "league", "legislature", "library",
        "limited", "ltd", "ltd.",
        "magazine", "mail", "media", "ministry", "mission", "monitor", "mosque", "motors", "movement",
        "museum", "network",
        "news", "observatory", "observer", "office", "orchestra", "organisation", "organization", "pact",
        "parliament",
        "partners", "partnership", "party", "petroleum", "police", "post", "press", "radio", "registry",
        "republicans",
        "review", "school", "secretariat", "senate", "service", "services", "society", "squad", "standard",
        "star", "studios",
        "systems", "technologies", "telegraph", "television", "theater", "theatre", "times", "today",
        "treasury",
        "tribunal", "tribune", "trust", "tv", "union", "university", "ventures", "weekly", "works",
    ]

    /// Last words of places' names.
    static let placeHeads: Set<String> = [
        "airport", "archipelago", "avenue", "bay", "beach", "boulevard", "bridge", "canal", "canyon", "city",
        "coast",
        "county", "creek", "desert", "district", "drive", "falls", "forest", "gardens", "gulf", "harbor",
        "harbour", "heights",
        "highway", "hill", "hills", "island", "islands", "isles", "lake", "lane", "mountain", "mountains",
        "ocean", "oblast",
        "park", "peninsula", "plains", "plaza", "port", "prefecture", "province", "region", "republic",
        "ridge", "river",
        "road", "rock", "sea", "shore", "springs", "square", "states", "station", "strait", "street",
        "territory", "town",
        "township", "valley", "village", "woods",
    ]

    /// First words of places' names, before another word of the name.
    static let placeBeginnings: Set<String> = [
        "cape", "el", "fort", "gulf", "isle", "lake", "las", "los", "mount", "mt.", "new", "port", "puerto",
        "rio", "san", "santa",
        "sea", "st.", "strait",
    ]

    /// Directions before a place.
    static let directions: Set<String> = [
        "central", "east", "eastern", "greater", "inner", "lower", "north", "northeastern", "northern",
        "northwestern",
        "outer", "south", "southeast", "southeastern", "southern", "southwest", "southwestern", "upper",
        "west", "western",
    ]

    /// Small words within names of people: *Ursula von der Leyen*.
    static let particles: Set<String> = [
        "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "e", "el", "ibn",
        "la", "le", "ter", "van",
        "von", "y", "zu",
    ]

    /// Capitalised words that are dates, not names.
    static let calendar: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan.",
        "feb.", "mar.",
        "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "jan", "feb", "apr", "aug",
        "sept", "oct", "nov", "dec", "mon.", "tues.", "wed.", "thurs.", "fri.",
    ]

    /// Words that are never names by themselves and never start one, however they are written.
    static let functionWords: Set<String> = [
        "a", "about", "above", "according", "across", "after", "again", "against", "ago", "ah", "all",
        "along", "already", "also",
        "although", "am", "among", "an", "and", "another", "any", "anyone", "anything", "are", "around", "as",
        "at", "away",
        "back", "be", "because", "been", "before", "behind", "being", "below", "beside", "besides", "between",
        "beyond",
        "both", "but", "by", "can", "can't", "cannot", "could", "despite", "did", "didn't", "do", "does",
        "doesn't", "don't",
        "down", "during", "each", "either", "else", "even", "ever", "every", "everyone", "everything",
        "except", "few",
        "finally", "first", "for", "from", "further", "get", "go", "had", "has", "have", "having", "he",
        "he's", "hello",
        "hence", "her", "here", "hers", "herself", "hey", "hi", "him", "himself", "his", "how", "however",
        "i", "i'd",
        "i'll", "i'm", "i've", "if", "in", "indeed", "inside", "instead", "into", "is", "isn't", "it", "it's",
        "its",
        "itself", "just", "last", "later", "least", "less", "let", "let's", "like", "many", "maybe", "me",
        "meanwhile",
        "might", "mine", "more", "moreover", "most", "much", "must", "my", "myself", "near", "neither",
        "never",
        "nevertheless", "next", "no", "nobody", "none", "nonetheless", "nor", "not", "nothing", "now", "of",
        "off", "oh",
        "ok", "okay", "on", "once", "one", "only", "onto", "or", "other", "others", "otherwise", "our",
        "ours", "out",
        "outside", "over", "own", "perhaps", "please", "quite", "rather", "really", "same", "say", "see",
        "several",
        "shall", "she", "she's", "should", "since", "so", "some", "somebody", "someone", "something",
        "sometimes", "soon",
        "still", "such", "than", "thank", "thanks", "that", "that's", "the", "their", "theirs", "them",
        "themselves",
        "then", "there", "there's", "therefore", "these", "they", "they're", "this", "those", "though",
        "through",
        "throughout", "thus", "till", "to", "today", "together", "tomorrow", "too", "toward", "towards",
        "under", "unless",
        "unlike", "until", "up", "upon", "us", "very", "via", "was", "wasn't", "we", "we'll", "we're",
        "we've", "well", "were",
        "what", "what's", "whatever", "when", "where", "whereas", "whether", "which", "while", "who",
        "whoever", "whom",
        "whose", "why", "will", "with", "within", "without", "won't", "would", "yes", "yesterday", "yet",
        "you", "you're",
        "you've", "your", "yours", "yourself", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten", "tonight",
        "those", "update", "photo", "video", "breaking", "re", "pm", "am", "p.m.", "a.m.", "dear", "regards",
        "sincerely",
    ]

    /// Verbs right after a name that mostly have a person as their subject.
    static let sayingVerbs: Set<String> = [
        "said", "says", "told", "added", "asked", "argued", "claimed", "insisted", "noted", "replied",
        "wrote", "tweeted",
        "warned", "explained", "called", "thinks", "believes", "testified", "joked", "recalled", "met",
        "himself", "herself",
    ]
}
