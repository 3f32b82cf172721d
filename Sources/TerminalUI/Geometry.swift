/// A place on the screen, from 0, 0 at the top left.
public struct Position: Hashable, Sendable {
    /// The row, from the top.
    public var row: Int
    /// The column, from the left.
    public var column: Int

    /// Makes a position.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// The extent of a screen or a part of it, in cells.
public struct Size: Hashable, Sendable {
    /// The number of rows.
    public var rows: Int
    /// The number of columns.
    public var columns: Int

    /// Makes a size; negative numbers become 0.
    public init(rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }
}

/// A part of the screen.
public struct Rect: Hashable, Sendable {
    /// The top left cell.
    public var origin: Position
    /// The extent.
    public var size: Size

    /// Makes a rectangle.
    public init(row: Int, column: Int, rows: Int, columns: Int) {
        origin = Position(row: row, column: column)
        size = Size(rows: rows, columns: columns)
    }

    /// The first row.
    public var top: Int { origin.row }
    /// The first column.
    public var left: Int { origin.column }
    /// The row after the last.
    public var bottom: Int { origin.row + size.rows }
    /// The column after the last.
    public var right: Int { origin.column + size.columns }
    /// The number of rows.
    public var rows: Int { size.rows }
    /// The number of columns.
    public var columns: Int { size.columns }

    /// Whether a cell lies within.
    public func contains(_ position: Position) -> Bool {
        (top..<bottom).contains(position.row) && (left..<right).contains(position.column)
    }
}
