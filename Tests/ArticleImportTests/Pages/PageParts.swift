/// What pages have around and between an article's paragraphs.
struct PageParts {
    var words: MadeWords

    init(seed: UInt64) { words = MadeWords(state: seed &+ 99_991) }

    mutating func menu(_ count: Int = 12) -> String {
        "<nav class=\"site-nav\"><ul>\(links(count))</ul></nav>"
    }

    mutating func links(_ count: Int) -> String {
        (0..<count).map { _ in
            "<li><a href=\"/\(words.word())\">\(words.word().capitalized) \(words.word())</a></li>"
        }
        .joined()
    }

    /// Headlines of other articles with a sentence each.
    mutating func cards(_ count: Int, class name: String = "card", heading: String = "h3") -> String {
        let cards = (0..<count).map { _ in
            "<div class=\"\(name)\"><a href=\"/\(words.word())\"><img src=\"x.jpg\" alt=\"\"><\(heading)>\(words.title())</\(heading)></a><p>\(words.sentence())</p></div>"
        }
        return "<div class=\"\(name)s\">\(cards.joined())</div>"
    }

    mutating func related() -> String {
        "<section class=\"related-articles\"><h2>Related articles</h2>\(cards(4))</section>"
    }

    mutating func comments(_ count: Int = 6) -> String {
        let comments = (0..<count).map { _ in
            "<li class=\"comment\"><b>\(words.name())</b><time>3 days ago</time><p>\(words.sentences(3))</p></li>"
        }
        return
            "<div id=\"comments\"><h3>\(count) Comments</h3><ol class=\"commentlist\">\(comments.joined())</ol></div>"
    }

    mutating func share() -> String {
        "<div class=\"share-bar\"><a href=\"#\">Facebook</a> <a href=\"#\">Twitter</a> <a href=\"#\">Email</a></div>"
    }

    mutating func newsletter() -> String {
        "<div class=\"newsletter-signup\"><h4>Sign up for our newsletter</h4><p>\(words.sentence()) \(words.sentence())</p><form><input type=\"email\"><button>Sign up</button></form></div>"
    }

    mutating func cookies() -> String {
        "<div id=\"cookie-consent\" role=\"dialog\"><p>We use cookies. \(words.sentences(3))</p><button>Accept</button></div>"
    }

    mutating func advert() -> String {
        "<div class=\"ad-slot\"><span>Advertisement</span><a href=\"/buy\">\(words.sentence())</a></div>"
    }

    mutating func figure() -> String {
        "<figure><img src=\"a.jpg\"><figcaption>\(words.sentence()) Photograph: \(words.name())</figcaption></figure>"
    }

    mutating func authorBox() -> String {
        "<div class=\"author-bio\"><h4>About the author</h4><p>\(words.sentences(2))</p></div>"
    }

    mutating func footer() -> String {
        "<footer><ul>\(links(9))</ul><p>Copyright © 2024 \(words.name()). All rights reserved. \(words.sentence())</p></footer>"
    }

    mutating func sidebar() -> String {
        "<aside class=\"sidebar\"><h3>Most read</h3>\(cards(5, class: "teaser"))<div>\(words.sentences(2))</div></aside>"
    }

    /// A box that shows another site's article.
    mutating func linkCard() -> String {
        "<div class=\"link-card\"><a href=\"https://elsewhere.example/\(words.word())\"><h4>\(words.title())</h4><p>\(words.sentence())</p><span>elsewhere.example</span></a></div>"
    }

    /// An image with a sentence on what it shows, in elements that are named for the image alone.
    mutating func imageBox() -> String {
        "<div class=\"picBox medium\"><a href=\"/large\"><img src=\"a.jpg\"></a><p>\(words.sentence(8))</p></div>"
    }

    /// One other article of the site, in the middle of a text.
    mutating func teaser() -> String {
        "<div class=\"snippet\"><div class=\"snippet__header\"><h3><a href=\"/\(words.word())\">\(words.title())</a></h3></div><div class=\"snippet__text\">\(words.sentences(2))</div></div>"
    }

    /// The beginnings of other articles, more than the article has.
    mutating func nextStories(_ count: Int) -> String {
        let stories = (0..<count).map { _ in
            "<div class=\"nextstory\"><h2><a href=\"/\(words.word())\">\(words.title())</a></h2><p>\(words.sentences(4))</p><h3><a href=\"/x\">Read the rest</a></h3></div>"
        }
        return "<div id=\"next-post-thumbnails\">\(stories.joined())</div>"
    }

    /// How to cite an article, for its printed page.
    mutating func citation(_ article: MadeArticle) -> String {
        "<p>Citation: \(words.title()) (2024, March 3) retrieved 4 March 2024 from the site of \(words.name())</p><p>\(words.sentences(2))</p>"
    }

    mutating func readMore() -> String {
        "<p><a href=\"/x\"><strong>Read more: \(words.title())</strong></a></p>"
    }
}
