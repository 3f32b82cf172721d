import TerminalUI

/// Where the panes stand on a screen: three beside one another, two, or one.
struct ScreenLayout: Equatable, Sendable {
    var list: Rect?
    var text: Rect?
    var panel: Rect?
    var status: Rect

    /// From this width on there are three panes.
    static let widthForThree = 110
    /// From this width on there are two.
    static let widthForTwo = 70
    private static let narrowestText = 44
    private static let narrowestList = 24
    private static let widestList = 48
    private static let widestPanel = 52

    init(_ state: ReaderState) {
        let size = state.size
        let rows = max(0, size.rows - 1)
        status = Rect(row: rows, column: 0, rows: min(1, size.rows), columns: size.columns)
        func pane(_ column: Int, _ columns: Int) -> Rect {
            Rect(row: 0, column: column, rows: rows, columns: columns)
        }
        if state.isZoomed || size.columns < Self.widthForTwo {
            let whole = pane(0, size.columns)
            switch state.focus {
            case .list: list = whole
            case .text: text = whole
            case .panel: panel = whole
            }
        } else if size.columns < Self.widthForThree {
            let showsPanel = state.focus == .panel || (state.focus == .text && state.isReading)
            let extra = showsPanel ? state.panelExtra : state.listExtra
            let widest = min(30, size.columns - Self.narrowestText - 1)
            let side = min(max(24, size.columns / 3 - 2 + extra), widest)
            if showsPanel {
                text = pane(0, size.columns - side - 1)
                panel = pane(size.columns - side, side)
            } else {
                list = pane(0, side)
                text = pane(side + 1, size.columns - side - 1)
            }
        } else {
            let room = size.columns - Self.narrowestText - 2
            let panelShare = min(size.columns / 4, Self.widestPanel)
            // What the text does not need for its measure is the list's, whose titles are cut.
            let spare = size.columns - 2 - panelShare - TextPane.gutter - 1 - state.text.widestMeasure
            let listShare = max(Self.narrowestList, min(size.columns / 5, 40), min(spare, Self.widestList))
            let listWidth = min(max(20, listShare + state.listExtra), room - 20)
            let panelWidth = min(max(20, panelShare + state.panelExtra), room - listWidth)
            list = pane(0, listWidth)
            text = pane(listWidth + 1, size.columns - listWidth - panelWidth - 2)
            panel = pane(size.columns - panelWidth, panelWidth)
        }
    }

    /// The pane at a place.
    func pane(at position: Position) -> ReaderState.PaneName? {
        if let list, list.contains(position) { return .list }
        if let text, text.contains(position) { return .text }
        if let panel, panel.contains(position) { return .panel }
        return nil
    }
}
