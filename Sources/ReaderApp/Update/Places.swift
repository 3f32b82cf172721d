import ArticleModel

/// The jump list and marks.
extension ReaderState {
    /// Where the reader is, for coming back; nil while only the list is read.
    var place: Place? {
        if let page { return .page(page) }
        return readingPlace.map { .text($0) }
    }

    /// Where the reader is in the article being read.
    var readingPlace: TextPlace? {
        guard let open, isReading, text.awaiting == nil else { return nil }
        return TextPlace(article: open.article.id, offset: text.topOffset, spot: text.spot)
    }

    /// Remembers where the reader is before it goes elsewhere.
    mutating func leavePlace() {
        if let place { jumps.leave(place) }
    }

    /// Remembers where the reader was if a move within the article has gone further than a screen.
    mutating func rememberJump(from before: TextPlace?, row: Int) {
        guard let before, before.article == open?.article.id, abs(text.top - row) >= text.height else {
            return
        }
        jumps.leave(.text(before))
    }

    /// Moves within the article, and remembers where that began if it has gone further than a screen.
    mutating func jumping(_ move: (inout ReaderState) -> [Effect]) -> [Effect] {
        let (before, row) = (readingPlace, text.top)
        let effects = move(&self)
        rememberJump(from: before, row: row)
        return effects
    }

    // MARK: The jump list

    mutating func jumpBack(by count: Int) -> [Effect] {
        step(count, "No earlier place") { jumps, present in jumps.back(from: present) }
    }

    mutating func jumpForward(by count: Int) -> [Effect] {
        step(count, "No later place") { jumps, present in jumps.forward(from: present) }
    }

    private mutating func step(
        _ count: Int, _ none: String, _ next: (inout JumpList, Place?) -> Place?
    ) -> [Effect] {
        var target: Place?
        for _ in 0..<max(1, count) {
            guard let place = next(&jumps, target ?? place) else { break }
            target = place
        }
        guard let target else { return say(none) }
        switch target {
        case .page(let page): return show(page)
        case .text(let place): return show(.place(place), of: place.article)
        }
    }

    // MARK: Going elsewhere

    /// Goes to a place in an article that may have to be opened; where the reader is now is remembered.
    mutating func jump(to destination: Destination, of article: String) -> [Effect] {
        leavePlace()
        return show(destination, of: article)
    }

    private mutating func show(_ destination: Destination, of article: String) -> [Effect] {
        page = nil
        text.selection = nil
        if let index = list.ids.firstIndex(of: article) { list.select(index) }
        if open?.article.id == article, text.awaiting == nil {
            let effects = read(article)
            arrive(at: destination)
            return effects
        }
        arrival = (article, destination)
        return read(article, isJump: false)
    }

    /// Shows a place of the open article.
    mutating func arrive(at destination: Destination) {
        guard let open else { return }
        switch destination {
        case .place(let place):
            text.spot = place.spot.flatMap { isValid($0) ? $0 : nil }
            text.show(row: place.offset)
            panelFollowsText()
        case .codePoints(let range): arrive(at: .words(OffsetMap(open.text).bytes(range)))
        case .offset(let offset):
            text.spot = nil
            text.reveal(TextSpan(offset, offset))
            panelFollowsText()
        case .annotation(let id):
            if let index = open.annotations.firstIndex(where: { $0.annotation.id == id }) {
                arrive(at: .note(index))
            }
        case .words(let words):
            if let spot = open.spot(on: words) { return arrive(at: spot) }
            text.spot = nil
            text.hit = words
            text.reveal(words)
            panelFollowsText()
        }
    }

    /// Whether a remembered spot is still one of the article's.
    private func isValid(_ spot: Spot) -> Bool {
        guard let open else { return false }
        return switch spot {
        case .quote(let index): open.analysis.quotes.indices.contains(index)
        case .claim(let index): open.analysis.claims.indices.contains(index)
        case .entity(let index, _): open.analysis.entities.indices.contains(index)
        case .note(let index): open.annotations.indices.contains(index)
        }
    }

    // MARK: Marks

    mutating func setMark(_ letter: Character) -> [Effect] {
        guard let place = readingPlace else {
            return say("Open an article first: a mark is a place in its text")
        }
        let name = MarkName.of(letter, in: place.article)
        marks[name] = place
        let goes = letter.isUppercase ? "goes here from any article" : "goes here in this article"
        return [.setMark(name, article: place.article, offset: place.offset)]
            + say("Marked: '\(letter) \(goes)")
    }

    mutating func goToMark(_ letter: Character) -> [Effect] {
        if letter == "'" { return jumpBack(by: 1) }
        guard letter.isUppercase || open != nil else {
            return say("Marks with small letters are of one article; no article is open")
        }
        let name = MarkName.of(letter, in: open?.article.id ?? "")
        if let place = marks[name] { return jump(to: .place(place), of: place.article) }
        return [.findMark(name)]
    }

    /// A mark was looked up in the library.
    mutating func foundMark(_ name: String, _ place: TextPlace?) -> [Effect] {
        guard let place else { return say("Nothing is marked '\(MarkName.letter(of: name))") }
        marks[name] = place
        return jump(to: .place(place), of: place.article)
    }
}

/// The names under which the library keeps marks: a capital letter alone; a small one, which is of one article, after
/// the article's id.
enum MarkName {
    static func of(_ letter: Character, in article: String) -> String {
        letter.isUppercase ? String(letter) : article + "/" + String(letter)
    }

    static func letter(of name: String) -> String { name.last.map(String.init) ?? "" }
}

extension OpenArticle {
    /// The quote, claim or name that has exactly these words as its own.
    func spot(on words: TextSpan) -> Spot? {
        if let index = analysis.quotes.firstIndex(where: { $0.content.hull == words }) {
            return .quote(index)
        }
        if let index = analysis.claims.firstIndex(where: { $0.content.hull == words }) {
            return .claim(index)
        }
        if let name = names.overlapping(words).first(where: { $0.span == words }) {
            return .entity(name.value, at: words.start)
        }
        return nil
    }
}
