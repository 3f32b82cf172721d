/// Layouts met on the sites of papers, magazines and science news.
extension PageLayout {
    /// What stands between menu and sidebar.
    func modern(_ article: MadeArticle, _ parts: inout PageParts, byline: String) -> String {
        let headline = "<h1 class=\"headline\">\(article.title)</h1>"
        switch self {
        case .standfirst:
            // The first paragraph is the standfirst; it stands again in the box for mailing the page.
            let first = article.paragraphs[0]
            let rest = article.html(from: 1)
            return """
                <ol class="breadcrumb"><li><a href="/">Home</a></li><li><h1>\(article.title)</h1></li></ol>
                <article><header class="story-header"><h2 class="story-title">\(article.title)</h2>
                <div class="story-dek"><p><b>\(first)</b></p></div>\(byline)</header>\(parts.figure())
                <section class="story-rte">\(rest)</section></article>
                <div class="layer"><div class="mail-form"><p>\(first)</p><form><input></form></div></div>
                """
        case .shortItems:
            // Every third paragraph is a list of two words an item, in elements named for lists.
            let text = article.paragraphs.enumerated().map { number, text in
                guard number % 3 == 1 else { return "<p>\(text)</p>" }
                let items = text.pairsOfWords.map { "<li class=\"rte--list__item\">\($0)</li>" }
                return "<ol class=\"rte--list\">\(items.joined())</ol>"
            }
            return
                "<article>\(headline)\(byline)<div class=\"rte\">\(text.joined())</div></article>\(parts.related())"
        case .imageBoxes:
            let between = parts.imageBox()
            return """
                \(headline)\(byline)<div class="body-column">\(parts.imageBox())\(article.html { _ in between })
                <p>© 2024 \(article.outlet)</p><div class="d-none d-print-block"><div>\(parts.citation(article))</div></div></div>
                """
        case .teasersInText:
            let (between, next) = (parts.teaser(), parts.nextStories(6))
            return
                "<article>\(headline)\(byline)<div class=\"copy\">\(article.html { _ in between })</div></article>\(next)"
        case .wordIDs:
            // Ids made of the headings' words, which name half of what else is on pages.
            let names = ["related-links", "share-prices", "nav-how-it-works", "newsletter-or-paper"]
            let text = article.paragraphs.enumerated().map { number, text in
                guard number % 3 == 1, let heading = text.pairsOfWords.first else { return "<p>\(text)</p>" }
                return
                    "<h3 id=\"\(names[number / 3 % 4])\">\(heading)</h3><p>\(text.dropFirst(heading.count))</p>"
            }
            return
                "<article>\(headline)\(byline)<div class=\"content\">\(text.joined())</div></article>\(parts.cards(4))"
        default:
            // Each part of the text is an element of its own, all named like a body; one has most of it.
            let half = article.paragraphs.count / 3
            let first = article.paragraphs[..<half].map { "<p class=\"richText\">\($0)</p>" }.joined()
            let second = article.paragraphs[half...].map { "<li><p class=\"richText\">\($0)</p></li>" }
                .joined()
            return """
                <article>\(headline)\(byline)<div class="sc-a1">\(first)<div class="sc-b2 richText"><section class="sc-c3">
                <div class="sc-d4"><ul class="richText">\(second)</ul></div></section></div></div></article>\(parts.related())
                """
        }
    }
}

extension String {
    /// The words, two by two.
    fileprivate var pairsOfWords: [String] {
        let words = split(separator: " ")
        return stride(from: 0, to: words.count, by: 2).map {
            words[$0..<min($0 + 2, words.count)].joined(separator: " ")
        }
    }
}
