import ArticleModel

/// Finds where a passage ends that is quoted from another publication.
///
/// Such a passage opens at the start of a paragraph, behind the other publication's headline or behind a
/// colon, and is often set carelessly: quotations within it use the same marks, no mark opens anew, and its
/// own closing mark is missing or falls together with that of a quotation within it. In falling order of
/// trust it ends at
/// 1. a closing mark that has no opening one in its own paragraph;
/// 2. the last paragraph that ends with a closing mark, before the article speaks in its own voice again.
struct QuotedPassageEnd {
    /// An end that was found.
    struct End {
        /// Index of the paragraph.
        var paragraph: Int
        /// The offset after the passage.
        var offset: Int
        /// Whether there is a closing mark that serves no other quotation.
        var isClosed: Bool
    }

    let text: ArticleText
    let paragraphs: [ParagraphMarks]

    /// How many paragraphs such a passage may have.
    private static let reach = 24

    /// The end of the passage that `mark` opens; nil when it opens none, or ends with its first paragraph.
    func end(of mark: QuotationMark, from index: Int) -> End? {
        guard mark.span.start == paragraphs[index].span.start, isIntroduced(index) else { return nil }
        var shared: End?
        var hasOwnVoice = false
        for next in (index + 1)..<max(index + 1, min(paragraphs.count, index + Self.reach)) {
            let paragraph = paragraphs[next]
            guard paragraph.isRunningText, !(isIntroduced(next) && opensPassage(next)) else { break }
            if let stray = paragraph.strays.last(where: { $0.family == mark.family }) {
                return End(paragraph: next, offset: stray.span.end, isClosed: true)
            }
            hasOwnVoice = hasOwnVoice || OwnVoice.speaks(in: text, paragraph)
            if !hasOwnVoice, let closing = paragraph.closingAtEnd(of: mark.family, in: text) {
                shared = End(paragraph: next, offset: closing.span.end, isClosed: false)
            }
        }
        return shared
    }

    /// Whether the other publication's headline, or a paragraph with a colon at its end, stands before it.
    private func isIntroduced(_ index: Int) -> Bool {
        guard let before = paragraphs[..<index].last(where: { $0.kind != .caption && $0.kind != .byline })
        else {
            return false
        }
        return before.kind == .embeddedHeadline || text.bytes[before.span.end - 1] == 0x3A
    }

    private func opensPassage(_ index: Int) -> Bool {
        paragraphs[index].unclosed.first?.span.start == paragraphs[index].span.start
    }
}

/// Signs that the author of the article speaks, not the publication quoted: a conclusion, a question to the
/// reader, the first person outside quotation marks.
enum OwnVoice {
    private static let beginnings: [String] = [
        "So ", "So, ", "Well, ", "Now, ", "Again, ", "Anyway, ", "Of course, ", "Obviously, ", "Clearly, ",
        "In other words, ", "In short, ", "Bottom line", "Notice ", "Note that ", "Remember, ", "Why ",
        "What ", "How ",
        "Who ", "I ", "I’", "I'", "We ", "We’", "We'", "My ", "Our ", "You ", "At least ", "Perhaps ",
        "Maybe ",
        "As you can see", "That’s ", "That's ", "This is ", "Here’s ", "Here's ", "Here is ", "Read the ",
        "Yes, ", "No, ",
    ]

    /// Whether a paragraph starts in the author's own voice.
    static func speaks(in text: ArticleText, _ paragraph: ParagraphMarks) -> Bool {
        let bytes = text.bytes[paragraph.span.range]
        return beginnings.contains { bytes.starts(with: $0.utf8) }
    }
}
