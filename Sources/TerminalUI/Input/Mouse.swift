/// A mouse report as the terminal sends it (xterm's mode 1006, SGR).
struct MouseReport: Hashable {
    /// Button in the lowest two bits; 4, 8, 16 modifiers; 32 motion; 64 wheel.
    var code: Int
    /// False for a release.
    var isPress: Bool
    /// The cell.
    var position: Position

    init(code: Int, isPress: Bool, position: Position) {
        self.code = code
        self.isPress = isPress
        self.position = position
    }

    /// Reads `<code;column;row`, both from 1; nil when it is not that.
    init?(parameters: [UInt8], isPress: Bool) {
        guard parameters.first == UInt8(ascii: "<") else { return nil }
        let numbers = parameters.dropFirst().split(separator: UInt8(ascii: ";"))
            .map { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2],
            code >= 0, (1...100_000).contains(column), (1...100_000).contains(row)
        else { return nil }
        self.init(code: code, isPress: isPress, position: Position(row: row - 1, column: column - 1))
    }
}

/// Makes mouse events of reports: knows what is held down, and what makes a double or triple click.
struct MouseTracker {
    /// Two presses within this time on one cell are a double click, a third makes a triple click.
    static let doubleClickTime = Duration.milliseconds(400)

    private var isHeld = false
    private var last: Position?
    private var lastPress: (position: Position, time: Duration, count: Int)?

    /// The event of a report, if it means any to us: buttons other than the left, and sideways wheels, mean nothing.
    ///
    /// - Parameter time: when it came, on any clock that only goes forward.
    mutating func event(_ report: MouseReport, at time: Duration) -> MouseEvent? {
        let button = report.code & 3
        if report.code & 64 != 0 {
            guard report.isPress, button < 2 else { return nil }
            return MouseEvent(button == 0 ? .wheelUp : .wheelDown, at: report.position)
        }
        guard button == 0 else { return nil }
        if !report.isPress { return release(report.position) }
        return report.code & 32 != 0 ? drag(report.position) : press(report.position, at: time)
    }

    private mutating func press(_ position: Position, at time: Duration) -> MouseEvent {
        isHeld = true
        last = position
        if let previous = lastPress, previous.position == position,
            time - previous.time <= Self.doubleClickTime
        {
            // A fourth press begins anew.
            lastPress = previous.count == 1 ? (position, time, 2) : nil
            return MouseEvent(previous.count == 1 ? .doubleClick : .tripleClick, at: position)
        }
        lastPress = (position, time, 1)
        return MouseEvent(.press, at: position)
    }

    private mutating func drag(_ position: Position) -> MouseEvent? {
        guard isHeld, position != last else { return nil }
        last = position
        lastPress = nil
        return MouseEvent(.drag, at: position)
    }

    private mutating func release(_ position: Position) -> MouseEvent? {
        guard isHeld else { return nil }
        isHeld = false
        return MouseEvent(.release, at: position)
    }
}
