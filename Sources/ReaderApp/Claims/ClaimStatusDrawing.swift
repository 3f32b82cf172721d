import ArticleModel
import ArticleStore
import TerminalUI

/// Draws the four states of a claim to choose from.
struct ClaimStatusDrawing {
    let overlay: ClaimStatusOverlay
    let theme: Theme
    /// Whether the claim stands in the lower half of the screen: the choices stand in the other.
    let isAtTop: Bool

    private static let columns = 64

    func draw(into frame: inout Frame) {
        let columns = min(Self.columns, frame.size.columns)
        let height = min(ClaimStatusOverlay.choices.count + 2, max(0, frame.size.rows - 1))
        let rect = Rect(
            row: isAtTop ? 0 : frame.size.rows - 1 - height, column: (frame.size.columns - columns) / 2,
            rows: height, columns: columns)
        let box = OverlayBox(rect: rect, title: "Claim: " + overlay.words, theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        for (place, choice) in ClaimStatusOverlay.choices.enumerated() where place < area.rows {
            let isSelected = place == overlay.selected
            let style = isSelected ? theme.selectedRow : theme.overlay
            let row = area.top + place
            if isSelected {
                frame.fill(Rect(row: row, column: area.left, rows: 1, columns: area.columns), style: style)
            }
            let key = isSelected ? style : Style(theme.key.foreground, on: style.background, .bold)
            frame.put(String(choice.letter), row: row, column: area.left + 1, style: key)
            let name = ClaimStatus.sign(of: choice.status) + " " + ClaimStatus.words(for: choice.status)
            frame.putCut(
                name, row: row, column: area.left + 4, width: area.columns - 4, style: style.with(.bold))
            let help = choice.status == overlay.present ? "now" : choice.help
            frame.putCut(
                help, row: row, column: area.left + 18, width: area.columns - 19,
                style: isSelected ? style : Style(theme.overlayBorder.foreground, on: style.background))
        }
    }
}
