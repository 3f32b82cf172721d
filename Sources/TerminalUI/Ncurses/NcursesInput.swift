import CNcurses
import Glibc

/// Turns what ncurses reads from the terminal into events.
///
/// Mouse reports and pastes are read here and not by ncurses, so that they work whatever the terminal's
/// description says of them (tmux's and screen's know an older mouse protocol only).
struct NcursesInput {
    private enum Code {
        static let mouse: UInt32 = 2000
        static let pasteBegin: UInt32 = 2001
        static let pasteEnd: UInt32 = 2002
    }

    /// Longer pastes are cut here.
    private static let longestPaste = 1 << 20
    /// How long to wait for the rest of a report or paste, in milliseconds.
    private static let patience: Int32 = 200
    /// Two presses on one cell within this time are a double click, in milliseconds.
    private static let doubleClick = 400

    private var lastPress: (position: Position, time: Int)?

    init() {
        keypad(quoth_screen(), true)
        define_key("\u{1B}[<", Int32(Code.mouse))
        define_key("\u{1B}[200~", Int32(Code.pasteBegin))
        define_key("\u{1B}[201~", Int32(Code.pasteEnd))
    }

    private enum Input {
        case none
        case character(Unicode.Scalar)
        case code(UInt32)
    }

    /// All events that have come in; does not wait.
    mutating func drain(_ window: UnsafeMutablePointer<WINDOW>?) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        wtimeout(window, 0)
        while events.count < 1024 {
            switch read(window) {
            case .none: return events
            case .code(let code):
                if let event = event(for: code, window) { events.append(event) }
            case .character(let scalar): events.append(.key(key(for: scalar, window, &events)))
            }
        }
        return events
    }

    private func read(_ window: UnsafeMutablePointer<WINDOW>?) -> Input {
        var value: wint_t = 0
        let result = wget_wch(window, &value)
        if result == quoth_err() { return .none }
        if result == quoth_key_code_yes() { return .code(value) }
        return Unicode.Scalar(value).map { .character($0) } ?? .none
    }

    private mutating func event(for code: UInt32, _ window: UnsafeMutablePointer<WINDOW>?) -> TerminalEvent? {
        switch code {
        case Code.mouse: return mouse(window)
        case Code.pasteBegin: return .paste(paste(window))
        default: return Self.keys[Int32(code)].map { .key($0) }
        }
    }

    private func key(for scalar: Unicode.Scalar, _ window: UnsafeMutablePointer<WINDOW>?, _ events: inout [TerminalEvent]) -> Key {
        switch scalar.value {
        case 0x1B: return afterEscape(window)
        case 0x0D: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0x00: return .control(" ")
        case 0x01...0x1A: return .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
        case 0x1C...0x1F: return .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
        default:
            // A combining mark belongs to the letter before it: one key.
            if case .key(.character(let before))? = events.last {
                let joined = String(before) + String(Character(scalar))
                if joined.count == 1, let character = joined.first {
                    events.removeLast()
                    return .character(character)
                }
            }
            return .character(Character(scalar))
        }
    }

    /// Escape alone, or Alt with the key that came at once after it.
    private func afterEscape(_ window: UnsafeMutablePointer<WINDOW>?) -> Key {
        guard case .character(let scalar) = read(window) else { return .escape }
        return scalar.value == 0x1B ? .escape : .alt(Character(scalar))
    }

    // MARK: Mouse

    /// The rest of a report `ESC [ < button ; column ; row M` (or `m` for a release), as xterm's control
    /// sequences define it.
    private mutating func mouse(_ window: UnsafeMutablePointer<WINDOW>?) -> TerminalEvent? {
        wtimeout(window, Self.patience)
        defer { wtimeout(window, 0) }
        var numbers = [0]
        for _ in 0..<32 {
            guard case .character(let scalar) = read(window) else { return nil }
            switch scalar {
            case "0"..."9": numbers[numbers.count - 1] = min(99_999, numbers[numbers.count - 1] * 10 + Int(scalar.value - 0x30))
            case ";": numbers.append(0)
            case "M", "m": return numbers.count == 3 ? report(numbers, isRelease: scalar == "m") : nil
            default: return nil
            }
        }
        return nil
    }

    private mutating func report(_ numbers: [Int], isRelease: Bool) -> TerminalEvent? {
        let position = Position(row: numbers[2] - 1, column: numbers[1] - 1)
        switch numbers[0] {
        case 64: return .mouse(MouseEvent(.wheelUp, at: position))
        case 65: return .mouse(MouseEvent(.wheelDown, at: position))
        case 0 where isRelease: return .mouse(MouseEvent(.release, at: position))
        case 0: return .mouse(MouseEvent(isDouble(position) ? .doubleClick : .press, at: position))
        case 32: return .mouse(MouseEvent(.drag, at: position))
        default: return nil
        }
    }

    private mutating func isDouble(_ position: Position) -> Bool {
        var clock = timespec()
        clock_gettime(CLOCK_MONOTONIC, &clock)
        let now = clock.tv_sec * 1000 + clock.tv_nsec / 1_000_000
        let isDouble = lastPress.map { $0.position == position && now - $0.time <= Self.doubleClick } ?? false
        lastPress = isDouble ? nil : (position, now)
        return isDouble
    }

    // MARK: Pasting

    /// Everything up to the end of the paste, as it comes: no key is looked for in it.
    private func paste(_ window: UnsafeMutablePointer<WINDOW>?) -> String {
        keypad(window, false)
        wtimeout(window, Self.patience)
        defer {
            keypad(window, true)
            wtimeout(window, 0)
        }
        let end = Array("\u{1B}[201~".unicodeScalars)
        var text = String.UnicodeScalarView()
        var tail: [Unicode.Scalar] = []
        while case .character(let scalar) = read(window) {
            tail.append(scalar)
            if tail.count > end.count {
                let oldest = tail.removeFirst()
                if text.count < Self.longestPaste { text.append(oldest) }
            }
            if tail == end { return String(text) }
        }
        text.append(contentsOf: tail)
        return String(text)
    }

    // MARK: Keys

    private static let keys: [Int32: Key] = {
        var keys: [Int32: Key] = [
            KEY_DOWN: .down, KEY_UP: .up, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home, KEY_END: .end,
            KEY_NPAGE: .pageDown, KEY_PPAGE: .pageUp, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert,
            KEY_ENTER: .enter, KEY_BTAB: .backTab,
        ]
        for number in 1...12 { keys[KEY_F0 + Int32(number)] = .function(number) }
        return keys
    }()
}
