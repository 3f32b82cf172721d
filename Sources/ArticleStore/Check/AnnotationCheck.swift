import Anchoring
import ArticleModel

/// Checks the annotations of one article.
struct AnnotationCheck {
    private let library: Library
    private let article: Article
    /// The length of its text in code points.
    private let length: Int

    init(_ library: Library, _ article: Article, length: Int) {
        self.library = library
        self.article = article
        self.length = length
    }

    func check(_ findings: inout Findings) {
        let path = library.path(.annotations, article.id)
        let json = findings.checkChanging(
            path, library, schema: AnnotationDocument.schema, Library.annotationFlaw)
        guard let json, let items = AnnotationDocument.items(of: json) else { return }
        let ids = items.compactMap { $0["id"]?.string }
        let repeated = ids.count - Set(ids).count
        if repeated > 0 {
            findings.add(
                path, .unfit, isProblem: false, "\(repeated) of its annotations have an id that another has",
                advice: "give each an id of its own")
        }
        let annotations = items.map { AnnotationDocument.annotation($0, article: article.id) }
        let strange = annotations.count { $0 == nil }
        if strange > 0 {
            findings.add(
                path, .unfit, isProblem: false, "\(strange) of its annotations cannot be understood",
                advice: "nothing; they are kept as they are")
        }
        checkTargets(of: items, path, &findings)
        checkWords(of: annotations.compactMap { $0 }, path, &findings)
    }

    /// An annotation of this file is on this article, by its address or its id.
    private func checkTargets(of items: [JSONValue], _ path: String, _ findings: inout Findings) {
        let urn = AnnotationDocument.urn(ofArticle: article.id)
        let address = article.document.url.map { NormalisedAddress($0) }
        let strangers = items.count { item in
            let sources = AnnotationDocument.sources(of: item)
            return !sources.isEmpty
                && !sources.contains { $0 == urn || (address != nil && NormalisedAddress($0) == address) }
        }
        guard strangers > 0 else { return }
        findings.add(
            path, .unfit, isProblem: false,
            "\(strangers) of its annotations name another address than the article's",
            advice: "correct the address: quoth edit \(article.id) --url")
    }

    private func checkWords(
        of annotations: [Annotation], _ path: String, _ findings: inout Findings
    ) {
        let quoting = annotations.filter { !$0.anchor.exact.isEmpty }
        guard !quoting.isEmpty, let states = try? library.states(of: quoting, in: article) else { return }
        let orphaned = states.count { $0 == .orphaned }
        if orphaned > 0 {
            findings.add(
                path, .unfit, isProblem: false, "the words of \(orphaned) annotations are not in the text",
                advice: "nothing; they are kept and shown with their words")
        }
    }
}
