import ArticleModel
import ArticleStore
import Glibc
import TerminalUI

/// Runs the reader: hands events to `update`, carries out its effects, shows its frames.
///
/// The interface's thread does nothing but this; the library and the parser work elsewhere and answer with events.
public final class ReaderRuntime {
    private let backend: any TerminalBackend
    private let inbox: Inbox
    private let librarian: Librarian
    private let editor: ExternalEditor
    private let settingsFile: SettingsFile
    private let settingsWatch: SettingsWatch
    private let home: String
    /// Where notes go that the library does not take, in this order.
    private let fallbackFolders: [String]
    private var state: ReaderState

    /// Prepares a reader; nothing is read or drawn yet.
    ///
    /// - Parameters:
    ///   - library: where articles are read and notes are saved.
    ///   - backend: the terminal.
    ///   - environment: for `EDITOR`, `VISUAL` and `COLORFGBG`.
    ///   - settingsFile: read again whenever it changes.
    ///   - settings: what it says now, with what in it cannot be used.
    ///   - newLibrary: the library's folder, where it was made just now: the first screen names it.
    public init(
        library: Library, backend: any TerminalBackend, environment: [String: String],
        settingsFile: SettingsFile,
        settings: (settings: Settings, problems: [SettingsProblem]), newLibrary: String? = nil
    ) {
        self.backend = backend
        let waker = backend.waker
        inbox = Inbox { waker.wake() }
        librarian = Librarian(library: library, inbox: inbox)
        editor = ExternalEditor(environment: environment)
        self.settingsFile = settingsFile
        settingsWatch = SettingsWatch(settingsFile, inbox: inbox)
        home = environment["HOME"] ?? ""
        fallbackFolders = Self.fallbackFolders(environment)
        state = ReaderState(
            size: backend.size,
            look: TerminalLook(colors: backend.capabilities.colors, environment: environment),
            settings: settings.settings, today: CalendarDate(iso: Timestamp.now()),
            newLibrary: newLibrary)
        if !settings.problems.isEmpty { inbox.send(.settings(settings.settings, settings.problems)) }
    }

    /// Shows the reader until the user leaves it. Everything that was changed is on disk when it returns.
    ///
    /// - Returns: what could not be saved at the end, a line each, for when the terminal is given back.
    public func run() -> [String] {
        state.fitPanes()
        backend.present(state.render())
        handle(.loadList(state.list.request()))
        librarian.watch()
        settingsWatch.start()
        while !state.isQuitting {
            take(backend.nextEvent(timeout: nil))
            // What has come in meanwhile is taken before drawing: held keys and pastes never queue up behind frames.
            while !state.isQuitting, let event = backend.nextEvent(timeout: 0) { take(event) }
            take(nil)
            backend.present(state.render())
        }
        settingsWatch.stop()
        let unsaved = librarian.finish(fallback: fallbackFolders)
        return inbox.take().compactMap { event in
            if case .failed(let line) = event { line } else { nil }
        } + unsaved
    }

    private func take(_ event: TerminalEvent?) {
        for event in inbox.take() { apply(event) }
        if let event { apply(.terminal(event)) }
    }

    private func apply(_ event: ReaderEvent) {
        for effect in state.update(event) { handle(effect) }
    }

    private func handle(_ effect: Effect) {
        switch effect {
        case .redraw: backend.invalidate()
        case .suspend: backend.suspend()
        case .quit: break
        case .readSettings:
            let read = settingsFile.read()
            apply(.settings(read.settings, read.problems))
        case .openAddress(let address, let program):
            if let reason = OtherProgram.launch(program + [address]) {
                inbox.send(
                    .failed(
                        "cannot start \(program.first ?? ""): \(reason); set browser in \(settingsFile.path)")
                )
            }
        case .pipe(let text, let program):
            let outcome = backend.withTerminalReleased { pipe(text, to: program) }
            backend.invalidate()
            apply(outcome)
        case .copy(let text):
            if !backend.copyToClipboard(text) {
                inbox.send(.failed("Too long for the clipboard: select less"))
            }
        case .edit(let text, let purpose):
            let outcome = backend.withTerminalReleased { editor.edit(text) }
            backend.invalidate()
            switch outcome {
            case .success(let text): apply(.edited(text, purpose: purpose))
            case .failure(let error): apply(.failed(error.description))
            }
        case .saveElsewhere(let path) where path.hasPrefix("~/"):
            librarian.carryOut(.saveElsewhere(home + path.dropFirst()))
        case .add(let path) where path.hasPrefix("~/"):
            librarian.carryOut(.add(home + path.dropFirst()))
        default: librarian.carryOut(effect)
        }
    }

    /// Runs a program on a text; what it has printed stays until a key is pressed.
    private func pipe(_ text: String, to program: [String]) -> ReaderEvent {
        switch OtherProgram.run(program, input: text) {
        case .notStarted(let reason): return .failed("cannot start \(program.first ?? ""): \(reason)")
        case .ended(let status):
            print("\n[Enter goes back to the article]")
            _ = readLine()
            return status == 0
                ? .progress("\(program.first ?? "") is done")
                : .failed("\(program.first ?? "") ended with status \(status)")
        }
    }

    /// The user's folder for states (XDG Base Directory Specification), else the one for temporary files.
    private static func fallbackFolders(_ environment: [String: String]) -> [String] {
        let home = environment["HOME"].map { $0 + "/.local/state" }
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
        return [state.map { $0 + "/quoth" }, environment["TMPDIR"] ?? "/tmp"].compactMap { $0 }
    }
}
