import ArticleModel
import ArticleStore
import TerminalUI

/// The four states of a claim, to choose one (`C`): by its letter, or with the arrows and Enter.
struct ClaimStatusOverlay: Sendable {
    /// The choices, with their letters; nil for unchecked.
    static let choices: [(letter: Character, status: ClaimStatus?, help: String)] = [
        ("u", nil, "nobody has looked at it yet"),
        ("s", .supported, "what you have found bears it out"),
        ("d", .disputed, "what you have found speaks against it"),
        ("n", .noted, "looked at, and left open"),
    ]

    /// The claim that is judged.
    let claim: Claim
    /// The claim as a sentence, for the title.
    let words: String
    /// What has been decided so far.
    let present: ClaimStatus?
    /// The choice that Enter takes.
    private(set) var selected: Int

    init(_ claim: Claim, present: ClaimStatus?) {
        self.claim = claim
        words = claim.standalone
        self.present = present
        selected = Self.choices.firstIndex { $0.status == present } ?? 0
    }

    /// What a key does here.
    enum Step {
        case chosen(ClaimStatus?)
        case moved(ClaimStatusOverlay)
        case cancelled
        case ignored
    }

    /// `C` again goes on to the next choice, round the end.
    func step(_ key: Key) -> Step {
        switch key {
        case .escape, .character("q"), .control("c"): return .cancelled
        case .enter: return .chosen(Self.choices[selected].status)
        case .down, .character("j"): return .moved(moved(to: min(selected + 1, Self.choices.count - 1)))
        case .up, .character("k"): return .moved(moved(to: max(0, selected - 1)))
        case .tab, .character("C"): return .moved(moved(to: (selected + 1) % Self.choices.count))
        case .character(let letter):
            let choice = Self.choices.first { $0.letter == letter }
            return choice.map { .chosen($0.status) } ?? .ignored
        default: return .ignored
        }
    }

    private func moved(to place: Int) -> ClaimStatusOverlay {
        var overlay = self
        overlay.selected = place
        return overlay
    }
}
