import ArticleModel
import Linguistics

/// Sentences as lists of token indices, which may leave out words in between.
extension ClauseText {
    /// Tokens beyond which a sentence is a list or a run of words without stops, not a claim.
    static let longestSentence = 300

    /// The parts of the sentences that lie within the spans.
    ///
    /// A sentence that a reporting phrase interrupts (`“We know,” he said, “that it holds.”`) comes as one
    /// list without the phrase and without the marks around the gap.
    func sentences(in spans: [TextSpan]) -> [[Int]] {
        var sentences: [[Int]] = []
        for span in spans {
            var tokens = source.tokens(in: span)
            while let first = tokens.first {
                let end = min(tokens.upperBound, source.sentences[source.sentenceOfToken[first]].upperBound)
                let part = Array(first..<max(end, first + 1))
                if first == source.tokens(in: span).lowerBound, let last = sentences.last,
                    continues(last, part)
                {
                    sentences[sentences.count - 1] =
                        withoutMarks(last, atEnd: true) + withoutMarks(part, atEnd: false)
                } else {
                    sentences.append(part)
                }
                tokens =
                    part.endIndex + first < tokens.upperBound
                    ? (first + part.count)..<tokens.upperBound : 0..<0
            }
        }
        return sentences.filter { $0.contains(where: isWord) }
    }

    /// Whether the second part goes on with the sentence of the first.
    private func continues(_ first: [Int], _ second: [Int]) -> Bool {
        guard let last = first.last(where: { source.tokens[$0].kind != .quotationMark }) else { return false }
        if [".", "!", "?", "…"].contains(source.lowercased[last]) { return false }
        guard let start = second.first(where: { source.tokens[$0].kind != .quotationMark }) else {
            return false
        }
        return source.sentenceOfToken[last] == source.sentenceOfToken[start]
            || (source.tokens[start].shape == .lower && second.first != start)
    }

    private func withoutMarks(_ part: [Int], atEnd: Bool) -> [Int] {
        let isMark = { (index: Int) in source.tokens[index].kind == .quotationMark }
        return atEnd
            ? Array(part.prefix((part.lastIndex { !isMark($0) } ?? -1) + 1)) : Array(part.drop(while: isMark))
    }

    /// A headline without the outlet after its last bar (`… | The Harbour Post`).
    func withoutOutlet(_ headline: TextSpan) -> TextSpan {
        let tokens = source.tokens(in: headline)
        guard let bar = tokens.last(where: { source.lowercased[$0] == "|" }), bar > tokens.lowerBound else {
            return headline
        }
        return TextSpan(headline.start, source.tokens[bar - 1].span.end)
    }

    /// Whether the sentence ends with a question mark.
    func isQuestion(_ sentence: [Int]) -> Bool {
        sentence.last { isWord($0) || source.tokens[$0].kind == .punctuation }.map {
            source.lowercased[$0] == "?"
        } ?? false
    }

    /// The stretches of text that the tokens cover, without marks at the ends of each.
    func spans(of tokens: [Int]) -> [TextSpan] {
        var spans: [TextSpan] = []
        var run: [Int] = []
        for index in tokens {
            if let last = run.last, index != last + 1 {
                if let span = span(ofRun: run) { spans.append(span) }
                run = []
            }
            run.append(index)
        }
        if let span = span(ofRun: run) { spans.append(span) }
        return spans
    }

    private func span(ofRun run: [Int]) -> TextSpan? {
        let isOuter = { (index: Int) in
            guard source.tokens[index].kind == .punctuation else { return false }
            return [",", ";", ":", ".", "—", "–", "-", "…"].contains(source.lowercased[index])
        }
        guard let first = run.firstIndex(where: { !isOuter($0) }),
            let last = run.lastIndex(where: { !isOuter($0) })
        else { return nil }
        return TextSpan(source.tokens[run[first]].span.start, source.tokens[run[last]].span.end)
    }
}
