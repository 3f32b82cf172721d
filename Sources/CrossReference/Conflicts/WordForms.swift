/// Tells whether a word is a form of a lemma: `denied` of `deny`, `met` of `meet`, `people` of `person`. Made to find in a
/// clause the word that is known to be there, not to read a clause: `pies` counts as a form of `pay` too.
enum WordForms {
    /// - Parameters:
    ///   - word: in lower case.
    ///   - lemma: in lower case.
    static func isForm(_ word: String, of lemma: String) -> Bool {
        isRegularForm(word, of: lemma) || irregular[lemma]?.contains(word) == true
            || isVowelChange(word, of: lemma)
    }

    private static func isRegularForm(_ word: String, of lemma: String) -> Bool {
        if word == lemma { return true }
        let stem = bare(lemma)
        return ["s", "es", "d", "ed", "ing"].contains { ending in
            word.count > ending.count + 1 && word.hasSuffix(ending)
                && bare(String(word.dropLast(ending.count))) == stem
        }
    }

    /// Without what changes before an ending: `deny` and `deni`, `stop` and `stopp`, `provide` and `provid`.
    private static func bare(_ word: String) -> String {
        var word = word
        while word.count > 2, word.hasSuffix("e") { word.removeLast() }
        if word.hasSuffix("y") { word = word.dropLast() + "i" }
        if let last = word.last, word.count > 3, word.dropLast().last == last { word.removeLast() }
        return word
    }

    /// The same consonants around other vowels: `gave` of `give`, `struck` of `strike`.
    private static func isVowelChange(_ word: String, of lemma: String) -> Bool {
        let vowels: Set<Character> = ["a", "e", "i", "o", "u", "w", "y"]
        let (own, other) = (word.filter { !vowels.contains($0) }, lemma.filter { !vowels.contains($0) })
        return own.count > 1 && own == other && word.first == lemma.first && abs(word.count - lemma.count) < 3
    }

    private static let irregular: [String: Set<String>] = [
        "be": ["is", "are", "was", "were", "am", "been", "being"], "go": ["went", "gone"],
        "do": ["did", "done"],
        "have": ["has", "had"], "pay": ["paid"], "say": ["said"], "lay": ["laid"], "buy": ["bought"],
        "bring": ["brought"], "think": ["thought"], "fight": ["fought"], "seek": ["sought"],
        "teach": ["taught"],
        "catch": ["caught"], "tell": ["told"], "sell": ["sold"], "keep": ["kept"], "leave": ["left"],
        "lose": ["lost"], "mean": ["meant"], "see": ["saw", "seen"], "win": ["won"], "send": ["sent"],
        "spend": ["spent"], "lend": ["lent"], "build": ["built"], "hear": ["heard"], "make": ["made"],
        "take": ["took", "taken"], "give": ["gave", "given"], "know": ["knew", "known"],
        "draw": ["drew", "drawn"],
        "throw": ["threw", "thrown"], "grow": ["grew", "grown"], "fly": ["flew", "flown"],
        "eat": ["ate", "eaten"],
        "write": ["wrote", "written"], "speak": ["spoke", "spoken"], "break": ["broke", "broken"],
        "choose": ["chose", "chosen"], "steal": ["stole", "stolen"], "drive": ["drove", "driven"],
        "rise": ["rose", "risen"], "fall": ["fell", "fallen"], "show": ["shown"], "person": ["people"],
        "man": ["men"], "woman": ["women"], "child": ["children"],
    ]
}
