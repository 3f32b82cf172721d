/// Short texts that sites put among an article's paragraphs.
enum JunkText {
    /// Whether a text is none of the article's, by its words alone. `text` in lower case.
    static func matches(_ text: [UInt8], length: Int) -> Bool {
        if length <= 260, beginningsTable.beginsWithAny(text) { return true }
        if length <= 80, text.last != UInt8(ascii: "."), labelBeginningsTable.beginsWithAny(text) {
            return true
        }
        if length <= 160, partsTable.isAnyWithin(text) { return true }
        guard length <= 60 else { return false }
        let string = String(decoding: text, as: UTF8.self)
        return whole.contains(string.trimmingPunctuation) || (length <= 40 && isCount(string))
    }

    /// Whether a heading or label begins something that stands behind the article. `text` in lower case.
    static func beginsEnd(_ text: [UInt8]) -> End? {
        let words = String(decoding: text, as: UTF8.self).trimmingPunctuation
        if ends.contains(words) { return .certain }
        return words.utf8.count <= 60 && endBeginningsTable.beginsWithAny(Array(words.utf8)) ? .likely : nil
    }

    /// How sure it is that a heading begins what is no part of the article: `More from the Post` does as a rule, but `More
    /// from the pit` may be a subheading.
    enum End { case certain, likely }

    private static let beginningsTable = PhraseTable(beginnings)
    private static let labelBeginningsTable = PhraseTable(labelBeginnings)
    private static let partsTable = PhraseTable(parts)
    private static let endBeginningsTable = PhraseTable(endBeginnings)

    /// `12 comments`, `3 min read`, `1.2k shares`.
    private static func isCount(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard words.count <= 4, let last = words.last, words.contains(where: { $0.first?.isNumber == true })
        else {
            return false
        }
        let units = [
            "comments", "comment", "shares", "share", "views", "likes", "read", "replies", "retweets",
            "votes", "ago",
        ]
        return units.contains(last.trimmingPunctuation)
    }

    private static let whole: Set<String> = [
        "advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content",
        "promoted",
        "share", "share this", "share this article", "share this story", "share on facebook",
        "share on twitter",
        "share via email", "tweet", "email", "print", "print this article", "comment", "comments", "facebook",
        "twitter",
        "whatsapp", "linkedin", "pinterest", "reddit", "instagram", "telegram", "copy link", "link copied",
        "save",
        "read more", "more", "show more", "load more", "view more", "see more", "continue reading",
        "keep reading",
        "read full article", "read the full story", "read next", "up next", "next", "previous", "back",
        "back to top",
        "top", "close", "menu", "search", "subscribe", "subscribe now", "sign up", "sign in", "log in",
        "login",
        "register", "follow", "follow us", "like", "like us on facebook", "follow us on twitter", "loading",
        "loading...", "story continues below", "story continues", "article continues below",
        "article continues after ad",
        "article continues after advertisement", "continue reading the main story",
        "advertisement - story continues below",
        "play video", "watch video", "video", "gallery", "photos", "image", "photo", "enlarge this image",
        "toggle caption",
        "hide caption", "view comments", "post a comment", "leave a comment", "add a comment", "add comment",
        "related", "related articles", "related stories", "related content", "related topics",
        "related posts",
        "related news", "see also", "you may also like", "you might also like", "recommended",
        "recommended for you",
        "recommended stories", "more from", "more stories", "more on this story", "trending", "trending now",
        "most popular", "most read", "most viewed", "popular", "popular stories", "editors picks",
        "editor's picks",
        "editor’s picks", "topics", "tags", "filed under", "categories", "skip to content",
        "skip to main content",
        "report a typo", "report an error", "request a correction", "get our newsletter", "newsletter",
        "newsletters",
        "thank you for subscribing", "thanks for subscribing", "invalid email", "enter your email",
        "your email address",
        "cookies", "accept", "accept all", "i agree", "privacy policy", "terms of service", "terms of use",
        "all rights reserved", "credit", "source", "updated", "published", "breaking news", "live", "listen",
        "watch",
        "download", "font size", "text size", "translate", "on this page", "in this article",
        "table of contents",
        "this article was originally published on", "end of story", "about the author", "about us",
        "contact us",
        "donate", "support us", "buy now", "shop now", "learn more", "find out more", "click here",
        "view gallery",
    ]

