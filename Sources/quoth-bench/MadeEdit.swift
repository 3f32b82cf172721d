/// Edits of real quotes as reporters and their editors make them, the same in every run.
enum MadeEdit: String, CaseIterable {
    case wordChanged = "one word changed"
    case notInserted = "`not` inserted"
    case middleCut = "middle third cut"
    case fifthChanged = "20 % of the words changed"
    case halvesSwapped = "halves swapped"

    /// The share of edited quotes whose original must be found.
    var bar: Double {
        switch self {
        case .wordChanged: 0.95
        case .notInserted: 0.99
        case .middleCut: 0.93
        case .fifthChanged: 0.90
        case .halvesSwapped: 0.80
        }
    }

    /// The words with the edit; other words come from `vocabulary`.
    func apply(to words: [String], vocabulary: [String], _ generator: inout SplitMix64) -> [String] {
        func number(below limit: Int) -> Int { Int(generator.next() % UInt64(max(1, limit))) }
        func other(than word: String) -> String {
            let drawn = vocabulary[number(below: vocabulary.count)]
            return drawn == word ? "otherwise" : drawn
        }
        var words = words
        switch self {
        case .wordChanged:
            let place = number(below: words.count)
            words[place] = other(than: words[place])
        case .notInserted: words.insert("not", at: 1 + number(below: words.count - 1))
        case .middleCut: words.removeSubrange((words.count / 3)..<(words.count * 2 / 3))
        case .fifthChanged:
            var places = Array(words.indices)
            for _ in 0..<max(1, words.count / 5) {
                let place = places.remove(at: number(below: places.count))
                words[place] = other(than: words[place])
            }
        case .halvesSwapped: words = Array(words[(words.count / 2)...] + words[..<(words.count / 2)])
        }
        return words
    }
}
