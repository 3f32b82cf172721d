/// What is sent for cells that lead somewhere: the same cells over again in their place, with the link around them.
///
/// ncurses keeps no links. What it has drawn stays as it is, cell for cell; each run of cells is placed by itself, and
/// cursor and style are as before afterwards, so ncurses need not know.
struct LinkSequences {
    private let save: String
    private let restore: String
    private let plain: String
    private let attributes: [(Style.Attributes, String)]

    /// For the terminal of which `TerminalType.capability` speaks; nil where it cannot save and place the cursor.
    init?() {
        guard let save = TerminalType.capability("sc"), let restore = TerminalType.capability("rc"),
            TerminalType.capability("cup") != nil
        else { return nil }
        self.save = TerminalSequences.withoutPadding(save)
        self.restore = TerminalSequences.withoutPadding(restore)
        plain = TerminalSequences.withoutPadding(TerminalType.capability("sgr0") ?? "")
        let names: [(Style.Attributes, String)] = [
            (.bold, "bold"), (.underline, "smul"), (.reverse, "rev"), (.dim, "dim"), (.italic, "sitm"),
        ]
        attributes = names.map { attribute, name in
            (attribute, TerminalSequences.withoutPadding(TerminalType.capability(name) ?? ""))
        }
    }

    /// Begins a run of cells of one style that lead to one place, or no longer anywhere.
    func begin(
        row: Int, column: Int, _ style: Style.Attributes, foreground: Int32, background: Int32,
        _ target: LinkTarget?
    ) -> String {
        var sequence = TerminalType.capability("cup", Int32(row), Int32(column)) ?? ""
        sequence += plain + attributes.filter { style.contains($0.0) }.map(\.1).joined()
        if foreground >= 0 { sequence += TerminalType.capability("setaf", foreground) ?? "" }
        if background >= 0 { sequence += TerminalType.capability("setab", background) ?? "" }
        return sequence + TerminalSequences.link(target)
    }

    /// Runs of cells, after which cursor and style are as they were and nothing leads anywhere.
    func keepingPlace(_ runs: String) -> String { save + runs + TerminalSequences.link(nil) + restore }
}
