import ArticleModel

/// Lines that web pages put around an article: comment forms, calls to share or subscribe, rights.
enum Boilerplate {
    /// Whole lines, lower-cased, without a mark at the end.
    private static let lines: Set<String> = [
        "leave a reply", "leave a comment", "leave a reply cancel reply", "cancel reply", "post a comment",
        "post comment", "add a comment", "view comments", "show comments", "comments", "no comments",
        "comments are closed", "read more", "read more here", "continue reading", "advertisement",
        "advertising",
        "ad", "sponsored", "sponsored content", "story continues below", "story continues", "share",
        "share this",
        "share this article", "share this story", "share on facebook", "share on twitter", "tweet", "print",
        "email",
        "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "like this", "loading",
        "subscribe",
        "subscribe now", "sign up", "sign in", "log in", "newsletter", "all rights reserved",
        "skip to content",
        "skip to main content", "menu", "search", "home", "related", "related articles", "related stories",
        "related topics", "related posts", "more stories", "most read", "trending", "trending now",
        "recommended",
        "recommended for you", "you may also like", "you might also like", "up next", "next article",
        "previous article", "about the author", "more from this author", "tags", "filed under", "watch live",
        "click here", "click to enlarge", "copy link", "link copied", "save article", "follow us",
        "contact us",
        "privacy policy", "terms of use", "terms of service", "cookie policy", "back to top", "see also",
        "required fields are marked", "report a typo", "support our journalism", "donate", "donate now", "}",
    ]

    /// How such lines begin, lower-cased.
    private static let beginnings = [
        "advertisement", "all rights reserved", "©", "copyright ©", "(c) 20", "copyright 20",
        "comments are closed",
        "read more:", "read more about", "read also:", "also read:", "read next:", "related:", "see also:",
        "more:",
        "more from ", "watch:", "listen:", "sign up for ", "sign up to ", "subscribe to ", "click here to ",
        "click here for ", "share this", "share on ", "follow us on ", "follow @", "like us on ",
        "your email address will not be published", "save my name, email", "notify me of ",
        "this site uses akismet",
        "you must be logged in", "to comment,", "have a tip?", "got a tip?", "download the ", "download our ",
        "get the latest ", "enter your email", "do you support ", "support our journalism", "filed under:",
        "tags:",
        "tagged:", "categories:", "posted in ", "this material may not be published", "the views expressed ",
        "views expressed ", "this article was originally published", "this story was originally published",
        "originally published ", "image credit", "story continues below", "please enable javascript",
        "we use cookies",
        "by subscribing", "by signing up", "join our ", "join the conversation", "submit a correction",
        "thank you for ",
        "help us ", "required fields are marked", "reply ", "report a correction",
        "content created by the daily caller",
    ]

    /// Phrases that betray such a line anywhere in it.
    private static let phrases = [
        "all rights reserved", "follow him on twitter", "follow her on twitter", "follow them on twitter",
        "sign up for our newsletter", "subscribe to our newsletter", "to our newsletter",
        "terms of service apply",
        "may not be reproduced", "follow me on twitter", "click here to subscribe", "click here to donate",
    ]

    /// Lines short enough to be recognised by their beginning; in bytes.
    private static let longestByBeginning = 160

    /// The beginnings by their first word, so that most lines are compared with none.
    private static let beginningsByWord = Dictionary(grouping: beginnings, by: { firstWord(of: $0) })

    /// Words of which one occurs in each of the phrases.
    private static let phraseWords: Set<String> = [
        "follow", "newsletter", "rights", "apply", "reproduced", "here",
    ]

    /// Whether the line is boilerplate.
    static func matches(_ line: ShortLine) -> Bool {
        let text = line.lowercased
        if line.words.count <= 6, lines.contains(trimmed(text)) { return true }
        if isStyleSheet(line) { return true }
        if text.utf8.count <= longestByBeginning, let candidates = beginningsByWord[firstWord(of: text)],
            let beginning = candidates.first(where: { text.hasPrefix($0) })
        {
            return !["more:", "reply "].contains(beginning) || line.words.count <= 14
        }
        let mayContainPhrase = text.utf8.split(separator: 0x20).contains { word in
            phraseWords.contains(trimmed(String(decoding: word, as: UTF8.self)))
        }
        return mayContainPhrase && phrases.contains { text.contains($0) }
    }

    private static func firstWord(of text: String) -> Substring {
        text.prefix { $0 != " " && $0 != ":" }
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILowercase || byte >= 0x80 || byte == 0x7D }
        guard let first = bytes.firstIndex(where: isLetter), let last = bytes.lastIndex(where: isLetter)
        else {
            return ""
        }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// `padding-top:0px;`, `.image {`
    private static func isStyleSheet(_ line: ShortLine) -> Bool {
        guard let last = line.lowercased.utf8.last else { return false }
        if last == 0x7B { return line.words.count <= 8 }
        return last == 0x3B && line.words.count <= 3 && line.lowercased.contains(":")
    }

    /// Phrases that are cut off even when they are glued to the line before or after them.
    private static let glued = [
        "Leave a Reply", "Leave a Comment", "Share this", "Comments are closed", "All rights reserved",
        "All Rights Reserved", "Advertisement", "ADVERTISEMENT", "Read more", "Read More",
    ]

    /// The part at the end of a paragraph (after a full stop) that is boilerplate: `… imminent. Leave a Reply`.
    static func gluedEnd(_ text: ArticleText, _ span: TextSpan) -> TextSpan? {
        for phrase in glued {
            let utf8 = Array(phrase.utf8)
            var end = span.end
            if end > span.start, text.bytes[end - 1] == 0x2E || text.bytes[end - 1] == 0x3A { end -= 1 }
            let start = end - utf8.count
            guard start > span.start + 20, text.bytes[start..<end].elementsEqual(utf8) else { continue }
            let before = text.trimmed(TextSpan(span.start, start))
            if LineStarts.endsSentence(text.bytes, before) { return TextSpan(start, span.end) }
        }
        return nil
    }

    /// The part at the start of a paragraph that is boilerplate with the next line glued to it:
    /// `Leave a ReplyTalks in Geneva`.
    static func gluedStart(_ text: ArticleText, _ span: TextSpan) -> TextSpan? {
        for phrase in glued {
            let end = span.start + phrase.utf8.count
            guard end < span.end, text.bytes[end].isASCIIUppercase,
                text.bytes[span.start..<end].elementsEqual(phrase.utf8)
            else { continue }
            return TextSpan(span.start, end)
        }
        return nil
    }
}
