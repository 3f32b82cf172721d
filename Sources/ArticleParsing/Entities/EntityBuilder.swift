import ArticleModel
import Linguistics

/// Joins the names of a text to entities, and adds titles, dates and numbers.
///
/// It takes names from any labeler. Names of people are joined by `PersonClusters`; others when they are equal
/// but for articles, points and a few well-known short forms, or when one is the other's acronym.
struct EntityBuilder {
    let text: TokenizedText
    let titles: [Title]

    /// The entities, ordered by first mention, with name mentions only.
    func entities(names: [PassageLabels.Name]) -> [Entity] {
        let attached = TitleLinker(text: text, titles: titles).link(names)
        var entities = people(names, attached) + others(names)
        entities += titleEntities(attached)
        let dates = DateFinder(text: text).dates()
        entities += grouped(dates, kind: .date)
        entities += grouped(NumberFinder(text: text).numbers(outside: dates), kind: .number)
        entities.sort { a, b in
            let (x, y) = (a.mentions.first?.span ?? TextSpan(0, 0), b.mentions.first?.span ?? TextSpan(0, 0))
            return x.start == y.start ? x.end > y.end : x.start < y.start
        }
        for index in entities.indices { entities[index].id = "e\(index + 1)" }
        return entities
    }

    // MARK: People

    private func people(_ names: [PassageLabels.Name], _ attached: [Int: [Title]]) -> [Entity] {
        var clusters = PersonClusters()
        for (index, name) in names.enumerated() where name.kind == .person {
            let words = text.tokens(in: name.span).filter { text.tokens[$0].kind == .word }.map {
                text.lowercased[$0]
            }
            guard let person = PersonName(words: words) else { continue }
            let titles = attached[index] ?? []
            let forms = titles.filter(\.isForm).map { text.lowercased[$0.tokens.lowerBound] }
            let isPresident = titles.contains {
                !$0.isForm && OfficeWords.full(text.lowercased[$0.tokens.upperBound - 1]) == "president"
            }
            clusters.add(
                index, person, gender: Gender.of(person, forms: forms), isPresident: isPresident,
                isRelative: isRelative(at: name.span))
        }
        return clusters.settled().map { cluster in
            entity(
                .person, mentions: cluster.map { names[$0] },
                titles: titleNames(cluster.flatMap { attached[$0] ?? [] }))
        }
    }

    /// `his new wife, Dena Grayson`; `the couple’s son Dan`.
    private func isRelative(at span: TextSpan) -> Bool {
        var before = text.tokenIndex(atOrAfter: span.start) - 1
        if before > 0, text.lowercased[before] == "," { before -= 1 }
        return before >= 0 && Self.kin.contains(text.lowercased[before])
    }

    private static let kin: Set<String> = [
        "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "widow", "widower",
        "ex-wife",
        "ex-husband", "cousin", "nephew", "niece", "uncle", "aunt", "grandson", "granddaughter", "stepson",
        "stepdaughter", "spouse",
    ]

    private func titleNames(_ titles: [Title]) -> [String] {
        var seen: Set<String> = []
        return titles.filter { !$0.isForm }.compactMap { title in
            let name = text.text[text.span(title.tokens)]
            return seen.insert(name.lowercased()).inserted ? name : nil
        }
    }

    // MARK: Organisations, places and others

    private func others(_ names: [PassageLabels.Name]) -> [Entity] {
        var groups: [String: [PassageLabels.Name]] = [:]
        var order: [String] = []
        for name in names where name.kind != .person && name.kind.isNamed {
            let key = NameKeys.key(text.text[name.span])
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(name)
        }
        let long = ShortNames(
            text: text,
            groups: order.compactMap { key in
                groups[key].flatMap { mentions in
                    mentions.first.map {
                        ShortNames.Group(
                            key: key, kind: Self.commonestKind(mentions), name: text.text[$0.span],
                            first: $0.span)
                    }
                }
            }
        ).longNames()
        for key in order {
            guard let target = long[key], target != key, let names = groups[key], groups[target] != nil else {
                continue
            }
            groups[target, default: []] += names
            groups[key] = nil
        }
        return order.compactMap { key in
            groups[key].map { mentions in
                let sorted = mentions.sorted { $0.span < $1.span }
                return entity(Self.commonestKind(sorted), mentions: sorted, titles: [])
            }
        }
    }

    private static func commonestKind(_ names: [PassageLabels.Name]) -> Entity.Kind {
        var weights: [Entity.Kind: Double] = [:]
        for name in names { weights[name.kind, default: 0] += name.confidence }
        let order: [Entity.Kind] = [.organisation, .location, .other]
        return order.max { (weights[$0] ?? 0) < (weights[$1] ?? 0) } ?? .other
    }

    // MARK: Titles, dates, numbers

    /// Offices that are written with a capital or belong to a person; the same words are one entity.
    private func titleEntities(_ attached: [Int: [Title]]) -> [Entity] {
        let owned = Set(attached.values.joined())
        let shown = titles.filter { !$0.isForm && ($0.isCapitalised || owned.contains($0)) }
        return grouped(shown.map(\.tokens), kind: .title)
    }

    private func grouped(_ ranges: [Range<Int>], kind: Entity.Kind) -> [Entity] {
        var groups: [String: Int] = [:]
        var entities: [Entity] = []
        for range in ranges {
            let span = text.span(range)
            let key = text.lowercased[range].joined(separator: " ")
            if let index = groups[key] {
                entities[index].mentions.append(Mention(span, .name))
            } else {
                groups[key] = entities.count
                entities.append(
                    Entity(id: "", kind: kind, name: text.text[span], mentions: [Mention(span, .name)]))
            }
        }
        return entities
    }

    // MARK: Making one

    /// An entity named by its fullest mention (the commonest of those with most words, and the first of these).
    private func entity(_ kind: Entity.Kind, mentions: [PassageLabels.Name], titles: [String]) -> Entity {
        var counts: [String: Int] = [:]
        var forms: [String] = []
        for mention in mentions {
            let form = NameKeys.form(text.text[mention.span])
            if counts.updateValue((counts[form] ?? 0) + 1, forKey: form) == nil { forms.append(form) }
        }
        let sizes = forms.map { ($0, words: $0.utf8.reduce(1) { $1 == 0x20 ? $0 + 1 : $0 }) }
        var best = sizes.first
        for form in sizes.dropFirst() {
            guard let current = best else { break }
            if form.words > current.words
                || (form.words == current.words && counts[form.0] ?? 0 > counts[current.0] ?? 0)
            {
                best = form
            }
        }
        let name = best?.0 ?? ""
        return Entity(
            id: "", kind: kind, name: name, variants: forms.filter { $0 != name }, titles: titles,
            confidence: mentions.map(\.confidence).max() ?? 0,
            mentions: mentions.map { Mention($0.span, .name) })
    }
}
