/// Verbs that the news uses for one act, under the first of them.
enum PredicateClasses {
    /// The name of the class of a verb (its base form): the verb itself where it is in none.
    static func name(of verb: String) -> String { classes[verb] ?? verb }

    private static let classes: [String: String] = {
        var table: [String: String] = [:]
        for line in list.split(separator: "\n") {
            let verbs = line.split(separator: " ").map(String.init)
            for verb in verbs { table[verb] = verbs[0] }
        }
        return table
    }()

    private static let list = """
        provide submit present give deliver supply send
        meet convene
        reject refuse dismiss spurn rebuff
        kill murder slay
        die perish
        injure wound hurt
        arrest detain
        fire sack oust
        resign quit
        buy purchase acquire
        sell unload
        lose forfeit
        begin start commence launch
        end halt cease finish
        approve ratify adopt
        announce unveil reveal disclose
        support back endorse
        attack assault strike
        invade storm
        withdraw pull remove
        ban prohibit outlaw bar
        increase raise boost hike
        reduce cut lower slash
        rise climb grow
        fall drop decline sink
        leave depart
        arrive land
        visit tour
        pay spend
        order command
        release free
        hire employ
        charge indict
        convict sentence
        sue prosecute
        destroy demolish
        cancel scrap call-off
        delay postpone
        build construct
        shoot gun
        sign ink
        vote ballot
        win triumph
        reach achieve conclude
        """
}
