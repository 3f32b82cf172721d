import ArticleModel

/// The grammar of a text after Universal Dependencies 2: for each token its part of speech, its head, and what it is to
/// its head.
///
/// The heads of a sentence's tokens lie in the sentence and make a tree. Tokens that were not read have no part of
/// speech and no head.
public struct Grammar: Sendable {
    /// For each token its part of speech; nil where the text was not read.
    public let tags: [WordTag?]
    /// For each token its head; nil for the root of its sentence, and where the text was not read.
    public let heads: [Int?]
    /// For each token the relation to its head; nil where the text was not read.
    public let relations: [Relation?]
    /// For each token the tokens whose head it is, in text order.
    public let dependents: [[Int]]

    /// Keeps the parts, one of each for every token.
    public init(tags: [WordTag?], heads: [Int?], relations: [Relation?]) {
        self.tags = tags
        self.heads = heads
        self.relations = relations
        var dependents = [[Int]](repeating: [], count: heads.count)
        for (token, head) in heads.enumerated() {
            if let head { dependents[head].append(token) }
        }
        self.dependents = dependents
    }

    /// The grammar of a text that was not read.
    public static func unread(_ text: TokenizedText) -> Grammar {
        let count = text.tokens.count
        return Grammar(
            tags: Array(repeating: nil, count: count), heads: Array(repeating: nil, count: count),
            relations: Array(repeating: nil, count: count))
    }

    /// The first dependent of a token that has one of these relations to it.
    public func dependent(of token: Int, _ relations: Relation...) -> Int? {
        dependents[token].first { self.relations[$0].map(relations.contains) ?? false }
    }

    /// Whether the token stands under the other one in the tree, or is it.
    public func isUnder(_ token: Int, _ other: Int) -> Bool {
        var current: Int? = token
        while let word = current {
            if word == other { return true }
            current = heads[word]
        }
        return false
    }
}

extension TextReading {
    /// The grammar of a tokenized text of which this is the reading. It is computed at each call.
    public func grammar(of text: TokenizedText) -> Grammar {
        var builder = GrammarBuilder(text: text, reading: self)
        for sentence in text.sentences { builder.add(sentence) }
        return builder.grammar
    }
}

/// Carries what the engine says of its words over to the tokens of a text, sentence by sentence.
private struct GrammarBuilder {
    /// A sentence of more words than this is a list; its grammar says nothing and would cost much.
    private static let longestSentence = 300

    let text: TokenizedText
    let reading: TextReading
    private var tags: [WordTag?]
    private var heads: [Int?]
    private var relations: [Relation?]
    /// The links of the window that was asked for last.
    private var links: WindowLinks?

    init(text: TokenizedText, reading: TextReading) {
        self.text = text
        self.reading = reading
        tags = Array(repeating: nil, count: text.tokens.count)
        heads = Array(repeating: nil, count: text.tokens.count)
        relations = Array(repeating: nil, count: text.tokens.count)
    }

    var grammar: Grammar { Grammar(tags: tags, heads: heads, relations: relations) }

    mutating func add(_ sentence: Range<Int>) {
        let words = reading.words(in: text.span(sentence))
        guard !words.isEmpty, words.count <= Self.longestSentence else { return }
        let tokenOfWord = tokens(of: words, in: sentence)
        var wordHeads = [Int?](repeating: nil, count: words.count)
        var roots: [Int] = []
        // A long sentence can stand in two windows: each part is a tree of its own, the later roots hang on the first.
        var start = words.lowerBound
        while start < words.upperBound, let index = reading.window(of: start) {
            let part = start..<min(words.upperBound, reading.windows[index].upperBound)
            let links =
                self.links.flatMap { $0.words == reading.windows[index] ? $0 : nil }
                ?? reading.links(inWindow: index)
            self.links = links
            let tree = SentenceTree(scores: links.headScores(among: part), count: part.count)
            for (offset, head) in tree.heads.enumerated() {
                wordHeads[start - words.lowerBound + offset] = head.map { start - words.lowerBound + $0 }
                if head == nil { roots.append(start - words.lowerBound + offset) }
            }
            addRelations(of: part, tree, links, tokenOfWord, firstWord: words.lowerBound)
            start = part.upperBound
        }
        for root in roots.dropFirst() {
            wordHeads[root] = roots[0]
            relations[tokenOfWord[root]] = .parataxis
        }
        place(wordHeads, tokenOfWord)
    }

    /// For each word the token that it is a part of.
    private func tokens(of words: Range<Int>, in sentence: Range<Int>) -> [Int] {
        var token = sentence.lowerBound
        return words.map { word in
            let start = reading.spans[word].start
            while token + 1 < sentence.upperBound, text.tokens[token].span.end <= start { token += 1 }
            return token
        }
    }

    private mutating func addRelations(
        of part: Range<Int>, _ tree: SentenceTree, _ links: WindowLinks, _ tokenOfWord: [Int], firstWord: Int
    ) {
        var asked: [(word: Int, head: Int?)] = []
        for (offset, head) in tree.heads.enumerated() {
            let word = part.lowerBound + offset
            let token = tokenOfWord[word - firstWord]
            let tag = WordTag(rawValue: reading.tags.best(word)) ?? .other
            if tags[token] == nil { tags[token] = tag }
            if head == nil {
                relations[token] = .root
            } else if let known = Self.relation(tellingOf: tag) {
                if relations[token] == nil { relations[token] = known }
            } else {
                asked.append((word, head.map { part.lowerBound + $0 }))
            }
        }
        let scores = links.relationScores(asked)
        for (row, dependent) in asked.enumerated() {
            let token = tokenOfWord[dependent.word - firstWord]
            relations[token] = Relation(rawValue: scores.best(row)) ?? .unspecified
        }
    }

    /// The relation of words whose part of speech tells it.
    private static func relation(tellingOf tag: WordTag) -> Relation? {
        switch tag {
        case .punctuation: .punctuation
        case .determiner: .determiner
        case .coordinatingConjunction: .coordinator
        case .adposition: .caseMarker
        default: nil
        }
    }

    /// A token takes the head of that of its words whose head lies outside of the token.
    private mutating func place(_ wordHeads: [Int?], _ tokenOfWord: [Int]) {
        var done = Set<Int>()
        for (word, head) in wordHeads.enumerated() {
            let token = tokenOfWord[word]
            guard let head else {
                heads[token] = nil
                done.insert(token)
                continue
            }
            guard tokenOfWord[head] != token, done.insert(token).inserted else { continue }
            heads[token] = tokenOfWord[head]
        }
        for token in Set(tokenOfWord) { breakCircle(from: token) }
    }

    /// Words of one token with different heads can close a circle between tokens: it is opened.
    private mutating func breakCircle(from token: Int) {
        var seen: Set<Int> = []
        var current = token
        while let head = heads[current] {
            guard seen.insert(current).inserted else {
                heads[current] = nil
                return
            }
            current = head
        }
    }
}
