import ArticleModel
import TerminalUI

/// The prompt for tags, of an article or of a note, separated by commas.
struct TagPrompt: Sendable {
    /// What the tags are given to.
    enum Target: Hashable, Sendable {
        case article(String, before: [String])
        case annotation(Annotation)
    }

    var input: LineEditor
    let target: Target

    init(_ target: Target) {
        self.target = target
        let tags =
            switch target {
            case .article(_, let before): before
            case .annotation(let annotation): annotation.tags
            }
        input = LineEditor(tags.joined(separator: ", "))
    }

    /// The tags as typed, each once, without `#` before them.
    var tags: [String] {
        var tags: [String] = []
        for part in input.text.split(separator: ",") {
            let tag = String(part).trimmingWhitespace().drop { $0 == "#" }
            if !tag.isEmpty, !tags.contains(String(tag)) { tags.append(String(tag)) }
        }
        return tags
    }

    /// What stands before the tags.
    var label: String {
        if case .annotation = target { "Tags of the note: " } else { "Tags of the article: " }
    }
}

extension ReaderState {
    /// `t`: the tags of the note on which the reader stands, else of the article.
    mutating func beginTagging() -> [Effect] {
        if page == nil, focus != .list, let annotation = annotationAtSpot() {
            return tag(.annotation(annotation))
        }
        if let page {
            guard let annotation = page.current?.annotation else { return say("Only notes have tags here") }
            return tag(.annotation(annotation))
        }
        guard let row = rowHere else { return say("There is no article here") }
        return tag(.article(row.id, before: row.tags))
    }

    private mutating func tag(_ target: TagPrompt.Target) -> [Effect] {
        overlay = .tags(TagPrompt(target))
        return []
    }

    mutating func press(_ key: Key, in prompt: TagPrompt) -> [Effect] {
        var prompt = prompt
        switch key {
        case .escape, .control("c"): overlay = nil
        case .enter:
            overlay = nil
            return finish(prompt)
        default:
            if prompt.input.press(key) { overlay = .tags(prompt) }
        }
        return []
    }

    private mutating func finish(_ prompt: TagPrompt) -> [Effect] {
        let tags = prompt.tags
        switch prompt.target {
        case .annotation(var annotation):
            guard tags != annotation.tags else { return [] }
            annotation.tags = tags
            return [.change(annotation)]
        case .article(let id, let before):
            let tags = tags.sorted()
            guard tags != before else { return [] }
            return record(.tags(article: id, before: before, after: tags))
        }
    }
}