    private static let beginnings: [String] = [
        "read more:", "read more :", "read also:", "also read:", "also read |", "read | ", "read:", "more:",
        "related:", "see also:",
        "see more:", "watch:", "recommended:", "don't miss:", "don’t miss:", "must read:", "must-read:",
        "related story:",
        "related article:", "related coverage:", "read next:", "next:", "listen:", "subscribe to ",
        "subscribe now",
        "sign up for ", "sign up to ", "sign up now", "click here to ", "click here for ", "tap here to ",
        "follow us on ",
        "follow us ", "like us on ", "join our ", "join us on ", "get the latest ", "get our ",
        "download our ",
        "copyright ©", "copyright (c)", "copyright 20", "copyright 19", "© 20", "© 19", "(c) 20", "©20",
        "© copyright", "© ", "all rights reserved",
        "share this ", "share on ", "tags:", "tag:", "filed under:", "posted in ", "posted in:", "posted by ",
        "topics:", "categories:",
        "category:", "published:", "updated:", "last updated", "first published", "last modified",
        "image source",
        "image caption", "image copyright", "media caption", "photo credit:", "photo:", "image credit:",
        "image:",
        "you can follow ", "you can also follow ", "follow her on ", "follow him on ", "follow @",
        "email the author", "contact the author",
        "contact us at ", "have a story", "got a tip", "do you have a tip", "send tips",
        "this site uses cookies", "we use cookies",
        "this website uses cookies", "by continuing to use", "by clicking ", "by signing up",
        "by subscribing", "please enable javascript",
        "javascript is disabled", "javascript is required", "javascript is not", "javascript is turned",
        "javascript is currently", "your browser does not", "you must be logged in",
        "already a subscriber",
        "view comments", "show comments", "leave a comment", "leave a reply", "be the first to comment",
        "comments are closed", "story continues below",
        "article continues below", "this story continues", "scroll to continue",
        "scroll down to continue", "exclusive: read",
        "never miss a story", "get more stories", "want more", "for more stories", "for more news",
        "check out our ",
        "support our journalism", "support independent journalism", "your support", "the views expressed",
        "this article originally appeared",
        "this article was originally published", "this story was originally published",
        "this post was originally published",
        "reporting by ", "(reporting by ", "editing by ", "(editing by ",
        "our standards:", "listen to this article", "estimated reading time", "reading time:", "print this",
        "email this", "embed this",
        "download pdf", "permalink", "link to this", "cite this", "image via", "image courtesy",
        "photo courtesy", "photo via",
        "watch the video", "see photos", "notice: ", "we may earn ",
        "if you buy something", "when you purchase through", "affiliate disclosure", "disclosure: we",
    ]

    /// What buttons say, and how sentences of instructions begin.
    private static let labelBeginnings: [String] = [
        "log in to ", "sign in to ", "click to ", "tap to ", "swipe ", "advertisement ", "watch live",
        "in your inbox", "share this with ",
    ]

    private static let parts: [String] = [
        "sign up for our newsletter", "subscribe to our newsletter", "for our newsletter",
        "our daily newsletter", "our free newsletter",
        "our weekly newsletter", "delivered to your inbox", "straight to your inbox",
        "stories in your inbox", "news in your inbox", "in your inbox every",
        "all rights reserved",
        "terms of use apply", "terms of service and", "and privacy policy", "and terms of service",
        "our privacy policy", "like us on facebook",
        "follow us on twitter", "follow us on facebook",
        "follow us on instagram", "article continues after",
        "story continues after",
        "this content is not available", "enable javascript", "javascript enabled", "support html5 video",
        "may not be published, broadcast, rewritten", "your email address will not be published",
        "cookie policy", "please try again later", "unsubscribe at any time",
        "appeared first on",
    ]

    private static let ends: Set<String> = [
        "related", "related articles", "related stories", "related content", "related posts",
        "related topics", "related news",
        "related links", "related coverage", "related reading", "related video", "related videos", "comments",
        "comment", "leave a comment", "leave a reply",
        "post a comment", "add a comment", "join the conversation", "join the discussion", "more stories",
        "more news", "more from", "more on this story", "more on this", "more on this topic",
        "most popular", "most read",
        "most viewed", "most shared", "popular", "popular posts", "popular stories", "trending",
        "trending now", "recommended",
        "recommended for you", "recommended stories", "recommended articles", "recommended reading",
        "you may also like", "you might also like",
        "you may like", "you might like", "you may be interested in", "what to read next", "read next",
        "up next", "next article", "keep reading", "editor's picks",
        "editor’s picks", "editors' picks", "editors picks", "around the web", "from around the web",
        "from our partners", "sponsored stories",
        "promoted stories", "about the author", "about the authors", "about author", "author", "share this",
        "share this article", "share this story", "share this post", "share this entry",
        "share", "share:", "tags", "topics", "filed under", "subscribe", "newsletter", "newsletters",
        "sign up for our newsletter", "subscribe to our newsletter",
        "get our newsletter", "follow us", "follow", "latest news", "latest stories", "latest",
        "latest articles", "latest posts", "recent posts", "recent articles", "recent stories", "top stories",
        "other stories",
        "other news", "other articles", "in other news", "see also", "also read", "also on", "don't miss",
        "don’t miss", "watch next", "videos", "latest videos", "advertisement", "similar articles",
        "similar stories", "similar posts", "previous article", "next story", "like this", "like this:",
        "rate this", "print", "get in touch", "contact us", "support us",
        "in pictures", "more like this", "explore more", "discover more", "further reading",
        "post navigation", "authors",
    ]

    private static let endBeginnings: [String] = [
        "more from ", "more on ", "more in ", "more stories ", "more news ", "related ", "read more about",
        "read more from", "read more on",
        "latest from ", "also on ", "also in ", "popular on ", "popular in ", "trending on ", "trending in ",
        "recommended ", "you may also ", "you might also ", "sign up for ",
        "sign up to ", "subscribe to ", "comments (", "leave a ", "share this ", "follow us",
        "about the author", "join the ", "stay up to date",
        "stay connected", "stay informed", "support our ", "top stories", "most read in", "most popular in",
        "next up", "sponsored ", "paid content",
        "get the latest", "have your say", "what do you think", "let us know", "thoughts on ", "view all ",
    ]
}

extension StringProtocol {
    /// The text without punctuation, signs and white space at its ends.
    var trimmingPunctuation: String {
        var text = Substring(self)
        while let first = text.first, !(first.isLetter || first.isNumber || first == "©" || first == "(") {
            text.removeFirst()
        }
        while let last = text.last, !(last.isLetter || last.isNumber) { text.removeLast() }
        return String(text)
    }
}
