/// How exported pages look.
enum PageStyle {
    /// A speaker's colour as text and line, and as the ground of the words, as hexadecimal RGB.
    struct Hue {
        let light: (text: String, ground: String)
        let dark: (text: String, ground: String)
    }

    /// The page's text and ground.
    static let paper = Hue(light: ("1f2328", "fdfcf9"), dark: ("d9d6cf", "17181b"))
    /// Small print.
    static let faint = Hue(light: ("5f636b", "fdfcf9"), dark: ("9b9a95", "17181b"))

    /// Speakers in order of their first quote; the ninth has the first's colour again.
    static let speakers = [
        Hue(light: ("0b58a5", "e8f1fb"), dark: ("86bcff", "17283c")),
        Hue(light: ("1b6e2f", "e7f5ea"), dark: ("83d597", "17301e")),
        Hue(light: ("9a4500", "fdf0e3"), dark: ("ffb784", "392514")),
        Hue(light: ("83338f", "f7eaf8"), dark: ("e3acec", "331f37")),
        Hue(light: ("006766", "e2f4f2"), dark: ("74d8d2", "122f2e")),
        Hue(light: ("6f5300", "f8f1d9"), dark: ("e2c873", "33290f")),
        Hue(light: ("4744b3", "ececfb"), dark: ("b9b7ff", "26254b")),
        Hue(light: ("a81d39", "fcebee"), dark: ("ff9fac", "3c1b21")),
    ]

    /// The class of the speaker of a rank.
    static func speakerClass(_ rank: Int?) -> String { rank.map { "s\($0 % speakers.count)" } ?? "unnamed" }

    /// The style sheet.
    static let sheet =
        ":root{color-scheme:light dark;" + variables(\.light) + "}\n"
        + "@media screen and (prefers-color-scheme:dark){:root{" + variables(\.dark) + "}}\n"
        + speakers.indices.map { ".s\($0){--c:var(--c\($0));--g:var(--g\($0))}" }.joined(separator: "\n")
        + rules

    private static func variables(_ part: (Hue) -> (text: String, ground: String)) -> String {
        let own = "--text:#\(part(paper).text);--paper:#\(part(paper).ground);--faint:#\(part(faint).text);"
        return own
            + speakers.enumerated().map { number, hue in
                "--c\(number):#\(part(hue).text);--g\(number):#\(part(hue).ground);"
            }.joined()
    }

    private static let rules = """

        body{margin:0;background:var(--paper);color:var(--text);font:1.0625rem/1.6 Charter,"Iowan Old Style",\
        Georgia,"Times New Roman",serif}
        a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:.15em}
        .contents,article,.colophon{max-width:62rem;margin:0 auto;padding:2.5rem 1.5rem;box-sizing:border-box}
        .contents ol{padding-left:1.5rem}
        article+article{border-top:1px solid var(--faint)}
        article::after{content:"";display:block;clear:both}
        header,.words,.notes{max-width:38rem}
        .facts,.kinds,.speakers,.beside,.who,.colophon,.contents small{font:.8125rem/1.45 system-ui,sans-serif;color:var(--faint)}
        h1{font-size:1.9rem;line-height:1.2;margin:.3rem 0 .6rem}
        h2{font-size:1.2rem;line-height:1.3;margin:1.8rem 0 .4rem}
        p,blockquote{margin:0 0 1rem;overflow-wrap:anywhere}
        blockquote{margin-left:1.2rem}
        .facts,.speakers,.kinds{margin:0 0 .5rem;padding:0}
        .speakers li{display:inline-block;margin:0 1rem .2rem 0}
        .speakers li::before,.by>b::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.4em;\
        border-radius:50%;background:var(--c,var(--faint))}
        header{border-bottom:1px solid var(--faint);margin-bottom:1.5rem;padding-bottom:.6rem}
        .q{background:var(--g,transparent);text-decoration:underline solid var(--c,var(--faint)) .09em;\
        text-underline-offset:.22em;border-radius:.15em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
        .q.mixed{text-decoration-style:dashed}
        .q.indirect{text-decoration-style:dotted}
        .name{font-weight:600}
        mark{color:inherit;background:#f5e27a80;border-radius:.15em}
        mark.green{background:#9fdc8c80}mark.blue{background:#8fc1ff80}mark.red{background:#ff9c9c80}
        .who{text-align:right;margin:-.7rem 0 1rem}
        .who b{color:var(--c,var(--text));font-weight:600}
        .caption{font-style:italic}.boilerplate,.byline,.dateline{color:var(--faint)}
        .beside{float:right;clear:right;width:20rem;margin:.25rem 0 .9rem 2rem}
        .beside b{color:var(--c,var(--text))}
        .by{border-left:2px solid var(--c,var(--faint));padding-left:.7rem;margin-bottom:.6rem;break-inside:avoid}
        .by ul{list-style:none;margin:.1rem 0 0;padding:0}
        .by li{margin:0 0 .35rem;color:var(--text)}
        .by li a{text-decoration:none}.by li a:hover{text-decoration:underline}
        .by small,.note small{display:block;color:var(--faint)}
        .supported>small::before{content:"✓ supported · "}.disputed>small::before{content:"✗ disputed · "}
        .noted>small::before{content:"• noted · "}
        .supported>small,.disputed>small{font-weight:600;color:var(--text)}
        .note{border:1px solid var(--faint);border-radius:.4rem;padding:.4rem .7rem;margin-bottom:.6rem;color:var(--text);\
        white-space:pre-line;break-inside:avoid}
        .notes .note{font:.875rem/1.5 system-ui,sans-serif}
        .at:target::before{content:"▸ ";color:var(--c,var(--text))}
        @media screen and (max-width:56rem){.row{display:flex;flex-direction:column-reverse}header,.words,.notes{max-width:none}\
        .beside{float:none;width:auto;margin:0 0 1.2rem 1.2rem}}
        @media print{@page{margin:1.6cm}body{font-size:10pt;background:none}.contents,article,.colophon{padding:0;max-width:none}\
        article{break-before:page}.contents+article,article:first-of-type{break-before:auto}\
        header,.words,.notes{max-width:64%}.beside{width:32%;margin:.2rem 0 .6rem 0;font-size:7.5pt}\
        h1{font-size:17pt}h2{font-size:12pt}h1,h2{break-after:avoid}p{orphans:2;widows:2}}

        """
}
