import ArticleModel

/// Packs the words of a text into windows that the encoder takes at once: the twin of `windows.py`.
///
/// A window is a start piece, then whole paragraphs, each closed by a separator. A paragraph that does not fit is cut
/// after a sentence, or where it must be.
struct WindowPacker {
    /// The most pieces of a window, start and separators included.
    let length: Int

    /// The windows, in order: each the parts of paragraphs that it holds. Every word is in exactly one of them.
    ///
    /// - Parameter sentenceStarts: offsets at which sentences begin, ascending; a paragraph may be cut there.
    func windows(of text: PieceText, sentenceStarts: [Int]) -> [[Range<Int>]] {
        let starting = Self.wordsStartingSentences(text, sentenceStarts)
        var windows: [[Range<Int>]] = []
        var window: [Range<Int>] = []
        var used = 1
        for paragraph in text.paragraphs {
            for part in parts(of: paragraph, in: text, starting: starting) {
                let size = text.pieceCount(part) + 1
                if !window.isEmpty, used + size > length {
                    windows.append(window)
                    (window, used) = ([], 1)
                }
                window.append(part)
                used += size
            }
        }
        if !window.isEmpty { windows.append(window) }
        return windows
    }

    /// A paragraph in parts that fit into a window each. A sentence's end serves as border from the middle of a window on.
    private func parts(of paragraph: Range<Int>, in text: PieceText, starting: [Bool]) -> [Range<Int>] {
        let room = length - 2
        var parts: [Range<Int>] = []
        var first = paragraph.lowerBound
        while first < paragraph.upperBound {
            var end = first
            var sentenceEnd: Int?
            while end < paragraph.upperBound, text.pieceCount(first..<end + 1) <= room {
                end += 1
                if end < paragraph.upperBound, starting[end], text.pieceCount(first..<end) * 2 > room {
                    sentenceEnd = end
                }
            }
            // A word alone always fits: the sizes of the weights are checked for it.
            let stop = end == paragraph.upperBound ? end : max(first + 1, sentenceEnd ?? end)
            parts.append(first..<stop)
            first = stop
        }
        return parts
    }

    private static func wordsStartingSentences(_ text: PieceText, _ sentenceStarts: [Int]) -> [Bool] {
        var starting = [Bool](repeating: false, count: text.count)
        var next = 0
        for (index, span) in text.spans.enumerated() {
            while next < sentenceStarts.count, sentenceStarts[next] < span.end {
                starting[index] = true
                next += 1
            }
        }
        return starting
    }
}
