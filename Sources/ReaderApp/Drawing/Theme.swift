import TerminalUI

/// The styles of everything on the screen. Whatever a colour says is also said by a mark, weight or line,
/// so the monochrome theme loses nothing.
struct Theme: Sendable {
    var text = Style.plain
    var faint = Style(.standard, .dim)
    var headline = Style(.standard, .bold)
    var paneTitle = Style(.standard, .bold)
    var paneTitleFocused = Style(.standard, [.bold, .underline])
    var separator = Style(.standard, .dim)
    var selectedRow = Style(.standard, .reverse)
    var selectedRowUnfocused = Style(.standard, .bold)
    var unread = Style(.standard, .bold)
    var status = Style(.standard, .reverse)
    var message = Style(.standard, [.reverse, .bold])
    var error = Style(.standard, [.reverse, .bold])
    var note = Style(.standard, .italic)
    var key = Style(.standard, .bold)
    var overlay = Style.plain
    var overlayBorder = Style(.standard, .dim)
    /// Words that a revision has taken out and put in.
    var removed: Color = .standard
    var added: Color = .standard
    /// Backgrounds of lit passages; `.standard` means: shown by the attributes beside.
    var litClaim: Color = .standard
    var litQuote: Color = .standard
    var searchHit: Color = .standard
    var highlights: [String: Style] = [:]
    /// Text colours of speakers, in the order in which they first speak.
    var speakers: [Color] = []

    /// For 256 colours on a dark background. All words have a contrast of 4.5 or more (WCAG 2.2, AA), speakers' also on
    /// lit passages and search hits.
    static let dark: Theme = {
        var theme = Theme()
        theme.faint = Style(.palette(246))
        theme.headline = Style(.palette(231), .bold)
        theme.paneTitle = Style(.palette(250), .bold)
        theme.paneTitleFocused = Style(.palette(231), [.bold, .underline])
        theme.separator = Style(.palette(238))
        theme.selectedRow = Style(.palette(231), on: .palette(24), .bold)
        theme.selectedRowUnfocused = Style(.palette(252), on: .palette(237))
        theme.unread = Style(.palette(231), .bold)
        theme.status = Style(.palette(250), on: .palette(236))
        theme.message = Style(.palette(231), on: .palette(24))
        theme.error = Style(.palette(231), on: .palette(88), .bold)
        theme.note = Style(.palette(222), .italic)
        theme.key = Style(.palette(222))
        theme.overlay = Style(.palette(252), on: .palette(235))
        theme.overlayBorder = Style(.palette(244), on: .palette(235))
        theme.litClaim = .palette(237)
        theme.litQuote = .palette(237)
        theme.searchHit = .palette(53)
        theme.highlights = [
            "yellow": Style(.palette(230), on: .palette(58)), "green": Style(.palette(194), on: .palette(22)),
            "blue": Style(.palette(195), on: .palette(17)), "red": Style(.palette(224), on: .palette(52)),
        ]
        theme.removed = .palette(210)
        theme.added = .palette(114)
        theme.speakers = [75, 114, 216, 176, 80, 179, 147, 210].map { Color.palette($0) }
        return theme
    }()

    /// For 256 colours on a light background; contrasts as above.
    static let light: Theme = {
        var theme = Theme()
        theme.faint = Style(.palette(241))
        theme.headline = Style(.palette(16), .bold)
        theme.paneTitle = Style(.palette(240), .bold)
        theme.paneTitleFocused = Style(.palette(16), [.bold, .underline])
        theme.separator = Style(.palette(250))
        theme.selectedRow = Style(.palette(231), on: .palette(25), .bold)
        theme.selectedRowUnfocused = Style(.palette(16), on: .palette(253))
        theme.unread = Style(.palette(16), .bold)
        theme.status = Style(.palette(238), on: .palette(254))
        theme.message = Style(.palette(231), on: .palette(25))
        theme.error = Style(.palette(231), on: .palette(124), .bold)
        theme.note = Style(.palette(94), .italic)
        theme.key = Style(.palette(94))
        theme.overlay = Style(.palette(236), on: .palette(255))
        theme.overlayBorder = Style(.palette(244), on: .palette(255))
        theme.litClaim = .palette(254)
        theme.litQuote = .palette(254)
        theme.searchHit = .palette(228)
        theme.highlights = [
            "yellow": Style(.palette(16), on: .palette(230)), "green": Style(.palette(16), on: .palette(194)),
            "blue": Style(.palette(16), on: .palette(189)), "red": Style(.palette(16), on: .palette(224)),
        ]
        theme.removed = .palette(124)
        theme.added = .palette(22)
        theme.speakers = [25, 22, 94, 90, 23, 58, 55, 124].map { Color.palette($0) }
        return theme
    }()

    /// Without any colour.
    static let monochrome = Theme()

    /// For 8 or 16 colours: the user's own palette, nothing that only 256 colours tell apart.
    static let sixteen: Theme = {
        var theme = Theme()
        theme.selectedRow = Style(.standard, [.reverse, .bold])
        theme.note = Style(.palette(3))
        theme.key = Style(.palette(3))
        theme.error = Style(.palette(1), [.reverse, .bold])
        theme.removed = .palette(1)
        theme.added = .palette(2)
        theme.speakers = [6, 2, 3, 5, 4, 1].map { Color.palette($0) }
        return theme
    }()

    /// The same on a light background, on which yellow, green and cyan can't be read.
    static let sixteenLight: Theme = {
        var theme = sixteen
        theme.note = Style(.palette(5))
        theme.key = Style(.palette(5))
        theme.added = .palette(4)
        theme.speakers = [4, 5, 1].map { Color.palette($0) }
        return theme
    }()

    /// The style of a speaker's words.
    func speaker(_ rank: Int?) -> Style {
        guard let rank, !speakers.isEmpty else { return text }
        return Style(speakers[rank % speakers.count])
    }
}
