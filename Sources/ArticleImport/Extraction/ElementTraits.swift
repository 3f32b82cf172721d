/// What the names that its author gave an element (class, id, test id) tell of its part on the page.
struct ElementTraits: OptionSet, Hashable {
    let rawValue: Int

    /// The text of the article: `article-body`, `entry-content` …
    static let body = ElementTraits(rawValue: 1 << 0)
    /// No part of the article: advertisements, related links, share bars, sign-up boxes, cookie walls …
    static let unwanted = ElementTraits(rawValue: 1 << 1)
    /// No part of the article where there is little prose in it: `meta`, `widget`, `tags` …
    static let doubtful = ElementTraits(rawValue: 1 << 2)
    /// Readers' comments.
    static let comments = ElementTraits(rawValue: 1 << 3)
    static let byline = ElementTraits(rawValue: 1 << 4)
    static let time = ElementTraits(rawValue: 1 << 5)
    static let caption = ElementTraits(rawValue: 1 << 6)
    /// Words of the article set again in large type.
    static let pullQuote = ElementTraits(rawValue: 1 << 7)
    /// The names of a content system for a whole post, topics among them: they tell nothing of its role.
    static let post = ElementTraits(rawValue: 1 << 8)
    /// Another publication's article or a post, shown in this one.
    static let embed = ElementTraits(rawValue: 1 << 9)
    /// A title, of the article or of another.
    static let title = ElementTraits(rawValue: 1 << 10)
    /// A word or two set before or above a text: `Key event`, `Analysis`.
    static let label = ElementTraits(rawValue: 1 << 11)
    /// What a link to another site's article looks like in a box: title, a sentence or two, the site's name.
    static let card = ElementTraits(rawValue: 1 << 12)
    /// The sentence or two under the headline that sum the article up.
    static let standfirst = ElementTraits(rawValue: 1 << 13)
    /// Links to the site's other parts.
    static let menu = ElementTraits(rawValue: 1 << 15)
    /// What ends every page of the site.
    static let footer = ElementTraits(rawValue: 1 << 16)
    /// An image with what belongs to it.
    static let picture = ElementTraits(rawValue: 1 << 14)

