/// What is sent to the terminal for a cluster: pieces that each take as many columns as the C library says,
/// because both ncurses and most terminals count by it.
///
/// Terminals disagree on sequences whose width is not that of their first character (emoji joined by ZWJ or asked
/// for by U+FE0F, some Indic clusters). Of these only as much is sent as takes the cluster's columns everywhere;
/// blanks fill the rest. So nothing after them ever shifts.
enum Glyphs {
    /// A spacing character with its marks.
    struct Piece: Hashable {
        var scalars: [Unicode.Scalar]
        var width: Int
    }

    /// ncurses keeps this many code points in a cell.
    static let longestPiece = 5

    /// The pieces of a cluster that takes `columns`; their widths add up to it.
    ///
    /// - Parameter widthInC: the C library's `wcwidth`: -1 for what it does not know.
    static func pieces(
        _ cluster: String, columns: Int, widthInC: (Unicode.Scalar) -> Int
    ) -> [Piece] {
        var pieces: [Piece] = []
        var used = 0
        for scalar in cluster.unicodeScalars {
            if isPresentation(scalar) { continue }
            let width = widthInC(scalar)
            if width == 0 {
                guard let last = pieces.indices.last, pieces[last].scalars.count < longestPiece else {
                    continue
                }
                pieces[last].scalars.append(scalar)
            } else {
                // Unknown to the C library, or wider there than here.
                let isDrawable = width > 0 && used + width <= columns
                if !isDrawable, !pieces.isEmpty { break }
                pieces.append(isDrawable ? Piece(scalars: [scalar], width: width) : unknown)
                used += isDrawable ? width : 1
            }
        }
        if let last = pieces.indices.last, pieces[last].scalars.last == "\u{200D}" {
            pieces[last].scalars.removeLast()
        }
        while used < columns {
            pieces.append(Piece(scalars: [" "], width: 1))
            used += 1
        }
        return pieces
    }

    private static let unknown = Piece(scalars: ["\u{FFFD}"], width: 1)

    /// The selectors of text and emoji presentation: some terminals change the width with them.
    private static func isPresentation(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{FE0E}" || scalar == "\u{FE0F}"
    }
}
