/// How the panel arranges claims.
public enum PanelOrder: String, Sendable, CaseIterable {
    /// Under those who make them.
    case claimant
    /// As they stand in the text.
    case text
    /// The most check-worthy first.
    case worth

    /// In words, for the panel's title.
    var words: String {
        switch self {
        case .claimant: "by claimant"
        case .text: "text order"
        case .worth: "by worth"
        }
    }

    /// The one after it, round the end.
    var next: PanelOrder {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
