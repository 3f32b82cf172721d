// The part of the terminal's care that must be C: what runs within signal handlers.
//
// A handler may run between any two instructions of any thread, so nothing here allocates, locks or calls into
// Swift. Handlers of events only set a bit and wake the reader; handlers of faults give the terminal back.

#ifndef QUOTH_CTERMINAL_H
#define QUOTH_CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/// What happened since `quoth_signals_take` was last called; bits of its result.
enum {
    QUOTH_RESIZED = 1,   ///< SIGWINCH
    QUOTH_HANG_UP = 2,   ///< SIGTERM, SIGHUP, or SIGINT from outside
    QUOTH_STOP = 4,      ///< SIGTSTP from outside
    QUOTH_CONTINUED = 8, ///< SIGCONT
    QUOTH_WOKEN = 16     ///< quoth_signals_wake
};

/// Remembers how the terminal is set now, and what to write to give it back; call before it is changed.
/// False when `restore` is too long (over 512 bytes) or `terminal` is no terminal.
bool quoth_terminal_remember(int terminal, const char *restore, size_t length);

/// From now on the terminal is in the program's hands: any end of the process gives it back.
void quoth_terminal_taken(void);

/// The terminal has been given back in order: nothing more is to be done at the end. While it is not taken,
/// SIGINT, SIGQUIT belong to the program that runs in the foreground and are not acted upon.
void quoth_terminal_released(void);

/// Gives the terminal back, if taken, by writing the remembered text and settings. Safe in a signal handler.
void quoth_terminal_restore(void);

/// The number of rows and columns; false when the terminal does not say.
bool quoth_terminal_size(int terminal, int *rows, int *columns);

/// Takes over the signals; returns the descriptor that becomes readable when one has come, or -1 (errno says why).
int quoth_signals_install(void);

/// Gives the signals back as they were found.
void quoth_signals_uninstall(void);

/// What happened since the last call (bits above); makes the descriptor unreadable.
int quoth_signals_take(void);

/// Makes the descriptor readable; from any thread, at any time after `quoth_signals_install`.
void quoth_signals_wake(void);

/// Stops the process and its group as ^Z does; returns when it is continued, at once when there is no shell to
/// continue it.
void quoth_stop(void);

#endif
