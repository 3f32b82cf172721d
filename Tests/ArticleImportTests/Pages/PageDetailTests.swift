import ArticleModel
import Testing

@testable import ArticleImport

/// What stands around and between the paragraphs of real pages, one thing at a time.
struct PageDetailTests {
    private let article = MadeArticle(seed: 9)

    /// A page with the article, something before its body and something after its third block.
    private func page(
        head: String = "", top: String = "", between: String = "", end: String = ""
    ) throws -> WebPage {
        let html = """
            <html><head><title>\(article.title) - The Post</title>\(head)</head><body><main><div class="head"><h1>\(article.title)</h1>
            \(top)</div><div class="copy">\(article.html { $0 == 2 ? between : "" })\(end)</div></main></body></html>
            """
        return try WebPage(html.utf8, name: "page", address: "https://news.example/one")
    }

    private func blocks(_ page: WebPage, _ kind: Block.Kind) -> [String] {
        let text = ArticleText(page.document.text)
        return page.document.hints.filter { $0.kind == kind }.map { text[$0.span] }
    }

    @Test(arguments: ["<p class=\"dek\">", "<h2 class=\"subtitle\">", "<p>", "<div class=\"teaser-text\">"])
    func standfirstsAreKept(tag: String) throws {
        let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber }
        let text = "The harbour stays shut until the storm is over, the master says"
        let page = try page(top: "\(tag)\(text).</\(name)>")
        #expect(page.body.hasPrefix(text))
        #expect(blocks(page, .paragraph).first == text + ".")
    }

    /// One that says again what the headline or the text says is none of use.
    @Test func repeatedStandfirstsAreDropped() throws {
        let first = article.paragraphs[0]
        let repeated = try page(top: "<p class=\"summary\">\(first)</p>")
        #expect(repeated.body.components(separatedBy: first).count == 2)
        let headline = try page(top: "<p class=\"summary\">\(article.title) today</p>")
        #expect(!headline.body.contains(article.title))
    }

    /// What leads to other articles is no standfirst, whatever it is named.
    @Test func teasersAreNoStandfirsts() throws {
        let teaser =
            "<div class=\"teaser\"><a href=\"/two\">Another article about the harbour wall</a><p>The wall has stood for a hundred years, and no longer.</p></div>"
        #expect(!(try page(top: teaser).body.contains("hundred years")))
    }

    @Test(arguments: ["related-work", "comments-from-the-pier", "share-prices", "nav-and-rudder"])
    func headingsWithTheirWordsAsIDsAreKept(id: String) throws {
        let page = try page(between: "<h3 id=\"\(id)\">Words of a Heading</h3>")
        #expect(blocks(page, .subheading).contains("Words of a Heading"))
    }

    /// Whose an embedded post is, is said under it.
    @Test func signaturesOfPostsAreKept() throws {
        let post = """
            <blockquote class="twitter-tweet"><p>The ferry is late again.</p>&mdash; Ada Lovelace (@ada)
            <a href="https://posts.example/ada/1">July 3, 2019</a></blockquote>
            """
        #expect(
            blocks(try page(between: post), .blockQuote).prefix(2) == [
                "The ferry is late again.", "— Ada Lovelace (@ada) July 3, 2019",
            ])
    }

    @Test func teasersInTheTextAreDropped() throws {
        let teaser =
            "<div class=\"box\"><h3><a href=\"/two\">Harbour wall to be rebuilt</a></h3><div>The wall has stood for a hundred years, and no longer, the master said.</div></div>"
        #expect(!(try page(between: teaser).body.contains("hundred years")))
        // A list of such boxes is what the article is.
        let boxes = (0..<30).map { teaser.replacing("hundred", with: "\($0) hundred") }.joined()
        let html = "<html><body><h1>\(article.title)</h1><div>\(boxes)</div></body></html>"
        #expect(
            try WebPage(html.utf8, name: "page", address: "https://news.example/one").body.contains(
                "7 hundred years"))
    }

    /// Code is kept, whatever the boxes of its highlighters are named.
    @Test(arguments: ["code-toolbar", "highlight highlight-source-shell", "code-share"])
    func codeIsKept(name: String) throws {
        let page = try page(between: "<div class=\"\(name)\"><pre>$ sail --home</pre></div>")
        #expect(page.body.contains("$ sail --home"))
    }

    @Test(arguments: [
        "Sign in to your account, then open the harbour map.", "Swipe left on the ferry to cancel it.",
        "I wanted to share this with my daughter, she said.", "It lands in your inbox, unread, each time.",
        "JavaScript is a language that few harbours need.",
    ])
    func sentencesLikeButtonsAreKept(sentence: String) throws {
        #expect(try page(between: "<p>\(sentence)</p>").body.contains(sentence))
    }

    @Test(arguments: [
        "Sign in to comment", "Swipe for more photos", "Tap to enlarge", "Share this with friends",
    ])
    func buttonsAreDropped(label: String) throws {
        #expect(!(try page(between: "<p>\(label)</p>").body.contains(label)))
    }

    /// A heading that may begin other articles begins a section where paragraphs follow it.
    @Test func sectionsOfTheArticleAreKept() throws {
        let paragraphs = article.paragraphs.filter { $0.count >= 130 }.prefix(2).map {
            "<p>Behind the wall \($0)</p>"
        }
        #expect(paragraphs.count == 2)
        let section = "<h2>More on the harbour wall</h2>\(paragraphs.joined())"
        let kept = try page(end: section)
        #expect(blocks(kept, .subheading).last == "More on the harbour wall")
        #expect(kept.body.contains("Behind the wall"))
        let dropped = try page(
            end: "<h2>More on the harbour wall</h2><ul><li><a href=\"/2\">Wall</a></li></ul>")
        #expect(!blocks(dropped, .subheading).contains("More on the harbour wall"))
    }

    /// The same short words may stand in an article twice.
    @Test func repeatedItemsAreKept() throws {
        let list = "<ul><li>a single rope for bow, stern and spring lines</li><li>fenders</li></ul>"
        let body = try page(between: list, end: "<p>For the larger boat:</p>" + list).body
        #expect(body.components(separatedBy: "a single rope").count == 3)
    }

    // MARK: What the page tells

    @Test func theShownNameCountsMoreThanTheHouse() throws {
        let head =
            "<meta name=\"author\" content=\"The Post\"><meta property=\"og:site_name\" content=\"The Post\">"
        let shown = try page(head: head, top: "<p class=\"byline\">By Grace Hopper</p>").document
        #expect(shown.byline == "Grace Hopper")
        #expect(try page(head: head).document.byline == "The Post")
        #expect(
            try page(top: "<div>By Ada Lovelace and Grace Hopper</div>").document.byline
                == "Ada Lovelace, Grace Hopper")
    }

    @Test func commentersAreNoAuthors() throws {
        let comments =
            "<ul id=\"recentcomments\"><li class=\"recentcomments\"><span class=\"author\">Some Body</span></li></ul>"
        #expect(try page(end: comments).document.byline == nil)
    }

    @Test func theTimeNearestToTheHeadlineCounts() throws {
        let html = """
            <html><body><div class="events"><time datetime="2030-05-05">5 May</time></div><article><h1>\(article.title)</h1>
            <span class="date updated">6 June 2024</span><time datetime="2024-06-05">5 June</time><div>\(article.html())</div></article>
            <div><time datetime="2024-06-04">4 June</time></div></body></html>
            """
        #expect(try WebPage(html.utf8, name: "page").document.date == "2024-06-05")
        let updated = html.replacing("<time datetime=\"2024-06-05\">5 June</time>", with: "")
            .replacing("<time", with: "<i").replacing("</time", with: "</i")
        #expect(try WebPage(updated.utf8, name: "page").document.date == "2024-06-06")
    }

    @Test func theOutletIsTheNameInTheTitle() throws {
        let data =
            "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"\(article.title)\", \"publisher\": {\"name\": \"The Post\"}}</script>"
        #expect(
            try page(head: "<meta property=\"og:site_name\" content=\"U.S.\">" + data).document.outlet
                == "The Post")
        #expect(
            try page(head: "<meta property=\"og:site_name\" content=\"https://post.example\">").document
                .outlet == nil)
    }

    /// A heading in the path to the page is the page's name there, not the headline.
    @Test func theHeadlineIsNotInTheMenu() throws {
        let html = """
            <html><head><title>\(article.title)</title></head><body><nav><ol class="breadcrumb"><li><h1>\(article.title)</h1></li></ol></nav>
            <article><h2>\(article.title)</h2><p class="lead">The harbour stays shut, the master says.</p><div>\(article.html())</div></article></body></html>
            """
        let body = try WebPage(html.utf8, name: "page").body
        #expect(body.hasPrefix("The harbour stays shut"))
    }
}