    /// Reads the names: words are cut at capitals and at anything that is no letter.
    init(names: String) {
        var traits: ElementTraits = []
        let tokens = names.utf8.split { $0.isASCIIWhitespace }.map { Substring($0) }
        if tokens.contains(where: { $0 == "hentry" || $0 == "type-post" || $0.hasPrefix("post-type-") }) {
            self = .post
            return
        }
        for token in tokens where token.utf8.count <= 100 {
            let bytes = token.utf8.lowercasedASCII()
            if Self.tellsNothing(bytes) { continue }
            traits.formUnion(Self.traits(of: Self.words(in: token), token: bytes))
        }
        self = traits
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// `tag-politics`, `category-newsletter`: topics of the article. `has-sidebar`, `no-ads`, `js-…`: what a page has, or a
    /// script's handle. Neither tells what an element is.
    private static func tellsNothing(_ token: [UInt8]) -> Bool {
        otherBeginnings.beginsWithAny(token) || layoutParts.isAnyWithin(token)
    }

    private static let otherBeginnings = PhraseTable([
        "tag-", "category-", "topic-", "has-", "has_", "no-", "with-", "is-", "wp-image-", "align", "grid-",
        "col-", "u-",
        "hide-",
    ])
    private static let layoutParts = PhraseTable([
        "sidebar-wrap", "content-sidebar", "sidebar-content", "content-wrap",
    ])

    private static func words(in token: Substring) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var previousIsLower = false
        for byte in token.utf8 {
            let isUpper = (0x41...0x5A).contains(byte)
            let isLower = (0x61...0x7A).contains(byte)
            if !(isUpper || isLower) || (isUpper && previousIsLower) {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            }
            if isUpper || isLower { word.append(byte | 0x20) }
            previousIsLower = isLower
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    private static func traits(of words: [String], token: [UInt8]) -> ElementTraits {
        var traits: ElementTraits = []
        for word in words {
            if let known = byWord[word] { traits.formUnion(known) }
        }
        for number in partsTable.numbers(within: token) { traits.formUnion(byPart[number].1) }
        if words == ["footer"] { traits.insert(.footer) }
        if isBody(words) { traits.insert(.body) }
        if isCard(words) { traits.insert(.card) }
        return traits
    }

    private static func isCard(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { cardWords.contains("\($0) \($1)") }
    }

    private static let cardWords: Set<String> = [
        "link card", "link preview", "embed card", "card embed", "embedded content", "embedded card",
        "bookmark card",
        "url preview", "external card",
    ]

    /// A word for the article followed by a word for its text.
    private static func isBody(_ words: [String]) -> Bool {
        for (first, second) in zip(words, words.dropFirst())
        where articleWords.contains(first) && textWords.contains(second) {
            return true
        }
        return words == ["bodycopy"] || words == ["bodytext"] || words == ["body", "copy"]
            || words == ["body", "text"]
    }

    private static let articleWords: Set<String> = [
        "article", "story", "post", "entry", "news", "blog", "blogpost", "single", "art", "articles",
        "newsarticle",
        "paragraph", "detail", "rich", "page",
    ]
    private static let textWords: Set<String> = [
        "body", "content", "contents", "text", "copy", "bodytext", "main",
    ]

    private static let byWord: [String: ElementTraits] = {
        var table: [String: ElementTraits] = [:]
        func add(_ words: String, _ traits: ElementTraits) {
            for word in words.split(whereSeparator: \.isWhitespace) {
                table[String(word), default: []].formUnion(traits)
            }
        }
        add(
            """
            ad ads adv advert adverts advertisement advertisements advertising advertorial adsbygoogle adsense adunit
            adslot adbox adwrap adcontainer dfp gpt leaderboard mpu sponsor sponsored sponsors promo promos promotion
            promotions promoted banner related recommended recommendation recommendations recommends recirculation recirc
            outbrain taboola revcontent zergnet share shares sharing sharer shareaholic sharethis addthis addtoany
            social socials sociable facebook whatsapp newsletter newsletters subscribe subscription subscriptions
            signup optin cookie cookies consent gdpr ccpa privacy nav navbar navigation navi menu menus submenu
            breadcrumb breadcrumbs crumbs sidebar sidebars rail popup modal lightbox overlay interstitial popular
            trending trend mostread mostpopular pagination pager paging paginator login signin register registration
            search searchbox searchform rating ratings vote voting poll quiz toolbar skip skiplink
            masthead ticker marquee donate donation donations feedback pushnotification toast tooltip copyright
            upsell teaser teasers onward readnext upnext morestories backtotop topbar
            jetpack infolinks colophon sitemap sitefooter siteheader follow
            """, .unwanted)
        add(
            "forum comment comments commenting commentlist commentary-list disqus respond replies livefyre fbcomments viafoura coral",
            .comments)
        add(
            """
            meta metadata info tag tags topics keywords categories category widget widgets tool tools links linklist
            more extra extras footer footnote header aside module inset credit credits source kicker eyebrow label
            labels gallery slideshow carousel slider video player podcast audio media thumbnail thumb bio biography
            about profile contributor contributors cta callout action actions button buttons btn app promo-box
            notice alert message disclaimer disclosure correction read also next prev previous below top bottom
            utility util print printer interactive chart stats counter views toc index partner partners event events weather
            stocks stock market quotes shop shopping product products deals deal coupon affiliate hidden
            """, .doubtful)
        add("byline bylines author authors writer reporter", .byline)
        add("date dateline datetime timestamp time published pubdate publish updated dates", .time)
        add(
            "caption captions figcaption photocaption imagecaption cutline imgcaption legend photocredit imgcredit",
            .caption)
        add("headline title heading", .title)
        add("label labels badge badges kicker eyebrow flag", .label)
        add(
            """
            standfirst dek deck intro introduction introtext lead lede leadtext subtitle subtitel subline subhead subheading
            subheadline excerpt abstract summary teaser chapo chapeau vorspann
            """, .standfirst)
        add("nav navbar navigation menu breadcrumb breadcrumbs crumbs", .menu)
        add("pic pics picbox picture image images img photo photos foto", .picture)
        add("linkcard linkpreview embedcard oembed", .card)
        add("pullquote blockquote-pull pull", .pullQuote)
        add("tweet tweets twitter instagram embed embedded oembed", .embed)
        return table
    }()

    private static let partsTable = PhraseTable(byPart.map(\.0))

    /// Words that sites glue to others.
    private static let byPart: [(String, ElementTraits)] = [
        ("articlebody", .body), ("articlecontent", .body), ("articletext", .body), ("storybody", .body),
        ("storycontent", .body), ("storytext", .body), ("entrycontent", .body), ("postcontent", .body),
        ("postbody", .body), ("bodycontent", .body), ("richtext", .body), ("entrytext", .body),
        ("newsbody", .body), ("newscontent", .body),
        ("relatedarticle", .unwanted), ("relatedpost", .unwanted), ("relatedstor", .unwanted),
        ("relatedcontent", .unwanted), ("relatedlink", .unwanted), ("relatednews", .unwanted),
        ("socialshare", .unwanted), ("sharebar", .unwanted), ("sharebutton", .unwanted),
        ("sharetool", .unwanted),
        ("sharedaddy", .unwanted), ("sd-sharing", .unwanted), ("yarpp", .unwanted), ("jp-related", .unwanted),
        ("newsletter", .unwanted), ("mostread", .unwanted), ("most-read", .unwanted),
        ("most-popular", .unwanted),
        ("most-viewed", .unwanted), ("read-more", .unwanted), ("readmore", .unwanted),
        ("read-next", .unwanted),
        ("read-also", .unwanted), ("also-read", .unwanted), ("also-like", .unwanted),
        ("more-from", .unwanted),
        ("more-stories", .unwanted), ("morestories", .unwanted), ("more-on", .unwanted),
        ("see-also", .unwanted),
        ("next-article", .unwanted), ("prev-next", .unwanted), ("post-navigation", .unwanted),
        ("up-next", .unwanted), ("sign-up", .unwanted), ("email-signup", .unwanted),
        ("mailing-list", .unwanted),
        ("cookiebar", .unwanted), ("cookienotice", .unwanted), ("google-ad", .unwanted),
        ("googlead", .unwanted),
        ("div-gpt", .unwanted), ("adcontainer", .unwanted), ("ad-container", .unwanted),
        ("ad-slot", .unwanted),
        ("author-bio", .unwanted), ("authorbio", .unwanted), ("author-box", .unwanted),
        ("authorbox", .unwanted),
        ("about-author", .unwanted), ("about-the-author", .unwanted), ("author-info", .unwanted),
        ("author-profile", .unwanted), ("author-desc", .unwanted), ("post-author-box", .unwanted),
        ("tag-list", .unwanted), ("taglist", .unwanted), ("post-tags", .unwanted), ("entry-tags", .unwanted),
        ("article-tags", .unwanted), ("topic-list", .unwanted), ("site-footer", .unwanted),
        ("site-header", .unwanted), ("page-footer", .unwanted), ("page-header-nav", .unwanted),
        ("screen-reader", .unwanted), ("sr-only", .unwanted), ("visually-hidden", .unwanted),
        ("visuallyhidden", .unwanted), ("noprint", .doubtful), ("no-print", .doubtful),
        ("hatnote", .unwanted),
        ("navbox", .unwanted), ("mw-editsection", .unwanted), ("reflist", .doubtful), ("infobox", .doubtful),
        // What is on the printed page alone.
        ("print-block", .unwanted), ("print-only", .unwanted), ("visible-print", .unwanted),
        ("show-for-print", .unwanted), ("recentcomment", .comments),
        ("next-post", .unwanted), ("nextpost", .unwanted), ("next-stor", .unwanted), ("nextstor", .unwanted),
        ("article-description", .standfirst), ("story-description", .standfirst),
        ("post-description", .standfirst), ("leadtext", .standfirst), ("introtext", .standfirst),
        ("wp-caption-text", .caption), ("image-caption", .caption), ("photo-credit", .caption),
        ("image-credit", .caption), ("pull-quote", .pullQuote),
        ("commentlist", .comments), ("comment-list", .comments), ("comments-area", .comments),
        ("discussion", .comments), ("fb-comments", .comments),
    ]
}
