/// What stands for a country in the news: its people (`Russian`), and its capital or seat of power (`Moscow`, `the Kremlin`).
///
/// These names are kept apart from the country's own, as they are not the same; who compares what a country says or does
/// takes them together.
public enum CountryNames {
    /// The key (`NameKeys.key`) of the country for which a key stands; nil for what stands for none.
    public static func country(of key: String) -> String? { countries[key] }

    /// The keys of all that stands for a country, by the country's key.
    public static func standIns(for country: String) -> [String] {
        rows.first { $0.country == country }.map { $0.seats + $0.demonyms } ?? []
    }

    /// Whether a key is what people or things of a country are called (`russian`, `poles`).
    public static func isDemonym(_ key: String) -> Bool { demonyms.contains(key) }

    private static let countries: [String: String] = {
        var table: [String: String] = [:]
        for row in rows {
            for name in row.seats + row.demonyms { table[name] = row.country }
        }
        return table
    }()

    private static let demonyms = Set(rows.flatMap(\.demonyms))

    private static let rows = list.split(separator: "\n").compactMap { line in
        let columns = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.split(separator: ",").map(\.trimmingSpaces)
        }
        return columns.count == 3
            ? (country: columns[0].joined(), seats: columns[1], demonyms: columns[2]) : nil
    }

    /// Country, bar, its capital and seats of power, bar, its people.
    private static let list = """
        russia|moscow,kremlin|russian,russians
        united states|washington,white house|american,americans
        united kingdom|london,downing street,whitehall|british,briton,britons
        ukraine|kyiv|ukrainian,ukrainians
        france|paris,elysee,élysée|french
        germany|berlin|german,germans
        italy|rome|italian,italians
        spain|madrid|spanish
        poland|warsaw|polish,poles
        hungary|budapest|hungarian,hungarians
        austria|vienna|austrian,austrians
        switzerland|bern|swiss
        sweden|stockholm|swedish,swedes
        norway|oslo|norwegian,norwegians
        denmark|copenhagen|danish,danes
        finland|helsinki|finnish,finns
        netherlands||dutch
        belgium||belgian,belgians
        ireland|dublin|irish
        portugal|lisbon|portuguese
        greece|athens|greek,greeks
        turkey|ankara|turkish,turks
        israel|jerusalem|israeli,israelis
        iran|tehran|iranian,iranians
        iraq|baghdad|iraqi,iraqis
        syria|damascus|syrian,syrians
        lebanon|beirut|lebanese
        egypt|cairo|egyptian,egyptians
        saudi arabia|riyadh|saudi,saudis
        yemen|sanaa|yemeni,yemenis
        afghanistan|kabul|afghan,afghans
        pakistan|islamabad|pakistani,pakistanis
        india|new delhi,delhi|indian,indians
        china|beijing,peking|chinese
        taiwan|taipei|taiwanese
        japan|tokyo|japanese
        south korea|seoul|south korean,south koreans
        north korea|pyongyang|north korean,north koreans
        australia|canberra|australian,australians
        canada|ottawa|canadian,canadians
        mexico|mexico city|mexican,mexicans
        cuba|havana|cuban,cubans
        venezuela|caracas|venezuelan,venezuelans
        brazil|brasilia,brasília|brazilian,brazilians
        colombia|bogota,bogotá|colombian,colombians
        belarus|minsk|belarusian,belarusians
        georgia|tbilisi|georgian,georgians
        kazakhstan|astana|kazakh,kazakhs
        south africa|pretoria|south african,south africans
        nigeria|abuja|nigerian,nigerians
        kenya|nairobi|kenyan,kenyans
        ethiopia|addis ababa|ethiopian,ethiopians
        european union|brussels|
        """
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
