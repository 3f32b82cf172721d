import ArticleModel
import Glibc
import Linguistics

/// Labels a text by the trained language engine.
public struct EngineLabeler: TextLabeler {
    private let engine: LanguageEngine

    /// Takes the engine that comes with the program, loaded once for all labelers.
    ///
    /// - Throws: why its weights cannot be used.
    public init() throws(WeightsError) { engine = try LanguageEngine.shared.get() }

    /// Takes another engine.
    public init(_ engine: LanguageEngine) { self.engine = engine }

    /// Reads all blocks but boilerplate.
    public func read(_ text: TokenizedText, blocks: [Block]) -> any LabelledText {
        EngineText(engine: engine, text: text, blocks: blocks.filter { $0.kind != .boilerplate })
    }
}

/// A text as the engine reads it: once as a whole, and the contents of quotes as texts of their own.
final class EngineText: LabelledText {
    let engine: LanguageEngine
    let text: TokenizedText
    let blocks: [Block]
    private var whole: TextReading
    private lazy var wholeGrammar = whole.grammar(of: text)
    private lazy var wholeNames = NameDecoder(
        text: text, words: whole.spans, stretches: blocks.map { whole.words(in: $0.span) },
        scores: { [whole] in Array(whole.names[$0]) }
    ).names()

    /// Contents of quotes are read in portions of about so many tokens, which bounds what they take in memory.
    private static let portion = 20_000

    init(engine: LanguageEngine, text: TokenizedText, blocks: [Block]) {
        self.engine = engine
        self.text = text
        self.blocks = blocks
        whole = engine.read(text, blocks: blocks)
    }

    func names() -> [PassageLabels.Name] { wholeNames }

    func grammar() -> Grammar { wholeGrammar }

    func worth(of span: TextSpan) -> Double? {
        whole.worth(whole.words(in: span)).map { 1 / (1 + exp(-Double($0))) }
    }

    func labels(of passages: [LabelledPassage]) -> [PassageLabels] {
        guard let depth = passages.first?.depth else { return [] }
        if depth == 0 {
            let labels = passages.map { self.labels(of: $0, in: whole) }
            // What was read is wanted here, for the names and for the grammar, and takes most of the memory.
            _ = (wholeNames, wholeGrammar)
            whole = whole.withoutLabels()
            return labels
        }
        var labels = [PassageLabels](repeating: PassageLabels(), count: passages.count)
        for portion in layers(of: passages).flatMap({ portions(of: $0, passages) }) {
            let reading = engine.read(
                text.text, paragraphs: portion.map { text.span(passages[$0].tokens) },
                sentenceStarts: portion.flatMap { sentenceStarts(in: passages[$0].tokens) }, readsNames: false
            )
            for index in portion { labels[index] = self.labels(of: passages[index], in: reading) }
        }
        return labels
    }

    private func portions(of layer: [Int], _ passages: [LabelledPassage]) -> [[Int]] {
        var portions: [[Int]] = []
        var room = 0
        for index in layer {
            if room <= 0 {
                portions.append([])
                room = Self.portion
            }
            portions[portions.count - 1].append(index)
            room -= passages[index].tokens.count
        }
        return portions
    }

    /// The passages in text order, in as few layers as it takes for none to overlap another.
    private func layers(of passages: [LabelledPassage]) -> [[Int]] {
        var layers: [[Int]] = []
        let order = passages.indices.sorted {
            passages[$0].tokens.lowerBound < passages[$1].tokens.lowerBound
        }
        for index in order {
            let layer = layers.firstIndex { layer in
                layer.last.map { passages[$0].tokens.upperBound <= passages[index].tokens.lowerBound } ?? true
            }
            if let layer { layers[layer].append(index) } else { layers.append([index]) }
        }
        return layers
    }

    private func sentenceStarts(in tokens: Range<Int>) -> [Int] {
        guard let first = tokens.first, let last = tokens.last else { return [] }
        return (text.sentenceOfToken[first]...text.sentenceOfToken[last]).map { text.sentenceSpan($0).start }
    }

    private func labels(of passage: LabelledPassage, in reading: TextReading) -> PassageLabels {
        AttributionDecoder(
            text: text, passage: passage.tokens, quotations: outermost(passage),
            datelines: blocks.filter { $0.kind == .dateline }.map(\.span), reading: reading
        ).labels()
    }

    /// The quotations of a passage as token ranges, without those inside another of them.
    private func outermost(_ passage: LabelledPassage) -> [Range<Int>] {
        let limits = text.span(passage.tokens)
        let parts = passage.quotations.flatMap(\.parts).filter { limits.contains($0) }.sorted {
            ($0.start, -$0.end) < ($1.start, -$1.end)
        }
        var found: [Range<Int>] = []
        for part in parts {
            let range = text.tokens(in: part)
            if !range.isEmpty, range.lowerBound >= found.last?.upperBound ?? 0 { found.append(range) }
        }
        return found
    }
}
