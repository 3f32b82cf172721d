/// Source, cue and contents that a rule puts together, as ranges of tokens.
struct AttributionProposal {
    /// Empty where only a mark introduces the words.
    var cue: Range<Int>?
    var source: Range<Int>?
    /// In text order; empty where the next paragraph holds them.
    var contents: [Range<Int>]
    /// 0 to 1.
    var confidence: Double
}

/// The proposals of one passage, and which of its tokens are spoken for.
struct ProposalBoard {
    private(set) var proposals: [AttributionProposal] = []
    private var taken: [Bool]
    private let first: Int

    init(passage: Range<Int>) {
        taken = [Bool](repeating: false, count: passage.count)
        first = passage.lowerBound
    }

    /// Adds a proposal; its contents and cue are taken from then on.
    mutating func add(_ proposal: AttributionProposal) {
        var proposal = proposal
        proposal.contents = proposal.contents.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        guard !proposal.contents.isEmpty || proposal.cue != nil else { return }
        for range in proposal.contents + [proposal.cue].compactMap({ $0 }) {
            for token in range { taken[token - first] = true }
        }
        proposals.append(proposal)
    }

    /// The source of the proposal whose cue stands last before `index` in a statement.
    func source(before index: Int, in statement: Range<Int>) -> Range<Int>? {
        var best: AttributionProposal?
        for proposal in proposals.suffix(12) {
            guard let cue = proposal.cue, proposal.source != nil, cue.lowerBound >= statement.lowerBound,
                cue.lowerBound < index
            else { continue }
            if cue.lowerBound > best?.cue?.lowerBound ?? -1 { best = proposal }
        }
        return best?.source
    }

    /// Whether a rule has used the token as cue or content.
    func isTaken(_ token: Int) -> Bool {
        taken.indices.contains(token - first) && taken[token - first]
    }
}
