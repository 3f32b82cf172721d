import ArticleModel

/// The user's verdicts as schema.org's ClaimReview, one object for each claim that is supported or disputed.
///
/// What search engines require of a review is always there: `claimReviewed`, `reviewRating` with `ratingValue`,
/// `bestRating`, `worstRating` and `alternateName`, and `url`. See https://schema.org/ClaimReview.
public struct ClaimReview: Sendable {
    /// The publication that judges; nil where it is not to be named.
    public var reviewer: String?
    /// Where the reviews are to be published; where that is not known their `url` is a URN.
    public var address: WebAddress?

    /// Reviews by somebody.
    public init(reviewer: String? = nil, address: WebAddress? = nil) {
        self.reviewer = reviewer
        self.address = address
    }

    /// What a status says of a claim, from 1 (not true) to 5 (true); nil where it is no verdict.
    public static func rating(_ status: ClaimStatus) -> (value: Int, name: String)? {
        switch status {
        case .supported: (5, "Supported")
        case .disputed: (1, "Disputed")
        case .noted: nil
        }
    }

    /// The reviews of an article's claims, in text order.
    public func reviews(of exported: ExportedArticle) -> [JSONValue] {
        exported.analysis.claims.compactMap { claim in
            exported.verdicts[claim.id].flatMap { verdict in
                Self.rating(verdict.status).map { review(of: claim, in: exported, $0, verdict.decided) }
            }
        }
    }

    private func review(
        of claim: Claim, in exported: ExportedArticle, _ rating: (value: Int, name: String),
        _ decided: String?
    ) -> JSONValue {
        let place = AnnotationDocument.urn(ofArticle: exported.article.id) + "#" + claim.id
        var review: [String: JSONValue] = [
            "@context": .string("https://schema.org"), "url": .string(address?.description ?? place),
            "claimReviewed": .string(CleanText.line(claim.standalone)),
            "reviewRating": Self.thing(
                "Rating",
                [
                    "ratingValue": .int(rating.value), "bestRating": .int(5), "worstRating": .int(1),
                    "alternateName": .string(rating.name),
                ]),
            "itemReviewed": claimed(claim, in: exported),
        ]
        review["author"] = reviewer.map(Self.organisation)
        // The file's text is not trusted to be a time.
        review["datePublished"] = decided.flatMap {
            CalendarDate(iso: $0) == nil ? nil : .string(CleanText.line($0))
        }
        return Self.thing("ClaimReview", review)
    }

    /// The claim with who makes it and where.
    private func claimed(_ claim: Claim, in exported: ExportedArticle) -> JSONValue {
        let document = exported.article.document
        var appearance: [String: JSONValue] = ["headline": .string(CleanText.line(exported.article.title))]
        appearance["url"] = exported.address.map { .string($0) }
        appearance["datePublished"] = document.date.map { .string(CleanText.line($0)) }
        appearance["publisher"] = document.outlet.map(Self.organisation)
        var item: [String: JSONValue] = [
            "text": .string(exported.words(claim.content)),
            "appearance": Self.thing("NewsArticle", appearance),
        ]
        item["datePublished"] = appearance["datePublished"]
        item["author"] = claimant(of: claim, in: exported)
        return Self.thing("Claim", item)
    }

    /// Whoever is named; in the article's own voice its outlet; nil where an unnamed source speaks.
    private func claimant(of claim: Claim, in exported: ExportedArticle) -> JSONValue? {
        if let entity = exported.analysis.entity(claim.claimant) {
            let type = entity.kind == .person ? "Person" : "Organization"
            return Self.thing(type, ["name": .string(CleanText.line(entity.name))])
        }
        let isOwnVoice = claim.voice == .article || claim.voice == .headline
        return isOwnVoice ? exported.article.document.outlet.map(Self.organisation) : nil
    }

    private static func organisation(_ name: String) -> JSONValue {
        thing("Organization", ["name": .string(CleanText.line(name))])
    }

    private static func thing(_ type: String, _ properties: [String: JSONValue]) -> JSONValue {
        var properties = properties
        properties["@type"] = .string(type)
        return .object(properties)
    }
}
