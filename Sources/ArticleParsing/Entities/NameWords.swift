/// Words by which the borders of names are told, small enough to stand in the source.
enum NameWords {
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

    /// Last words of places' names that may be written small.
    static let placeNouns: Set<String> = [
        "airport", "avenue", "bay", "beach", "bridge", "canal", "city", "coast", "county", "desert",
        "district", "forest",
        "gulf", "harbor", "harbour", "hill", "hills", "island", "islands", "lake", "mountain", "mountains",
        "ocean", "park",
        "peninsula", "province", "region", "river", "road", "sea", "square", "station", "strait", "street",
        "strip", "valley",
    ]

    /// What many people together are called by their party or faith.
    static let peoples: Set<String> = [
        "republicans", "democrats", "conservatives", "liberals", "libertarians", "independents", "tories",
        "muslims",
        "christians", "jews", "catholics", "protestants", "evangelicals", "mormons", "hindus", "buddhists",
        "sikhs",
        "sunnis", "shiites", "latinos", "hispanics", "nazis", "communists", "socialists", "marines",
    ]

    /// What people are called by their party before their names.
    static let parties: Set<String> = [
        "republican", "democrat", "democratic", "gop", "conservative", "liberal", "independent", "labour",
        "tory",
        "libertarian",
    ]

    /// Small words within names of people: *Ursula von der Leyen*.
    static let particles: Set<String> = [
        "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "e", "el", "ibn",
        "la", "le", "ter", "van",
        "von", "y", "zu",
    ]
}
