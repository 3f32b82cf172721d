/// Finds who wrote the article and when, where the page shows it.
struct VisibleByline {
    let page: PageText
    let headline: Int?

    /// The line as it is shown (`By Ada Lovelace and Grace Hopper`); nil where there is none.
    func line() -> String? {
        let start = headline.map { page.runs[$0].nodes.upperBound } ?? 0
        for node in candidates(after: start) {
            let text = page.tree.plainText(of: node)
            if isByline(text) { return text }
        }
        return plainLine()
    }

    /// A line `By Ada Lovelace` near the headline that no element is named for.
    private func plainLine() -> String? {
        guard let headline else { return nil }
        return page.runs[headline...].dropFirst().prefix(Self.nearest).lazy
            .filter {
                (6...80).contains($0.length) && $0.text.prefix(3).lowercasedASCII() == Array("by ".utf8)
            }
            .map { String(decoding: $0.text, as: UTF8.self) }
            .first { isByline($0) }
    }

    /// So many runs after the headline a line may be its byline.
    private static let nearest = 10

    /// The names in a byline.
    static func names(in line: String) -> [String] {
        var rest = line
        for beginning in ["written by ", "posted by ", "author: ", "by: ", "by ", "von "]
        where rest.lowercased().hasPrefix(beginning) {
            rest = String(rest.dropFirst(beginning.count))
        }
        let joined = rest.split(whereSeparator: { "|•·–—".contains($0) }).first.map(String.init) ?? rest
        var names: [String] = []
        for part in joined.split(separator: ",") {
            var words: [Substring] = []
            for word in part.split(separator: " ") + [Substring("and")] {
                if word.lowercased() == "and" || word == "&" {
                    if !words.isEmpty { names.append(words.joined(separator: " ")) }
                    words = []
                } else {
                    words.append(word)
                }
            }
        }
        return names.filter { looksLikeName($0) }
    }

    private func candidates(after start: Int) -> [Int] {
        var marked: [Int] = []
        for node in page.tree.nodes.indices where !page.tree.nodes[node].isText {
            guard !page.runs(in: node).isEmpty || page.tree.nodes[node].end > Int32(node) + 1 else {
                continue
            }
            let isMarked =
                page.tree.attribute(.rel, of: node) == "author"
                || page.tree.attribute(.itemprop, of: node) == "author"
                || page.traits(of: node).contains(.byline)
            if isMarked, node - start < 3000, !isElsewhere(node) { marked.append(node) }
            if marked.count >= 40 { break }
        }
        // Those after the headline first: before it stand other articles' authors.
        return marked.filter { $0 >= start } + marked.filter { $0 < start }
    }

    /// Whether an element belongs to something that is no part of the article: comments, menus, the page's end.
    private func isElsewhere(_ node: Int) -> Bool {
        var current: Int? = node
        while let element = current, !holdsHeadline(element) {
            let tag = page.tree.nodes[element].tag
            let traits = page.traits(of: element)
            if tag == .nav || !traits.isDisjoint(with: [.comments, .footer]) { return true }
            current = page.tree.parent(of: element)
        }
        return false
    }

    private func holdsHeadline(_ node: Int) -> Bool {
        guard let headline else { return page.tree.nodes[node].tag == .body }
        return (node..<Int(page.tree.nodes[node].end)).contains(page.runs[headline].nodes.lowerBound)
    }

    private func isByline(_ text: String) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let names = Self.names(in: text)
        return !names.isEmpty && names.count <= 8
    }

    /// Two to five words, the first and last with a capital; no digits.
    private static func looksLikeName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...5).contains(words.count), !text.contains(where: { $0.isNumber || "@:«»?!\"".contains($0) })
        else { return false }
        return words.first?.first?.isUppercase == true && words.last?.first?.isUppercase == true
    }

    /// The day that the page shows as that of publication, ISO 8601: of those that are surest the one nearest to the
    /// headline, and rather after than before it.
    func time() -> String? {
        let start = headline.map { page.runs[$0].nodes.lowerBound } ?? 0
        var best: (time: String, sureness: Int, distance: Int)?
        for node in page.tree.nodes.indices where !page.tree.nodes[node].isText {
            let (sureness, distance) = (
                sureness(ofTime: node), node < start ? (start - node) * 2 : node - start
            )
            let isBetter =
                best.map { sureness > $0.sureness || (sureness == $0.sureness && distance < $0.distance) }
                ?? true
            guard sureness > 0, isBetter, !isElsewhere(node), let time = time(of: node) else { continue }
            best = (time, sureness, distance)
        }
        return best?.time
    }

    /// How sure it is that an element tells when the article was published: 4 where it is said, 3 for elements for times, 2
    /// for what is only named so, 1 for times of a change (some themes name all their times so), 0 for all others.
    private func sureness(ofTime node: Int) -> Int {
        let isElement = page.tree.nodes[node].tag == .time
        let itemprop = page.tree.attribute(.itemprop, of: node)
        if itemprop == "datePublished" { return 4 }
        guard isElement || page.traits(of: node).contains(.time) else { return 0 }
        let names = page.tree.attribute(.class, of: node)?.lowercased() ?? ""
        let isChange =
            itemprop == "dateModified" || (names.contains("updated") && !names.contains("published"))
        return isChange ? 1 : isElement ? 3 : 2
    }

    private func time(of node: Int) -> String? {
        let content =
            page.tree.attribute(.itemprop, of: node) == nil ? nil : page.tree.attribute(.content, of: node)
        for value in [page.tree.attribute(.datetime, of: node), content] {
            if let time = value.flatMap({ PublicationTime($0) }) { return time.iso }
        }
        let text = page.tree.plainText(of: node)
        return text.utf8.count <= 80 ? PublicationTime(text)?.iso : nil
    }
}
