/// One cell of the screen.
public struct Cell: Hashable, Sendable {
    /// The grapheme cluster drawn here; empty in the second half of a wide one.
    public var cluster: String
    /// How it is drawn.
    public var style: Style
    /// Where it leads: the place in `Frame.links`, from 1; 0 for nowhere.
    var link: UInt16 = 0

    /// Makes a cell.
    public init(_ cluster: String = " ", _ style: Style = .plain) {
        self.cluster = cluster
        self.style = style
    }

    /// An empty cell.
    public static let blank = Cell()
}

/// A whole screen as a grid of cells: what a view draws into and what a backend shows.
///
/// Invariant: no cell holds a control character, and a wide cluster is always followed by its empty second
/// half within the same row, because `put` is the only way to write.
public struct Frame: Hashable, Sendable {
    /// The extent of the screen.
    public let size: Size
    /// The cells, row by row.
    public private(set) var cells: [Cell]
    /// Where the terminal's cursor shows; nil hides it.
    public var cursor: Position?
    /// Where cells lead.
    private(set) var links: [LinkTarget] = []

    /// An empty screen.
    public init(size: Size) {
        self.size = size
        cells = [Cell](repeating: .blank, count: size.rows * size.columns)
    }

    /// The cell at a place; a blank one outside the screen.
    public subscript(row: Int, column: Int) -> Cell {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return .blank }
        return cells[row * size.columns + column]
    }

    /// Draws a text from a place to the right, at most `limit` columns wide and never beyond the screen's edge; a wide
    /// cluster that does not fit is left out. The text is cleaned as `TextWidth.clean` says.
    ///
    /// - Returns: the column after the last cell drawn.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, style: Style = .plain, limit: Int = .max
    ) -> Int {
        guard (0..<size.rows).contains(row), column < size.columns else { return column }
        var at = column
        let end = limit >= size.columns - column ? size.columns : column + max(0, limit)
        for character in text {
            if at >= end { break }
            let (cluster, width) = TextWidth.cell(character)
            if width == 0 { continue }
            if at + width > end { break }
            if at >= 0 { set(cluster, width: width, row: row, column: at, style: style) }
            at += width
        }
        return at
    }

    /// Fills a rectangle with blanks of one style.
    public mutating func fill(_ rect: Rect, style: Style = .plain) {
        let rows = (rect.top..<max(rect.top, rect.bottom)).clamped(to: 0..<size.rows)
        let columns = (rect.left..<max(rect.left, rect.right)).clamped(to: 0..<size.columns)
        for row in rows {
            for column in columns { set(" ", width: 1, row: row, column: column, style: style) }
        }
    }

    /// Changes the style of cells without touching what stands in them.
    public mutating func restyle(row: Int, columns: Range<Int>, _ change: (Style) -> Style) {
        guard (0..<size.rows).contains(row) else { return }
        for column in columns.clamped(to: 0..<size.columns) {
            let index = row * size.columns + column
            cells[index].style = change(cells[index].style)
        }
    }

    /// Makes cells lead somewhere, until something else is drawn there. Terminals that cannot be clicked show no difference.
    public mutating func link(row: Int, columns: Range<Int>, to target: LinkTarget) {
        guard (0..<size.rows).contains(row), links.count < Int(UInt16.max) else { return }
        if links.last != target { links.append(target) }
        for column in columns.clamped(to: 0..<size.columns) {
            cells[row * size.columns + column].link = UInt16(links.count)
        }
    }

    /// Where a cell leads; nil for nowhere.
    public func link(row: Int, column: Int) -> LinkTarget? {
        let number = Int(self[row, column].link)
        return number > 0 ? links[number - 1] : nil
    }

    /// A row as text, without the blanks at its end: for tests and for copying a screen.
    public func text(row: Int) -> String {
        var line = ""
        for column in 0..<size.columns { line += self[row, column].cluster }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// All rows as text.
    public var text: String {
        (0..<size.rows).map { text(row: $0) }.joined(separator: "\n")
    }

    private mutating func set(_ cluster: String, width: Int, row: Int, column: Int, style: Style) {
        let index = row * size.columns + column
        // Half of a wide cluster that is being overwritten must not stay behind.
        if cells[index].cluster.isEmpty, column > 0 { cells[index - 1].cluster = " " }
        let after = index + width
        if column + width < size.columns, cells[after].cluster.isEmpty { cells[after].cluster = " " }
        cells[index] = Cell(cluster, style)
        if width == 2 { cells[index + 1] = Cell("", style) }
    }
}
