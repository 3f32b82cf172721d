/// Ways in which sites lay an article out.
enum PageLayout: String, CaseIterable {
    case newsSite, blog, agency, microdata, tables, divsWithoutNames, obfuscated, lineBreaks, liveBlog,
        several, withData
    case magazine, oldCommunity, amp, wiki, plainSections
    case liveLabels, linkCards, divParagraphs, splitBody, hiddenCopy, teaserWithData
    case standfirst, shortItems, imageBoxes, teasersInText, wordIDs, richTextParts

    /// A page with the article in it.
    func page(_ article: MadeArticle, seed: UInt64) -> String {
        var parts = PageParts(seed: seed)
        let body = body(article, &parts)
        return """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(article.title) | \(article.outlet)</title>
            \(head(article))<style>p { color: red; }</style><script>var p = "<p>no text</p>";</script></head>
            <body class="has-sidebar single">\(body)</body></html>
            """
    }

    private func head(_ article: MadeArticle) -> String {
        let openGraph = """
            <meta property="og:title" content="\(article.title)"><meta property="og:site_name" content="\(article.outlet)">
            <meta property="article:published_time" content="\(article.date)"><meta name="author" content="\(article.author)">
            <link rel="canonical" href="/news/one"><link rel="alternate" type="application/rss+xml" href="/feed" title="News">
            """
        guard self == .withData || self == .teaserWithData else { return openGraph }
        let text = article.paragraphs.joined(separator: self == .withData ? " " : "\\n\\n").replacing(
            "\"", with: "\\\"")
        return """
            <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "\(article.outlet)"},
            {"@type": "NewsArticle", "headline": "\(article.title)", "datePublished": "\(article.date)", "author": [{"@id": "#a"}],
            "publisher": {"@type": "Organization", "name": "\(article.outlet)"}, "articleBody": "\(text)"},
            {"@type": "Person", "@id": "#a", "name": "\(article.author)"}]}</script>
            """
    }

