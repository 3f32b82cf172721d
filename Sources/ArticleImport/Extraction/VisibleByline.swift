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
        return nil
    }

    /// The names in a byline.
    static func names(in line: String) -> [String] {
        var rest = line
        for beginning in ["written by ", "posted by ", "by: ", "by "]
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
            if isMarked, node - start < 3000 { marked.append(node) }
            if marked.count >= 40 { break }
        }
        // Those after the headline first: before it stand other articles' authors.
        return marked.filter { $0 >= start } + marked.filter { $0 < start }
    }

    private func isByline(_ text: String) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let names = Self.names(in: text)
        return !names.isEmpty && names.count <= 8
    }

    /// Two to five words, the first and last with a capital; no digits.
    private static func looksLikeName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...5).contains(words.count), !text.contains(where: \.isNumber), !text.contains("@") else {
            return false
        }
        return words.first?.first?.isUppercase == true && words.last?.first?.isUppercase == true
    }

    /// The day that the page shows as that of publication, ISO 8601.
    func time() -> String? {
        var fromText: String?
        for node in page.tree.nodes.indices where !page.tree.nodes[node].isText {
            let tag = page.tree.nodes[node].tag
            let itemprop = page.tree.attribute(.itemprop, of: node)
            guard
                tag == .time || itemprop == "datePublished"
                    || (fromText == nil && page.traits(of: node).contains(.time))
            else { continue }
            for value in [
                page.tree.attribute(.datetime, of: node),
                itemprop == nil ? nil : page.tree.attribute(.content, of: node),
            ] {
                if let time = value.flatMap({ PublicationTime($0) }) { return time.iso }
            }
            let text = page.tree.plainText(of: node)
            if text.utf8.count <= 80, let time = PublicationTime(text) {
                if tag == .time || itemprop != nil { return time.iso }
                fromText = time.iso
            }
        }
        return fromText
    }
}
