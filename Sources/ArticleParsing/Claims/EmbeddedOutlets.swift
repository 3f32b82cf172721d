import ArticleModel
import Linguistics

/// Which outlet stands behind each headline of another outlet in the text.
///
/// It is the name after the bar (`… | The Harbour Post`), or else the organisation to which the passage that
/// follows is attributed.
struct EmbeddedOutlets {
    private var outlets: [Int: String] = [:]

    init(blocks: [Block], quotes: [Quote], mentions: MentionTable, text: ClauseText) {
        guard blocks.contains(where: { $0.kind == .embeddedHeadline }) else { return }
        let passages = quotes.filter { $0.parent == nil }.compactMap { quote in
            quote.content.first.map { (start: $0.start, speaker: quote.speaker) }
        }
        for (index, block) in blocks.enumerated() where block.kind == .embeddedHeadline {
            let tail = TextSpan(text.withoutOutlet(block.span).end, block.span.end)
            if let named = text.source.tokens(in: tail).lazy.compactMap({ mentions.mention(startingAt: $0) })
                .first
            {
                outlets[index] = mentions.entities[named.entity].id
            } else if let next = blocks[(index + 1)...].first(where: { $0.kind != .dateline }),
                let passage = passages.first(where: { block.span.end <= $0.start && $0.start < next.span.end }
                ),
                mentions.isOrganisation(passage.speaker)
            {
                outlets[index] = passage.speaker
            }
        }
    }

    /// The entity id of the outlet of the headline at this block index; nil where none is known.
    func outlet(ofHeadline block: Int) -> String? { outlets[block] }
}
