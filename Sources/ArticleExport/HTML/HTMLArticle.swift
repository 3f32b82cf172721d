import ArticleModel

/// One article in an exported page: its text with the quotes in their speakers' colours, the claims and notes beside
/// the paragraphs that they belong to.
struct HTMLArticle {
    private let exported: ExportedArticle
    private let index: MarkedPassage.Index
    private let ranks: [String: Int]

    /// Below this confidence a speaker looks doubtful, as in the reader.
    private static let doubt = 0.6

    init(_ exported: ExportedArticle) {
        self.exported = exported
        index = MarkedPassage.Index(exported)
        ranks = Dictionary(uniqueKeysWithValues: zip(exported.speakers, 0...))
    }

    /// The article as an element.
    func html() -> String {
        let language = exported.analysis.language ?? exported.article.document.language
        let attribute = language.map { " lang=\"\(Markup.escaped($0))\"" } ?? ""
        let rows = exported.blocks.indices.map(row).joined()
        return
            "<article id=\"\(exported.article.id)\"\(attribute)>\n\(header())\(rows)\(otherNotes())</article>\n"
    }

    // MARK: The head

    private func header() -> String {
        let document = exported.article.document
        let facts = [document.outlet, document.date, document.byline].compactMap { $0 }.map {
            Markup.escaped($0)
        }
        var html = "<header>\n"
        if !facts.isEmpty { html += "<p class=\"facts\">\(facts.joined(separator: " · "))</p>\n" }
        html += "<h1 dir=\"auto\">\(Markup.escaped(CleanText.line(exported.article.title)))</h1>\n"
        if let address = exported.address {
            html += "<p class=\"facts\">\(Markup.link(address, address))</p>\n"
        }
        return html + speakers() + "</header>\n"
    }

    /// Who speaks how often, and how the kinds of quotes look.
    private func speakers() -> String {
        if exported.analysis.quotes.isEmpty { return "" }
        let counts = Dictionary(grouping: exported.analysis.quotes.compactMap(\.speaker)) { $0 }
        let items = exported.speakers.map { speaker in
            "<li class=\"\(speakerClass(speaker))\">\(name(speaker)) \(counts[speaker]?.count ?? 0)</li>"
        }
        let kinds = Quote.Kind.allCases.map { "<span class=\"q \($0.rawValue)\">\($0.rawValue)</span>" }
        return "<ul class=\"speakers\">\(items.joined())</ul>\n"
            + "<p class=\"kinds\">Quotes: \(kinds.joined(separator: " · "))</p>\n"
    }

    private func name(_ speaker: String) -> String { Markup.escaped(exported.name(speaker) ?? "unnamed") }

    private func speakerClass(_ speaker: String?) -> String {
        PageStyle.speakerClass(speaker.flatMap { ranks[$0] })
    }

    // MARK: The text

    private func row(_ number: Int) -> String {
        let block = exported.blocks[number]
        let isTitle =
            block.kind == .headline && exported.words([block.span]) == CleanText.line(exported.article.title)
        let beside = beside(number)
        if isTitle, beside.isEmpty { return "" }
        // The title stands above already; claims in it still lead somewhere.
        let words =
            isTitle
            ? anchors(index.claims[number].map(\.number))
            : element(block.kind, words(of: block, number)) + who(number)
        return "<div class=\"row\">\n\(beside)<div class=\"words\">\(words)</div></div>\n"
    }

    private func element(_ kind: Block.Kind, _ content: String) -> String {
        switch kind {
        case .headline, .subheading, .embeddedHeadline: "<h2 dir=\"auto\">\(content)</h2>\n"
        case .blockQuote: "<blockquote dir=\"auto\">\(content)</blockquote>\n"
        case .listItem: "<p dir=\"auto\">• \(content)</p>\n"
        case .paragraph: "<p dir=\"auto\">\(content)</p>\n"
        case .caption, .boilerplate, .byline, .dateline:
            "<p dir=\"auto\" class=\"\(kind.rawValue)\">\(content)</p>\n"
        }
    }

    private func words(of block: Block, _ number: Int) -> String {
        MarkedPassage.pieces(of: block.span, number: number, in: index).map(element).joined()
    }

    /// A piece in the marks of all that it is part of; places to which claims lead stand before it.
    private func element(_ piece: MarkedPassage.Piece) -> String {
        var html = Markup.escaped(exported.text[piece.span])
        if piece.isName { html = "<span class=\"name\">\(html)</span>" }
        if let note = piece.note {
            let colour = exported.annotations[note].annotation.colour ?? "yellow"
            html = "<mark class=\"\(Markup.escaped(colour))\">\(html)</mark>"
        }
        if let number = piece.quote {
            let quote = exported.analysis.quotes[number]
            let said = Markup.escaped(exported.voicing(of: quote).words) + ", " + quote.kind.rawValue
            let classes = "q \(quote.kind.rawValue) \(speakerClass(quote.speaker))"
            html = "<span class=\"\(classes)\" title=\"\(said)\">\(html)</span>"
        }
        return anchors(piece.claims) + html
    }

