import ArticleModel
import CrossReference

extension Library {
    var decisionsPath: String { folder + "/decisions.json" }

    /// What the user has decided on links, by their ids.
    public func linkDecisions() throws(LibraryError) -> [String: Link.State] {
        try decisionsFile().document.links
    }

    /// Keeps the user's word on links; `new` takes an earlier one back. Decisions on links that are not there (any more)
    /// are kept as well: they may come back.
    public func decide(_ decisions: [String: Link.State]) throws(LibraryError) {
        try changeDecisions { document in
            for (id, state) in decisions {
                document.decide("links", id, state == .new ? nil : state.rawValue, at: Timestamp.now())
            }
        }
    }

    /// What the user has decided on the claims of an article, by the claims' ids in its analysis.
    ///
    /// A decision belongs to the words of its claim: to the claim that has exactly these, else to the one that shares
    /// most of them, where a newer parser draws its borders otherwise.
    public func claimDecisions(of article: ArticleClaims) throws(LibraryError) -> [String: ClaimStatus] {
        try claimVerdicts(of: article).mapValues(\.status)
    }

    /// The same, with the times since when they hold.
    public func claimVerdicts(of article: ArticleClaims) throws(LibraryError) -> [String: ClaimVerdict] {
        let document = try decisionsFile().document
        if document.claims.isEmpty { return [:] }
        let passages = PassageReader(article: article.article, text: article.text.string)
        return document.verdicts(
            of: article.analysis.claims.map { ($0.id, passages.identity(of: $0.content)) },
            in: article.article)
    }

    /// Keeps the user's word on a claim; nil takes it back.
    public func decide(
        _ claim: Claim, of article: ArticleClaims, _ status: ClaimStatus?
    ) throws(LibraryError) {
        let passages = PassageReader(article: article.article, text: article.text.string)
        try decide(passages.identity(of: claim.content), status)
    }

    /// Keeps the user's word on the claim that has these words; nil takes it back.
    public func decide(_ claim: PassageIdentity, _ status: ClaimStatus?) throws(LibraryError) {
        try changeDecisions { $0.decide(claim, status, at: Timestamp.now()) }
    }

    /// Reads the file again, changes it, and writes it. A damaged one is set aside, and its last good generation is what
    /// is changed.
    private func changeDecisions(_ change: (inout DecisionsDocument) -> Void) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            let file = try decisionsFile()
            if Self.isNewer(file.document.json, than: DecisionsDocument.schema) {
                throw .newerSchema(file: decisionsPath)
            }
            var document = file.document
            change(&document)
            guard document != file.document else { return }
            try write(document.json.pretty(), to: decisionsPath, after: file.generation)
            ownWrites.withLock { $0?.noteDecisions(of: self) }
        }
        try refreshDecisions()
    }

    /// The decisions, or the last good generation of them where the file is damaged.
    func decisionsFile() throws(LibraryError) -> (document: DecisionsDocument, generation: Generation) {
        let generation = try generation(of: decisionsPath, flaw: DecisionsDocument.flaw)
        return (generation.json.map { DecisionsDocument(json: $0) } ?? DecisionsDocument(), generation)
    }

    /// Takes `decisions.json` into the index if it is another than the index has; gives what is wrong with it.
    @discardableResult
    func refreshDecisions() throws(LibraryError) -> LibraryProblem? {
        let stamp = FileStamp(of: decisionsPath)
        if try index.read({ try IndexFact.decisions.value(in: $0) }) == stamp.value { return nil }
        let file = try decisionsFile()
        try index.write { db in
            let links = LinkTable(db)
            try links.count(for: links.setDecisions(file.document.links))
            // A file that could not be used is read again the next time.
            try IndexFact.decisions.set(file.generation.flaw == nil ? stamp.value : -1, in: db)
        }
        return file.generation.problem(of: decisionsPath)
    }
}
