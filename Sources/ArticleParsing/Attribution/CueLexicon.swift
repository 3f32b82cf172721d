import Linguistics

/// The verbs that report what somebody says, thinks or wants, with the frames in which they do.
///
/// Read once from `cues-verbs.txt`, whose head explains the format. A lexicon that is missing or damaged
/// gives an empty one: the text is then parsed without attributions.
struct CueLexicon: Sendable {
    /// A form of a verb.
    enum Form: Int, Sendable {
        case base, thirdPerson, past, participle, gerund
    }

    /// A cue verb, or rather the shares of its uses in which it is one.
    struct Verb: Sendable {
        let lemma: String
        fileprivate var shares: [UInt16: Double] = [:]

        /// How often (0 to 1) the verb is a cue in this frame and voice.
        ///
        /// An -ing form or infinitive that was not counted apart is taken for a weaker active verb.
        func share(_ frame: CueFrame, _ voice: CueVoice) -> Double {
            if let share = shares[key(frame, voice)] { return share }
            guard let active = shares[key(frame, .active)] else { return 0 }
            switch voice {
            case .active: return active
            case .gerund: return active * 0.8
            case .infinitive: return active * 0.5
            case .passive, .noun: return 0
            }
        }
    }

    /// An entry for one written word.
    struct Entry: Sendable {
        let verb: Int
        let form: Form
    }

    /// All verbs; entries point into it.
    let verbs: [Verb]
    private let entries: [String: Entry]

    /// The lexicon that comes with the program.
    static let shared = CueLexicon(lines: LexiconFile.lines("cues-verbs.txt"))

    /// Reads the lines of a lexicon; a line that is not understood is left out.
    init(lines: [Substring]) {
        var verbs: [Verb] = []
        var entries: [String: Entry] = [:]
        for line in lines {
            let halves = line.split(separator: "|")
            let forms = halves.first?.split(separator: " ") ?? []
            guard halves.count == 2, forms.count == 5 else { continue }
            var verb = Verb(lemma: String(forms[0]))
            for field in halves[1].split(separator: " ") {
                if let (key, share) = Self.frameShare(field) { verb.shares[key] = share }
            }
            for (index, word) in forms.enumerated() {
                guard let form = Form(rawValue: index), entries[String(word)] == nil else { continue }
                entries[String(word)] = Entry(verb: verbs.count, form: form)
            }
            verbs.append(verb)
        }
        self.verbs = verbs
        self.entries = entries
    }

    /// The entry of a lower-cased word.
    func entry(_ word: String) -> Entry? { entries[word] }

    /// Reads `that:98` or `ing-that:78`.
    private static func frameShare(_ field: Substring) -> (UInt16, Double)? {
        let parts = field.split(separator: ":")
        guard parts.count == 2, let percent = Double(parts[1]) else { return nil }
        let names = parts[0].split(separator: "-")
        let voice = names.count == 2 ? CueVoice(rawValue: String(names[0])) : .active
        guard let voice, let name = names.last, let frame = CueFrame(rawValue: String(name)) else {
            return nil
        }
        return (key(frame, voice), percent / 100)
    }
}

private let voiceNumbers = Dictionary(uniqueKeysWithValues: CueVoice.allCases.enumerated().map { ($1, $0) })
private let frameNumbers = Dictionary(uniqueKeysWithValues: CueFrame.allCases.enumerated().map { ($1, $0) })

private func key(_ frame: CueFrame, _ voice: CueVoice) -> UInt16 {
    UInt16((voiceNumbers[voice] ?? 0) * 64 + (frameNumbers[frame] ?? 0))
}
