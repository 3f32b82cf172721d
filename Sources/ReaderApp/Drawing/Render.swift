import ArticleModel
import TerminalUI

extension ReaderState {
    /// The screen for this state. Pure: the same state always gives the same frame.
    public func render() -> Frame {
        var frame = Frame(size: size)
        let layout = ScreenLayout(self)
        if let rect = layout.list { ListDrawing(state: self, rect: rect).draw(into: &frame) }
        if let rect = layout.text { TextDrawing(state: self, rect: rect).draw(into: &frame) }
        if let rect = layout.panel { PanelDrawing(state: self, rect: rect).draw(into: &frame) }
        drawSeparators(layout, into: &frame)
        StatusDrawing(state: self, rect: layout.status).draw(into: &frame)
        switch overlay {
        case .help(let help): HelpDrawing(help: help, theme: theme).draw(into: &frame)
        case .palette(let palette): PaletteDrawing(palette: palette, theme: theme).draw(into: &frame)
        case .note(let editor): NoteDrawing(editor: editor, theme: theme).draw(into: &frame)
        case .changes(let changes): ChangesDrawing(changes: changes, theme: theme).draw(into: &frame)
        case .search, .filter, .saveAs, nil: break
        }
        return frame
    }

    private func drawSeparators(_ layout: ScreenLayout, into frame: inout Frame) {
        let panes = [layout.list, layout.text, layout.panel].compactMap { $0 }.sorted { $0.left < $1.left }
        for pane in panes.dropLast() {
            for row in pane.top..<pane.bottom {
                frame.put("│", row: row, column: pane.right, style: theme.separator)
            }
        }
    }

    /// Draws the title of a pane; the one with the focus is underlined.
    func drawTitle(_ title: String, pane: PaneName, rect: Rect, into frame: inout Frame) {
        let style = focus == pane ? theme.paneTitleFocused : theme.paneTitle
        frame.putCut(title, row: rect.top, column: rect.left + 1, width: rect.columns - 2, style: style)
    }
}