    private func body(_ article: MadeArticle, _ parts: inout PageParts) -> String {
        let top = parts.menu() + parts.cookies()
        let bottom = parts.footer()
        let byline =
            "<div class=\"byline\">By <a rel=\"author\" href=\"/a\">\(article.author)</a> <time datetime=\"\(article.date)\">today</time></div>"
        switch self {
        case .newsSite:
            let between = parts.advert() + parts.readMore()
            return """
                <header class="site-header">\(top)</header><main><article><header><h1>\(article.title)</h1>\(byline)\(parts.share())</header>
                \(parts.figure())<div class="article__body">\(article.html { _ in between })</div>\(parts.share())\(parts.newsletter())</article>
                \(parts.related())</main>\(parts.sidebar())\(bottom)
                """
        case .blog:
            return """
                \(top)<div id="content"><div class="post type-post hentry category-newsletter tag-social"><h1 class="entry-title">\(article.title)</h1>
                <p class="postmetadata">Posted on March 3 by \(article.author)</p><div class="entry-content">\(article.html())
                <div class="sharedaddy"><h3>Share this:</h3><ul>\(parts.links(3))</ul></div></div>\(parts.authorBox())</div>
                \(parts.comments(12))</div><div id="sidebar">\(parts.cards(4))</div>\(bottom)
                """
        case .agency:
            return
                "<div class=\"page\">\(top)<h1>\(article.title)</h1>\(byline)<div class=\"story-text\">\(article.html())<p>(Reporting by \(article.author); Editing by Ada Quist)</p></div></div>\(parts.related())\(bottom)"
        case .microdata:
            return """
                \(top)<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">\(article.title)</h1><span itemprop="author">\(article.author)</span>
                <div itemprop="articleBody">\(article.html())</div></div><div class="tout">\(parts.cards(6))</div>\(parts.comments())\(bottom)
                """
        case .tables:
            return """
                <table><tr><td colspan="2">\(top)</td></tr><tr><td width="20%"><ul>\(parts.links(15))</ul></td><td><font size="5"><b>\(article.title)</b></font><br>
                \(article.html())</td></tr><tr><td colspan="2">\(bottom)</td></tr></table>
                """
        case .divsWithoutNames:
            return
                "<div><div>\(top)</div><div><div><h1>\(article.title)</h1></div><div>\(article.html())</div><div>\(parts.cards(5))</div></div><div>\(bottom)</div></div>"
        case .obfuscated:
            return
                "<div class=\"css-1x2\"><div class=\"css-a9\">\(top)</div><section class=\"css-77\"><h1 class=\"css-h\">\(article.title)</h1><div class=\"css-b1\">\(article.html())</div></section><div class=\"css-zz\">\(parts.cards(6, class: "css-c"))</div>\(bottom)</div>"
        case .lineBreaks:
            let text = article.blocks.map { block in
                switch block {
                case .paragraph(let text), .subheading(let text), .quote(let text): text
                case .list(let items): items.joined(separator: "<br>")
                }
            }.joined(separator: "<br><br>\n")
            return "\(top)<h1>\(article.title)</h1><div id=\"text\">\(text)</div>\(parts.sidebar())\(bottom)"
        case .liveBlog:
            let entries = article.blocks.map { block in
                let html =
                    switch block {
                    case .paragraph(let text), .subheading(let text), .quote(let text): "<p>\(text)</p>"
                    case .list(let items): "<ul>\(items.map { "<li>\($0)</li>" }.joined())</ul>"
                    }
                return
                    "<article class=\"live-post\"><time>10:3\(parts.words.next() % 10)</time>\(html)\(parts.share())</article>"
            }
            return
                "\(top)<main><h1>\(article.title)</h1><div class=\"live-posts\">\(entries.joined())</div></main>\(parts.related())\(bottom)"
        case .several:
            let other = MadeArticle(seed: parts.words.next() % 1000 + 500)
            return
                "\(top)<main><article><h1>\(article.title)</h1><div class=\"post-content\">\(article.html())</div></article><article><h1>\(other.title)</h1><div class=\"post-content\">\(other.html())</div></article></main>\(bottom)"
        case .withData:
            return
                "\(top)<div class=\"wrap\"><h1>\(article.title)</h1><div class=\"inner\">\(article.html())<p>\(parts.words.sentences(3))</p></div></div>\(parts.related())\(bottom)"
        case .magazine:
            let between = "<aside class=\"pullquote\">\(parts.words.sentence())</aside>\(parts.figure())"
            return
                "\(top)<div class=\"layout\"><div class=\"hero\"><h1>\(article.title)</h1>\(byline)</div><div class=\"rich-text\">\(article.html { _ in between })</div></div>\(parts.newsletter())\(parts.cards(8, class: "tile"))\(bottom)"
        case .oldCommunity:
            return
                "<div id=\"wrapper\">\(top)<div id=\"main\"><h2 class=\"title\"><a href=\"/news/one\">\(article.title)</a></h2><div class=\"post-body\">\(article.html())</div><div class=\"post-footer\">Posted by \(article.author) at 10:00 <a href=\"#c\">14 comments</a></div></div><div id=\"sidebar-wrapper\">\(parts.cards(4))</div>\(parts.comments(9))\(bottom)</div>"
        case .amp:
            return
                "\(top)<main><h1>\(article.title)</h1><amp-img></amp-img>\(article.html { _ in "<amp-ad class=\"ad\">Advertisement</amp-ad>" })</main><amp-carousel>\(parts.cards(4))</amp-carousel>\(bottom)"
        case .wiki:
            return
                "\(top)<div id=\"content\"><h1>\(article.title)</h1><div id=\"bodyContent\"><div class=\"hatnote\">\(parts.words.sentence())</div><table class=\"infobox\"><tr><td>\(parts.words.name())</td></tr></table>\(article.html())<div class=\"navbox\"><ul>\(parts.links(20))</ul></div></div></div>\(bottom)"
        case .liveLabels:
            let entries = article.paragraphs.map { text in
                "<div class=\"entry\"><time>\(10 + parts.words.next() % 9).3\(parts.words.next() % 10)am</time> <span class=\"badge\">Key event</span> \(text)</div>"
            }
            return
                "\(top)<main><h1>\(article.title)</h1><div class=\"live-entries\">\(entries.joined())</div></main>\(parts.related())\(bottom)"
        case .linkCards:
            return
                "\(top)<article><h1>\(article.title)</h1>\(byline)<div class=\"text\">\(article.html { _ in parts.linkCard() })</div></article>\(parts.related())\(bottom)"
        case .divParagraphs:
            let text = article.paragraphs.map { "<div>\($0)</div>" }.joined()
            return
                "<div class=\"x1\">\(top)</div><div class=\"x2\"><h1>\(article.title)</h1><div class=\"x3\">\(text)</div></div><div class=\"x4\">\(parts.cards(5))</div>\(bottom)"
        case .splitBody:
            let half = article.paragraphs.count / 2
            let halves = [article.paragraphs[..<half], article.paragraphs[half...]].map { texts in
                "<div class=\"section\"><div class=\"txt\">\(texts.map { "<p>\($0)</p>" }.joined())</div></div>"
            }
            return
                "\(top)<main><div class=\"top\"><h1>\(article.title)</h1>\(byline)</div>\(halves[0])\(parts.advert())\(halves[1])</main>\(parts.newsletter())\(parts.related())\(bottom)"
        case .hiddenCopy:
            return
                "\(top)<h1>\(article.title)</h1><div class=\"mobile\" style=\"display: none\">\(article.html())</div><div class=\"desktop\">\(article.html())</div>\(parts.sidebar())\(bottom)"
        case .teaserWithData:
            return
                "\(top)<h1>\(article.title)</h1><div class=\"story\"><p>\(article.paragraphs[0])</p></div><div class=\"paywall\"><h3>Subscribe to read on</h3><p>\(parts.words.sentences(2))</p></div>\(parts.related())\(bottom)"
        case .standfirst, .shortItems, .imageBoxes, .teasersInText, .wordIDs, .richTextParts:
            return "\(top)<main>\(modern(article, &parts, byline: byline))</main>\(parts.sidebar())\(bottom)"
        case .plainSections:
            return
                "<section>\(top)</section><section><h1>\(article.title)</h1>\(byline)</section><section>\(article.html())</section><section><h2>More from \(article.outlet)</h2>\(parts.cards(6))</section>\(bottom)"
        }
    }
}
