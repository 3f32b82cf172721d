/// Words whose full stop belongs to them.
///
/// The two lists differ in what the stop can also do: after a title or `No.` the sentence always goes on;
/// after `U.S.`, `Inc.` or `p.m.` it may end too.
enum Abbreviations {
    /// Words before a name or number: a sentence never ends with them. Written as in text, without the stop.
    static let leading: Set<String> = [
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen", "Col",
        "Lt",
        "Maj", "Sgt", "Capt", "Cmdr", "Adm", "Cpl", "Pvt", "Brig", "Rev", "Hon", "Pres", "Sec", "Secy", "Amb",
        "Supt", "Det", "Insp", "Atty", "Asst", "Assoc", "Dep", "Msgr", "Fr", "St", "Ste", "Mt", "Ft", "vs",
        "v",
        "cf", "e.g", "i.e", "viz", "approx", "Messrs", "Mme", "Mlle", "Spc", "Pfc", "Rt", "Treas", "Fed",
    ]

    /// Words that are abbreviated only before a number: `No. 5`, `pp. 3`.
    static let beforeNumber: Set<String> = [
        "No", "Nos", "no", "nos", "p", "pp", "Vol", "Fig", "Art", "Ch", "ca",
    ]

    /// Words after which a sentence may end or go on.
    static let trailing: Set<String> = [
        "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Jr", "Sr", "Esq", "etc", "Ave", "Blvd", "Rd", "Dept",
        "Univ",
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
        "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri",
        "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ky", "La", "Md", "Mich",
        "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex", "Va", "Vt",
        "Wash",
        "Wis", "Wyo", "Ph.D", "ft", "lb", "lbs", "oz", "al", "est", "Ont", "Que", "Intl", "Natl",
    ]

    /// The most letters that a listed abbreviation has, so that longer words are not looked up at all.
    static let longest = 6
}
