import ArticleModel
import Assets
import CKernels

/// The trained engine behind the parser: reads a text once and says of each word what it is.
///
/// ```swift
/// let engine = try LanguageEngine.shared.get()
/// let reading = engine.read(text, paragraphs: [text.span], sentenceStarts: [])
/// reading.roles.best(0) == RoleLabel.beginSource.rawValue
/// ```
///
/// An engine may be used on any number of threads at once: each call computes on the thread that makes it, in memory
/// of its own. The result for a text is the same on all of them.
public final class LanguageEngine: Sendable {
    /// The engine on the weights that come with the program, loaded when it is first asked for.
    public static let shared: Result<LanguageEngine, WeightsError> = {
        do throws(WeightsError) {
            return .success(try LanguageEngine(path: Assets.modelPath("engine.weights")))
        } catch {
            return .failure(error)
        }
    }()

    private let encoder: Encoder

    /// Opens a file of weights and checks it; its bytes are mapped into memory, not copied.
    public init(path: String) throws(WeightsError) {
        encoder = Encoder(try EncoderWeights(path: path))
    }

    /// Computes on a given variant of the kernels.
    init(path: String, kernels: CKernelTable) throws(WeightsError) {
        encoder = Encoder(try EncoderWeights(path: path), kernels: kernels)
    }

    /// The pieces of words that the vocabulary has.
    var vocabulary: Vocabulary { encoder.weights.vocabulary }

    /// The most pieces of a window.
    var window: Int { encoder.weights.sizes.window }

    /// Reads a tokenized text: each block is a paragraph, and the sentences are those of the tokenizer.
    ///
    /// - Parameter blocks: the blocks to read, in text order; what stands outside of them is not read.
    public func read(_ text: TokenizedText, blocks: [Block]) -> TextReading {
        read(
            text.text, paragraphs: blocks.map(\.span),
            sentenceStarts: text.sentences.indices.map { text.sentenceSpan($0).start })
    }

    /// Reads the paragraphs of a text. Time and memory grow with its length; each window is computed after the
    /// other in the same memory, and what is kept of a word takes about half a kilobyte.
    ///
    /// - Parameters:
    ///   - paragraphs: in text order, none overlapping.
    ///   - sentenceStarts: offsets at which sentences begin, ascending; long paragraphs are cut there.
    ///   - readsNames: whether names are wanted: without them it takes a quarter less.
    public func read(
        _ text: ArticleText, paragraphs: [TextSpan], sentenceStarts: [Int], readsNames: Bool = true
    ) -> TextReading {
        let sizes = encoder.weights.sizes
        let words = PieceSplitter.split(text, paragraphs: paragraphs, vocabulary: vocabulary)
        let windows = WindowPacker(length: sizes.window).windows(of: words, sentenceStarts: sentenceStarts)
        var reader = WindowReader(
            encoder: encoder, words: words.count, windows: windows.count, readsNames: readsNames)
        for window in windows { reader.read(window, of: words) }
        return reader.reading(spans: words.spans)
    }
}
