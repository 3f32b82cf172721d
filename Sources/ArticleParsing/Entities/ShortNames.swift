import ArticleModel
import Linguistics

/// Finds which short names of an article stand for which long ones: acronyms by their letters or by a definition
/// (`Federal Aviation Authority (FAA)`), and bodies by their first word (`Fox` for *Fox News*) or, of newspapers, their last.
///
/// A short name is joined only where one long name fits it.
struct ShortNames {
    /// Names with one key, as the article has them.
    struct Group {
        var key: String
        var kind: Entity.Kind
        /// The fullest form.
        var name: String
        /// Where it stands first.
        var first: TextSpan
    }

    let text: TokenizedText
    let groups: [Group]

    /// For the keys of short names the keys of the long ones.
    func longNames() -> [String: String] {
        var long = NameKeys.acronyms(of: groups.map(\.name))
        for group in groups where long[group.key] == nil {
            if let target = defined(group) ?? shortened(group), target != group.key, long[target] == nil {
                long[group.key] = target
            }
        }
        return long
    }

    /// The name right before, in whose brackets an acronym of its first letters stands.
    private func defined(_ short: Group) -> String? {
        let tokens = text.tokens(in: short.first)
        guard let first = tokens.first, first > 1, text.lowercased[first - 1] == "(",
            short.key.utf8.count >= 2,
            !short.key.contains(" "), text.tokens[first].shape == .capitals
        else { return nil }
        let before = text.tokens[first - 2].span.end
        guard let group = groups.first(where: { isNear($0.first.end, before) && $0.key != short.key }) else {
            return nil
        }
        let initials = group.name.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).compactMap(
            \.first)
        var rest = initials[...]
        for letter in short.key {
            guard let position = rest.firstIndex(of: letter) else { return nil }
            rest = rest[(position + 1)...]
        }
        return group.key
    }

    private func isNear(_ end: Int, _ other: Int) -> Bool { abs(end - other) <= 1 }

    /// A body named by one word of its name after it was named in full.
    private func shortened(_ short: Group) -> String? {
        guard short.kind == .organisation, !short.key.contains(" "), short.key.utf8.count >= 3,
            NameLexicons.shared.place(short.key) == nil, NameLexicons.shared.firstName(short.key) == nil
        else { return nil }
        let long = groups.filter { group in
            guard group.kind == .organisation, group.first.start < short.first.start else { return false }
            let words = group.key.split(separator: " ").map(String.init)
            guard words.count > 1, words.count <= 4, !Self.general.contains(short.key) else { return false }
            return words[0] == short.key
                || (words[words.count - 1] == short.key && Self.papers.contains(short.key))
        }
        return long.count == 1 ? long[0].key : nil
    }

    /// Last words of newspapers, by which they are called.
    private static let papers: Set<String> = [
        "times", "post", "journal", "tribune", "herald", "globe", "guardian", "telegraph", "chronicle",
        "inquirer",
        "examiner", "observer", "gazette", "dispatch",
    ]

    /// First words of names that name no body by themselves.
    private static let general: Set<String> = [
        "national", "american", "united", "international", "federal", "central", "republican", "democratic",
        "state",
        "supreme", "general", "first", "new", "north", "south", "east", "west", "global", "public", "us",
        "british", "european",
        "catholic", "university", "house", "white", "department", "bank", "college", "institute", "center",
        "committee",
    ]
}
