import ArticleModel
import ArticleStore
import CrossReference

/// Links as the commands print them, for people and for programs.
struct LinkOutput {
    private let output: StandardOutput
    private var articles: [String: ArticleSummary] = [:]

    /// Lines of a passage beyond these are left out.
    private static let mostLines = 4

    init(_ output: StandardOutput) { self.output = output }

    /// Learns what the articles are that links are between.
    mutating func read(_ links: [FoundLink], from library: Library) throws {
        let ids = Set(links.flatMap { [$0.a.article, $0.b.article] }).filter { articles[$0] == nil }
        for summary in try library.summaries(of: ids.sorted()) { articles[summary.id] = summary }
    }

    /// What a link is, both passages, and the reason.
    func lines(of link: StoredLink) -> [String] {
        let found = link.link
        let state = link.state == .new ? "" : " · \(link.state.rawValue)"
        let percent = Int((found.strength * 100).rounded())
        return [
            "\(found.kind.sign) \(found.id)  \(found.kind.rawValue), \(found.detail.rawValue) · \(percent) %\(state)"
        ] + passages(of: found)
    }

    /// Both passages and the reason.
    func passages(of link: FoundLink) -> [String] {
        var lines: [String] = []
        for side in [link.a, link.b] {
            lines += WrappedLines.of(name(of: side), indent: 2)
            lines += WrappedLines.of(
                "“\(clean(side.words.withoutOuterMarks))”", indent: 6, limit: Self.mostLines)
        }
        return lines + WrappedLines.of("→ " + clean(link.reason), indent: 2)
    }

    /// All passages of a group, each with its reason where it is one of an earlier passage; what is contrary to the first
    /// has the sign of the kind before it.
    func passages(of group: LinkGroup) -> [String] {
        if group.links.count == 1, let link = group.links.first { return passages(of: link) }
        return group.members.flatMap { member -> [String] in
            let sign = member.isContrary ? group.kind.sign + " " : ""
            var lines = WrappedLines.of(sign + name(of: member.side), indent: 2)
            lines += WrappedLines.of(
                "“\(clean(member.side.words.withoutOuterMarks))”", indent: 6, limit: Self.mostLines)
            if member.isExplained { lines += WrappedLines.of("→ " + clean(member.link.reason), indent: 6) }
            return lines
        }
    }

    /// `2022-01-21 The Post 1f2e… q3`
    private func name(of side: FoundLink.Side) -> String {
        let article = articles[side.article]
        let date = article?.date.map { String($0.prefix(10)) } ?? "no date"
        return [date, article?.outlet.map(clean), side.article, side.reference]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func clean(_ text: String) -> String { output.clean(text) }
}

extension JSONOutput {
    /// A link between two passages.
    static func value(_ link: FoundLink, _ state: Link.State = .new) -> JSONValue {
        .object([
            "id": .string(link.id), "kind": .string(link.kind.rawValue),
            "detail": .string(link.detail.rawValue), "a": value(link.a), "b": value(link.b),
            "reason": .string(link.reason), "strength": number(link.strength),
            "state": .string(state.rawValue),
        ])
    }

    private static func value(_ side: FoundLink.Side) -> JSONValue {
        .object([
            "article": .string(side.article), "span": value(side.span), "ref": .string(side.reference),
            "words": .string(side.words),
        ])
    }

    /// `[start, end]`
    static func value(_ span: CodePointRange) -> JSONValue { .array([.int(span.start), .int(span.end)]) }

    /// A share from 0 to 1, with three digits.
    static func number(_ share: Double) -> JSONValue {
        .number("\((share * 1000).rounded() / 1000)")
    }
}
