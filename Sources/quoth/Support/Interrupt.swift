import Glibc
import Synchronization

/// `^C`: the first asks long work to end in good order, the second ends the program.
enum Interrupt {
    /// The exit status of a program that was interrupted, as shells have it.
    static let status: Int32 = 128 + SIGINT

    private static let flag = Atomic(false)

    /// Whether the user has asked for the end.
    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// Takes `^C` (and the end asked for by SIGTERM) from now on.
    static func take() {
        // Made before a signal can come: a handler must not make anything.
        _ = isRequested
        // Whoever has started the program may have blocked them.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interrupt.flag.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
