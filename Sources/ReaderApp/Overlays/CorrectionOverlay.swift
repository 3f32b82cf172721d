import ArticleModel
import TerminalUI

/// What can be corrected of a quote: its speaker, by choosing or typing a name, its kind, or that it is one.
struct CorrectionOverlay: Sendable {
    /// One line to choose.
    enum Choice: Hashable, Sendable {
        /// A name of the article.
        case speaker(String)
        /// A name as it was typed.
        case typed(String)
        case nobody
        case kind(Quote.Kind)
        case noQuote
        /// Take the correction back.
        case asFound
    }

    private(set) var input = LineEditor()
    private(set) var choices: [Choice] = []
    var selected = 0
    /// The words of the quote, for the title.
    let words: String
    /// The span of the quote's words, to which the correction belongs.
    let span: TextSpan
    /// The speaker and kind as they are now; an empty name for nobody.
    let speaker: String
    let kind: Quote.Kind
    /// The correction that the quote has by now.
    let existing: Annotation?
    private let names: [String]

    init(_ quote: Quote, at span: TextSpan, in open: OpenArticle, existing: Annotation?) {
        words = quote.content.map { open.text[$0] }.joined(separator: " … ")
        self.span = span
        speaker = open.entity(quote.speaker)?.name ?? ""
        kind = quote.kind
        self.existing = existing
        names = Self.names(in: open, first: speaker)
        narrow()
        choiceCount = choices.count
    }

    /// The number of choices before anything is typed.
    private(set) var choiceCount = 0

    /// What Enter takes.
    var current: Choice? { choices.indices.contains(selected) ? choices[selected] : nil }

    /// The correction that a choice means, beside what was corrected before; nil for `asFound`.
    func correction(_ choice: Choice) -> Annotation.Correction? {
        var correction = existing?.correction ?? Annotation.Correction()
        switch choice {
        case .speaker(let name), .typed(let name): correction.speaker = name
        case .nobody: correction.speaker = ""
        case .kind(let kind): correction.kind = kind
        case .noQuote: correction.isNoQuote = true
        case .asFound: return nil
        }
        return correction
    }

    /// Whether a choice changes nothing.
    func isVoid(_ choice: Choice) -> Bool {
        if isPresent(choice) { return true }
        guard let existing = existing?.correction else { return false }
        return correction(choice) == existing
    }

    /// Whether a choice is how it is already.
    func isPresent(_ choice: Choice) -> Bool {
        switch choice {
        case .speaker(let name): name == speaker
        case .nobody: speaker.isEmpty
        case .kind(let kind): kind == self.kind
        case .typed, .noQuote, .asFound: false
        }
    }

    mutating func press(_ key: Key) {
        switch key {
        case .down, .control("n"), .tab: selected = min(selected + 1, max(0, choices.count - 1))
        case .up, .control("p"), .backTab: selected = max(0, selected - 1)
        case .home where input.text.isEmpty: selected = 0
        case .end where input.text.isEmpty: selected = max(0, choices.count - 1)
        default:
            if input.press(key) { narrow() }
        }
    }

    mutating func paste(_ text: String) {
        input.insert(text)
        narrow()
    }

    /// The choices that have what was typed; what was typed can be a name itself.
    private mutating func narrow() {
        let typed = input.text.trimmingWhitespace()
        let wanted = typed.lowercased()
        let all: [Choice] =
            names.map { .speaker($0) } + [.nobody] + Quote.Kind.allCases.map { .kind($0) } + [.noQuote]
            + (existing == nil ? [] : [.asFound])
        choices = wanted.isEmpty ? all : all.filter { $0.words.lowercased().contains(wanted) }
        if !typed.isEmpty, !names.contains(where: { $0.lowercased() == wanted }) {
            choices.append(.typed(typed))
        }
        selected = 0
    }

    /// The article's names: those who are quoted first, then other people, organisations, and the rest.
    private static func names(in open: OpenArticle, first: String) -> [String] {
        func rank(_ entity: Entity) -> Int {
            if entity.name == first { return 0 }
            if open.speakerRank(entity.id) != nil { return 1 }
            return entity.kind == .person ? 2 : entity.kind == .organisation ? 3 : 4
        }
        let named = open.analysis.entities.filter { $0.kind.isNamed }
        let sorted = named.enumerated().sorted { a, b in
            (rank(a.element), a.offset) < (rank(b.element), b.offset)
        }
        return sorted.map(\.element.name)
    }
}

extension CorrectionOverlay.Choice {
    /// What it says on the screen.
    var words: String {
        switch self {
        case .speaker(let name): name
        case .typed(let name): "“\(name)”"
        case .nobody: "nobody is named"
        case .kind(let kind): "\(kind.rawValue) quote"
        case .noQuote: "no quote at all"
        case .asFound: "as the program found it"
        }
    }

    /// Which part of the quote it is about, for the column beside.
    var subject: String {
        switch self {
        case .speaker, .nobody: "speaker"
        case .typed: "speaker, as typed"
        case .kind: "kind"
        case .noQuote: ""
        case .asFound: "takes the correction back"
        }
    }
}
