import ArticleModel

/// Compares the names of persons: spellings of one name, and persons with one family name and one office, but different
/// first names, of which one may be wrong.
///
/// Only offices that one person holds at a time count for that; two senators may well be called Kennedy.
struct NameComparison {
    /// Two entities that may be one, with the reason.
    struct Finding {
        var kind: Link.Kind
        var detail: Link.Detail
        var a: Mentioned
        var b: Mentioned
        var reason: String
        var strength: Double
    }

    /// An entity where it has one form of its name.
    struct Mentioned {
        var id: String
        var span: TextSpan
    }

    private let a: ArticleClaims
    private let b: ArticleClaims

    init(_ a: ArticleClaims, _ b: ArticleClaims) {
        self.a = a
        self.b = b
    }

    /// The pairs, in the order of the first article; within one article each once.
    func findings() -> [Finding] {
        let isOne = a.article == b.article
        let first = persons(of: a)
        let second = isOne ? first : persons(of: b)
        var found: [Finding] = []
        for (index, own) in first.enumerated() {
            for (position, other) in second.enumerated() where !isOne || position > index {
                if let spelling = spelling(own.entity, other.entity) { found.append(spelling) }
                guard own.name.hasOtherGivenName(other.name),
                    let title = sharedOffice(own.entity, other.entity),
                    bears(title, own.entity, in: a), bears(title, other.entity, in: b)
                else {
                    continue
                }
                // Where one article has both, they are told apart on purpose or the conflict is its own.
                if !isOne,
                    first.contains(where: { $0.name.match(other.name) == .same && !$0.name.given.isEmpty })
                        || second.contains(where: {
                            $0.name.match(own.name) == .same && !$0.name.given.isEmpty
                        })
                {
                    continue
                }
                found.append(
                    Finding(
                        kind: .conflict, detail: .name, a: mentioned(own.entity, own.entity.name, in: a),
                        b: mentioned(other.entity, other.entity.name, in: b),
                        reason: "\(own.entity.name) ≠ \(other.entity.name): the same office (\(title))",
                        strength: 0.7))
            }
        }
        if isOne { found += first.flatMap { spellings(within: $0.entity) } }
        return found
    }

    // MARK: Spellings

    /// Two spellings of one person's name in one article: `Anthony Blinken`, `Antony Blinken`.
    private func spellings(within entity: Entity) -> [Finding] {
        let forms = [entity.name] + entity.variants
        for (index, form) in forms.enumerated() {
            for other in forms[(index + 1)...] {
                if let finding = spelling(entity, form, entity, other) { return [finding] }
            }
        }
        return []
    }

    /// One person whose name two articles spell differently throughout.
    private func spelling(_ own: Entity, _ other: Entity) -> Finding? {
        guard a.article != b.article else { return nil }
        let forms = Set([own.name] + own.variants).filter { $0.contains(" ") }
        guard forms.isDisjoint(with: [other.name] + other.variants) else { return nil }
        return spelling(own, own.name, other, other.name)
    }

    private func spelling(_ own: Entity, _ form: String, _ other: Entity, _ otherForm: String) -> Finding? {
        let words = form.lowercased().split(separator: " ").map(String.init)
        let others = otherForm.lowercased().split(separator: " ").map(String.init)
        guard words.count > 1, others.count > 1, let family = words.last, let otherFamily = others.last,
            NameSpelling.areAlike(family, otherFamily), NameSpelling.areAlike(words[0], others[0]),
            family != otherFamily || words[0] != others[0]
        else { return nil }
        return Finding(
            kind: .nameVariant, detail: .spelling, a: mentioned(own, form, in: a),
            b: mentioned(other, otherForm, in: b),
            reason: "\(form), \(otherForm): one name spelt in two ways", strength: 0.8)
    }

    /// Where the entity has this form of its name first.
    private func mentioned(_ entity: Entity, _ form: String, in article: ArticleClaims) -> Mentioned {
        let span = entity.mentions.first { NameKeys.form(article.text[$0.span]) == form }?.span
        return Mentioned(id: entity.id, span: span ?? entity.mentions.first?.span ?? TextSpan(0, 0))
    }

    // MARK: Offices

    private func persons(of article: ArticleClaims) -> [(entity: Entity, name: EntityName)] {
        article.analysis.entities.filter { $0.kind == .person }.map { ($0, EntityName($0)) }
    }

    private func sharedOffice(_ a: Entity, _ b: Entity) -> String? {
        let others = Set(b.titles.map(Office.key))
        return a.titles.first { others.contains(Office.key($0)) && Office.isUnique($0) }
    }

    /// Whether the office stands right before a full form of the name: a wife is named beside her husband's office.
    private func bears(_ title: String, _ entity: Entity, in article: ArticleClaims) -> Bool {
        guard let last = title.lowercased().split(separator: " ").last else { return false }
        return entity.mentions.contains { mention in
            guard mention.kind == .name, article.text[mention.span].contains(" ") else { return false }
            let before = article.text[TextSpan(max(0, mention.span.start - 40), mention.span.start)]
                .lowercased()
            return before.split(whereSeparator: { !$0.isLetter }).last.map { $0 == last } ?? false
        }
    }
}