    /// Where claims lead to.
    private func anchors(_ claims: [Int]) -> String {
        claims.map { "<a class=\"at\" id=\"\(place(of: $0))\"></a>" }.joined()
    }

    /// Under a paragraph, who says what is quoted in it: without colours, and in print, nobody needs to guess.
    private func who(_ number: Int) -> String {
        var seen: Set<String> = []
        let labels = index.quotes[number].map { exported.analysis.quotes[$0.number] }.compactMap(label)
            .filter { seen.insert($0).inserted }
        return labels.isEmpty ? "" : "<p class=\"who\">— \(labels.joined(separator: " · "))</p>\n"
    }

    private func label(of quote: Quote) -> String? {
        guard let speaker = quote.speaker else {
            let source = quote.sourceWords(in: exported.text)
            return source.map { Markup.escaped(Voicing.unnamed(CleanText.line($0)).words) }
        }
        let mark = quote.isCorrected ? " ✓" : quote.speakerConfidence < Self.doubt ? "?" : ""
        return "<b class=\"\(speakerClass(speaker))\">\(name(speaker))\(mark)</b>"
    }

    // MARK: Beside the text

    private func place(of claim: Int) -> String {
        "\(exported.article.id)-\(Markup.escaped(exported.analysis.claims[claim].id))"
    }

    private func beside(_ number: Int) -> String {
        let block = exported.blocks[number].span
        let notes = index.notes[number].filter { block.contains($0.span.start) }.map { note($0.number) }
            .joined()
        let claims = claims(index.claims[number].map(\.number).sorted())
        return claims.isEmpty && notes.isEmpty ? "" : "<aside class=\"beside\">\n\(notes)\(claims)</aside>\n"
    }

    /// Claims in text order; those of one claimant that follow one another stand under the name once.
    private func claims(_ numbers: [Int]) -> String {
        var html = ""
        var rest = numbers[...]
        while let first = rest.first {
            let claimant = exported.analysis.claims[first].claimant
            let voicing = exported.voicing(of: exported.analysis.claims[first])
            let group = rest.prefix { exported.voicing(of: exported.analysis.claims[$0]) == voicing }
            rest = rest.dropFirst(group.count)
            let by = voicing == .article ? "" : "<b>\(Markup.escaped(CleanText.line(voicing.words)))</b>"
            html +=
                "<div class=\"by \(speakerClass(claimant))\">\(by)<ul>\(group.map(item).joined())</ul></div>\n"
        }
        return html
    }

    private func item(_ number: Int) -> String {
        let claim = exported.analysis.claims[number]
        let status = exported.verdicts[claim.id].map { " class=\"\($0.status.rawValue)\"" } ?? ""
        let words = Markup.escaped(CleanText.line(claim.standalone))
        let form = "\(claim.kind.rawValue) · \(Self.voice(claim.voice))"
        return "<li\(status)><a href=\"#\(place(of: number))\">\(words)</a><small>\(form)</small></li>"
    }

    private static func voice(_ voice: Claim.Voice) -> String {
        switch voice {
        case .article: "in the article’s voice"
        case .headline: "in the headline"
        case .direct: "quoted"
        case .mixed: "partly quoted"
        case .indirect: "reported"
        }
    }

    // MARK: Notes

    private func note(_ number: Int) -> String {
        let annotation = exported.annotations[number].annotation
        guard annotation.note != nil || !annotation.tags.isEmpty else { return "" }
        return "<div class=\"note\">\(noteBody(annotation))</div>\n"
    }

    private func noteBody(_ annotation: Annotation) -> String {
        let tags = annotation.tags.map { "#" + Markup.escaped(CleanText.line($0)) }.joined(separator: " ")
        return Markup.escaped(annotation.note ?? "") + (tags.isEmpty ? "" : "<small>\(tags)</small>")
    }

    /// Notes on the whole article, and those whose words are not in the text any more.
    private func otherNotes() -> String {
        let notes = exported.annotations.filter { $0.span == nil && $0.annotation.isShown }.map(\.annotation)
        if notes.isEmpty { return "" }
        let items = notes.map { annotation in
            let words = CleanText.line(annotation.anchor.exact)
            let place = words.isEmpty ? "On the whole article" : "On “\(words)”, no longer in the text"
            return
                "<div class=\"note\">\(noteBody(annotation))<small>\(Markup.escaped(place))</small></div>\n"
        }
        return "<section class=\"notes\">\n<h2>Notes</h2>\n\(items.joined())</section>\n"
    }
}
