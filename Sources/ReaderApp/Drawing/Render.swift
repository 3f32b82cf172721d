import ArticleModel
import TerminalUI

extension ReaderState {
    /// The screen for this state. Pure: the same state always gives the same frame.
    public func render() -> Frame {
        var frame = Frame(size: size)
        let layout = ScreenLayout(self)
        if let page {
            PageDrawing(page: page, theme: theme, today: today).draw(into: &frame)
        } else {
            drawPanes(layout, into: &frame)
        }
        StatusDrawing(state: self, rect: layout.status).draw(into: &frame)
        switch overlay {
        case .help(let help): HelpDrawing(help: help, theme: theme).draw(into: &frame)
        case .palette(let palette): PaletteDrawing(palette: palette, theme: theme).draw(into: &frame)
        case .note(let editor): noteDrawing(editor).draw(into: &frame)
        case .correction(let correction):
            CorrectionDrawing(correction: correction, theme: theme, isAtTop: text.isTargetInLowerHalf).draw(
                into: &frame)
        case .status(let chooser):
            ClaimStatusDrawing(overlay: chooser, theme: theme, isAtTop: text.isTargetInLowerHalf).draw(
                into: &frame)
        case .links(let links): LinksDrawing(links: links, theme: theme).draw(into: &frame)
        case .changes(let changes): ChangesDrawing(changes: changes, theme: theme).draw(into: &frame)
        case .problems(let problems): ProblemsDrawing(problems: problems, theme: theme).draw(into: &frame)
        case .search, .filter, .narrowing, .pageFilter, .tags, .saveAs, .pipe, .source, nil: break
        }
        return frame
    }

    /// The note editor as it stands on the screen.
    func noteDrawing(_ editor: NoteEditor) -> NoteDrawing {
        NoteDrawing(
            editor: editor, hasTemplates: !noteTemplates.isEmpty,
            rect: NoteDrawing.rect(for: editor, in: self), theme: theme)
    }

    private func drawPanes(_ layout: ScreenLayout, into frame: inout Frame) {
        if let rect = layout.list { ListDrawing(state: self, rect: rect).draw(into: &frame) }
        if let rect = layout.text { TextDrawing(state: self, rect: rect).draw(into: &frame) }
        if let rect = layout.panel { PanelDrawing(state: self, rect: rect).draw(into: &frame) }
        drawSeparators(layout, into: &frame)
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
