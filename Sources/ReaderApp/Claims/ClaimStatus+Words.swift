import ArticleModel

/// How the user's word on a claim is called and signed on the screen.
extension ClaimStatus {
    /// What stands for it, without any colour.
    var sign: String {
        switch self {
        case .supported: "✓"
        case .disputed: "✗"
        case .noted: "✎"
        }
    }

    /// What stands for any of the four, `unchecked` (nil) among them.
    static func sign(of status: ClaimStatus?) -> String { status?.sign ?? "○" }

    /// Its name, `unchecked` (nil) among them.
    static func words(for status: ClaimStatus?) -> String { status?.rawValue ?? "unchecked" }
}
