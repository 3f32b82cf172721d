import ArticleModel
import ArticleStore
import CrossReference

/// The user's word on claims, as it is kept in the library.
extension Librarian {
    /// Keeps the user's word on a claim of the text that is shown.
    func setStatus(_ claim: Claim, _ id: String, _ status: ClaimStatus?) throws(LibraryError) {
        let passages = PassageReader(article: id, text: try shownText(of: id).string)
        try keep(.check(passages.identity(of: claim.content), status))
    }

    /// What the user has said of an article's claims, by their ids, with what waits to be written. Decisions that cannot
    /// be read are reported and keep nobody from reading.
    func statuses(of article: Article, _ analysis: Analysis) -> [String: ClaimStatus] {
        let claims = ArticleClaims(article, analysis)
        var statuses: [String: ClaimStatus] = [:]
        do throws(LibraryError) { statuses = try library.claimDecisions(of: claims) } catch {
            inbox.send(.failed(error.description))
        }
        let waiting = unsaved.withLock { $0 }
        if waiting.isEmpty { return statuses }
        let passages = PassageReader(article: article.id, text: claims.text.string)
        for claim in analysis.claims {
            if let status = waiting.status(of: passages.identity(of: claim.content)) {
                statuses[claim.id] = status
            }
        }
        return statuses
    }
}
