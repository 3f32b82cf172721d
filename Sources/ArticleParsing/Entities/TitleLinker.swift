import ArticleModel
import Linguistics

/// Tells which titles belong to which person: those right before the name (`Secretary of State Antony Blinken`, with
/// a comma too) and those in apposition after it (`Jens Stoltenberg, the secretary general of …`).
struct TitleLinker {
    let text: TokenizedText
    let titles: [Title]

    /// For each index of a person's name its titles, in text order.
    func link(_ names: [PassageLabels.Name]) -> [Int: [Title]] {
        var endingAt: [Int: Title] = [:]
        var startingAt: [Int: Title] = [:]
        for title in titles {
            endingAt[title.tokens.upperBound] = title
            startingAt[title.tokens.lowerBound] = title
        }
        var linked: [Int: [Title]] = [:]
        for (index, name) in names.enumerated() where name.kind == .person {
            let tokens = text.tokens(in: name.span)
            guard !tokens.isEmpty else { continue }
            let found = before(tokens.lowerBound, endingAt) + after(tokens.upperBound, startingAt)
            if !found.isEmpty { linked[index] = found }
        }
        return linked
    }

    private func before(_ first: Int, _ endingAt: [Int: Title]) -> [Title] {
        var found: [Title] = []
        var index = first
        if index > 0, text.lowercased[index - 1] == ",", let title = endingAt[index - 1], !title.isForm {
            return [title]
        }
        while let title = endingAt[index],
            text.sentenceOfToken[title.tokens.lowerBound] == text.sentenceOfToken[first]
        {
            found.insert(title, at: 0)
            index = title.tokens.lowerBound
        }
        return found
    }

    /// A title after a comma, with an article, possessive, or a name between (`, Russia’s foreign minister`).
    private func after(_ end: Int, _ startingAt: [Int: Title]) -> [Title] {
        guard end < text.tokens.count, text.lowercased[end] == "," else { return [] }
        let sentence = text.sentences[text.sentenceOfToken[end]]
        for index in (end + 1)..<max(end + 1, min(sentence.upperBound, end + 6)) {
            if let title = startingAt[index], !title.isForm {
                return followedByName(title.tokens.upperBound) ? [] : [title]
            }
            let isPassed =
                text.tokens[index].kind == .possessive || text.tokens[index].shape == .capitalised
                || text.tokens[index].shape == .capitals
                || ["the", "a", "an", "his", "her", "their", "former"].contains(text.lowercased[index])
            guard isPassed else { return [] }
        }
        return []
    }

    /// `Blinken, President Biden …`: the title belongs to the next name.
    private func followedByName(_ index: Int) -> Bool {
        index < text.tokens.count && text.tokens[index].shape == .capitalised
    }
}
