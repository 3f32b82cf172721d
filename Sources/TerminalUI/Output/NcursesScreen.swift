import CNcurses

/// Sends frames to ncurses, row by row where they changed.
struct NcursesScreen {
    private var shown: Frame?
    private var pairs: ColorPairs
    private var row: [cchar_t] = []
    private let isUTF8: Bool
    private let links: LinkSequences?

    /// A screen of a terminal with so many colours (0 for none), and links where it takes them.
    init(colors: Int, isUTF8: Bool, links: LinkSequences?) {
        self.links = links
        pairs = ColorPairs(colors: colors, limit: Int(quoth_pair_limit()))
        self.isUTF8 = isUTF8
    }

    /// Forgets what is shown: the next frame is sent whole, over whatever stands on the terminal.
    mutating func invalidate() {
        shown = nil
        quoth_redraw_whole()
    }

    /// Shows a frame. One that is larger or smaller than the screen is cut or filled with blanks.
    ///
    /// - Returns: what is to be sent next, for the links of which ncurses knows nothing: the same cells once more, with
    ///   where they lead.
    mutating func present(_ frame: Frame, on size: Size) -> String {
        var linked = ""
        for row in 0..<size.rows where !isShown(frame, row: row) {
            draw(frame, row: row, columns: size.columns)
            linked += linkedCells(of: frame, row: row, columns: size.columns)
        }
        let cursor = frame.cursor.flatMap { at in
            (0..<size.rows).contains(at.row) && (0..<size.columns).contains(at.column) ? at : nil
        }
        quoth_place_cursor(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
        quoth_flush()
        shown = frame
        return linked.isEmpty ? "" : links?.keepingPlace(linked) ?? ""
    }

    /// The cells of a row that lead somewhere, or did so until now.
    private func linkedCells(of frame: Frame, row: Int, columns: Int) -> String {
        guard let links, !frame.links.isEmpty || shown?.links.isEmpty == false else { return "" }
        var result = ""
        var last: (column: Int, style: Style, target: LinkTarget?)?
        for column in 0..<columns {
            let cell = frame[row, column]
            let target = frame.link(row: row, column: column)
            guard target != nil || shown?.link(row: row, column: column) != nil else { continue }
            if cell.cluster.isEmpty { continue }
            let isWide = column + 1 < columns && frame[row, column + 1].cluster.isEmpty
            if last?.column != column || last?.style != cell.style || last?.target != target {
                let (front, back) = pairs.indices(
                    foreground: cell.style.foreground, background: cell.style.background)
                result += links.begin(
                    row: row, column: column, cell.style.attributes, foreground: front, background: back,
                    target)
            }
            for piece in Glyphs.pieces(cell.cluster, columns: isWide ? 2 : 1, widthInC: widthInC) {
                result.unicodeScalars.append(
                    contentsOf: piece.scalars.compactMap { Unicode.Scalar(encoded($0)) })
            }
            last = (column + (isWide ? 2 : 1), cell.style, target)
        }
        return result
    }

    private func isShown(_ frame: Frame, row: Int) -> Bool {
        guard let shown, shown.size == frame.size, row < frame.size.rows else { return false }
        let cells = (row * frame.size.columns)..<((row + 1) * frame.size.columns)
        return shown.cells[cells] == frame.cells[cells]
            && (shown.links == frame.links || frame.cells[cells].allSatisfy { $0.link == 0 })
    }

    private mutating func draw(_ frame: Frame, row index: Int, columns: Int) {
        row.removeAll(keepingCapacity: true)
        var style = Style.plain
        var pair: Int32 = 0
        var attributes = quoth_attributes(0)
        for column in 0..<columns {
            let cell = frame[index, column]
            // The second half of a wide cluster was drawn with the first.
            if cell.cluster.isEmpty { continue }
            if cell.style != style {
                style = cell.style
                pair = pairs.number(foreground: style.foreground, background: style.background)
                attributes = quoth_attributes(UInt32(style.attributes.rawValue))
            }
            let isWide = column + 1 < columns && frame[index, column + 1].cluster.isEmpty
            let isLast = column == columns - 1 || frame[index, column + 1] == Cell.blank
            append(isLast ? lastCluster(of: cell) : cell.cluster, columns: isWide ? 2 : 1, attributes, pair)
        }
        quoth_draw_row(Int32(index), row, Int32(row.count))
    }

    /// A coloured blank at the end of a row, or before plain blanks, becomes a no-break space: for blanks ncurses would erase the rest
    /// of the row, and not every terminal and multiplexer keeps the colour of what is erased.
    private func lastCluster(of cell: Cell) -> String {
        let isColoured = cell.style.background != .standard || cell.style.attributes.contains(.reverse)
        return isUTF8 && isColoured && cell.cluster == " " ? "\u{A0}" : cell.cluster
    }

    private mutating func append(_ cluster: String, columns: Int, _ attributes: attr_t, _ pair: Int32) {
        var cell = cchar_t()
        if columns == 1, cluster.utf8.count == 1, let byte = cluster.utf8.first {
            if quoth_set_single(&cell, wchar_t(byte), attributes, pair) { row.append(cell) }
            return
        }
        for piece in Glyphs.pieces(cluster, columns: columns, widthInC: widthInC) {
            let text = piece.scalars.map { wchar_t(bitPattern: encoded($0)) } + [0]
            if quoth_set_cell(&cell, text, attributes, pair) { row.append(cell) }
        }
    }

    private func widthInC(_ scalar: Unicode.Scalar) -> Int {
        if isUTF8 { return Int(quoth_columns(wchar_t(bitPattern: scalar.value))) }
        return scalar.isASCII ? 1 : -1
    }

    /// Without UTF-8 there is no U+FFFD.
    private func encoded(_ scalar: Unicode.Scalar) -> UInt32 {
        isUTF8 || scalar.isASCII ? scalar.value : 0x3F
    }
}
