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
        }.sorted { $0.start < $1.start }
        var passage = passages.startIndex
        for (index, block) in blocks.enumerated() where block.kind == .embeddedHeadline {
            let tail = TextSpan(text.withoutOutlet(block.span).end, block.span.end)
            if let named = text.source.tokens(in: tail).lazy.compactMap({ mentions.mention(startingAt: $0) })
                .first
            {
                outlets[index] = mentions.entities[named.entity].id
                continue
            }
            while passage < passages.endIndex, passages[passage].start < block.span.end { passage += 1 }
            if passage < passages.endIndex,
                let next = blocks[(index + 1)...].first(where: { $0.kind != .dateline }),
                passages[passage].start < next.span.end, mentions.isOrganisation(passages[passage].speaker)
            {
                outlets[index] = passages[passage].speaker
            }
        }
    }

    /// The entity id of the outlet of the headline at this block index; nil where none is known.
    func outlet(ofHeadline block: Int) -> String? { outlets[block] }
}
