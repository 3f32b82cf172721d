/// The elements that matter to the reading of a page; all others are `other`.
enum HTMLTag: UInt8, CaseIterable {
    case a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption,
        center
    case cite, code, dd, del, details, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font
    case footer, form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins,
        label
    case legend, li, link, main, map, math, menu, meta, nav, noscript, object, ol, optgroup, option, p,
        picture
    case pre, q, s, script, section, select, small, source, span, strong, style, sub, summary, sup, svg, table
    case tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, u, ul, video, wbr
    case other

    /// The tag of a name in lower case.
    static func named(_ name: String) -> HTMLTag { byName[name] ?? .other }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

    /// Whether text before and after the element's borders stands on lines of its own.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir,
            .div,
            .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
            .hgroup,
            .hr, .html, .legend, .li, .main, .menu, .nav, .noscript, .ol, .p, .pre, .section, .summary,
            .table,
            .tbody, .tfoot, .thead, .tr, .ul:
            true
        default: false
        }
    }

    /// h1 to h6.
    var isHeading: Bool { headingLevel != nil }

    /// 1 to 6 for a heading.
    var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// Elements whose content is never text of the page. `head` is none of them: where a page leaves `body` out, the parser
    /// puts elements that it does not know, `article` and `main` among them, into the head.
    var holdsNoText: Bool {
        switch self {
        case .audio, .button, .canvas, .dialog, .embed, .iframe, .input, .map, .math, .object, .option,
            .select,
            .script, .style, .svg, .template, .textarea, .title, .track, .video:
            true
        default: false
        }
    }
}
