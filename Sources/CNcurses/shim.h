// What Swift cannot take from ncurses as it is: macros, variadic functions, mutable globals; and the little
// that must be C, because it runs inside signal handlers.
#ifndef QUOTH_CNCURSES_SHIM_H
#define QUOTH_CNCURSES_SHIM_H

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// From <term.h>, whose macros (lines, columns …) would spoil every name after it.
extern int setupterm(const char *_Nullable term, int file, int *_Nullable error);
extern char *_Nullable tigetstr(const char *_Nonnull name);

// MARK: Globals and macros

static inline WINDOW *_Nullable quoth_screen(void) { return stdscr; }
static inline int quoth_color_count(void) { return COLORS; }
static inline int quoth_pair_count(void) { return COLOR_PAIRS; }
static inline int quoth_columns_of(wchar_t character) { return wcwidth(character); }
static inline void quoth_flush(void) { fflush(stdout); }
/// newterm on standard input and output.
static inline SCREEN *_Nullable quoth_open(const char *_Nullable type) { return newterm((char *)type, stdout, stdin); }
static inline int quoth_pipe(int *_Nonnull ends) {
    if (pipe(ends) != 0) return -1;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    return 0;
}
static inline int quoth_err(void) { return ERR; }
static inline int quoth_key_code_yes(void) { return KEY_CODE_YES; }

static inline attr_t quoth_bold(void) { return A_BOLD; }
static inline attr_t quoth_underline(void) { return A_UNDERLINE; }
static inline attr_t quoth_reverse(void) { return A_REVERSE; }
static inline attr_t quoth_dim(void) { return A_DIM; }
static inline attr_t quoth_italic(void) { return A_ITALIC; }

/// A capability of the terminal as a string; NULL when it has none.
static inline const char *_Nullable quoth_capability(const char *_Nonnull name) {
    const char *value = tigetstr(name);
    return value == (char *)-1 ? NULL : value;
}

/// Fills a cell. `text` ends in 0; ncurses takes one spacing character and the combining ones after it.
static inline int quoth_set_cell(cchar_t *_Nonnull cell, const wchar_t *_Nonnull text, attr_t attributes, int pair) {
    return setcchar(cell, text, attributes, (short)(pair > 32767 ? 0 : pair), &pair);
}

/// The size of the terminal behind a file descriptor; 0 when it tells none.
static inline int quoth_window_size(int file, int *_Nonnull rows, int *_Nonnull columns) {
    struct winsize size;
    if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 1;
}

// MARK: Signals

/// What handlers need: plain memory, written before they are installed.
struct quoth_signal_state {
    int pipe_write;
    int terminal;
    volatile sig_atomic_t is_active;
    struct termios modes;
    char restore[512];
    size_t restore_length;
    struct sigaction crash_actions[8];
};

static struct quoth_signal_state quoth_signals = {-1, -1, 0};

static const int quoth_crash_signals[6] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};

/// Gives the terminal back as it was found. Async-signal-safe.
static inline void quoth_restore_terminal(void) {
    if (!quoth_signals.is_active) return;
    quoth_signals.is_active = 0;
    size_t done = 0;
    while (done < quoth_signals.restore_length) {
        ssize_t written = write(quoth_signals.terminal, quoth_signals.restore + done, quoth_signals.restore_length - done);
        if (written <= 0) break;
        done += (size_t)written;
    }
    tcsetattr(quoth_signals.terminal, TCSANOW, &quoth_signals.modes);
}

static void quoth_on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(quoth_signals.pipe_write, &byte, 1);
    (void)ignored;
    errno = saved;
}

/// A crash: first the terminal, then whatever would have happened without us (a backtrace, a core).
static void quoth_on_crash(int number) {
    quoth_restore_terminal();
    for (int i = 0; i < 6; i++)
        if (quoth_crash_signals[i] == number) sigaction(number, &quoth_signals.crash_actions[i], NULL);
    raise(number);
}

static void quoth_on_exit(void) { quoth_restore_terminal(); }

static inline void quoth_set_active(int is_active) { quoth_signals.is_active = is_active; }

/// Remembers the modes of a terminal that has not been touched yet. 0 on failure.
static inline int quoth_remember_modes(int terminal) {
    quoth_signals.terminal = terminal;
    return tcgetattr(terminal, &quoth_signals.modes) == 0;
}

static inline void quoth_set_restore(const char *_Nonnull sequence, size_t length) {
    if (length > sizeof quoth_signals.restore) length = sizeof quoth_signals.restore;
    memcpy(quoth_signals.restore, sequence, length);
    quoth_signals.restore_length = length;
}

/// Sends signals that concern the terminal into a pipe, one byte with its number for each, and restores the
/// terminal before any crash or exit.
static inline void quoth_install_signals(int pipe_write) {
    quoth_signals.pipe_write = pipe_write;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = quoth_on_signal;
    action.sa_flags = SA_RESTART;
    const int sent[6] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP};
    for (int i = 0; i < 6; i++) sigaction(sent[i], &action, NULL);

    // A stack that has overflowed cannot run a handler: it gets a stack of its own.
    static char stack[65536];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
    sigaltstack(&alternative, NULL);
    action.sa_handler = quoth_on_crash;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (int i = 0; i < 6; i++) sigaction(quoth_crash_signals[i], &action, &quoth_signals.crash_actions[i]);
    atexit(quoth_on_exit);
}

/// Stops this program's process group, as the terminal's suspend key does; returns when it is continued.
static inline void quoth_stop(void) {
    struct sigaction plain, before;
    memset(&plain, 0, sizeof plain);
    sigemptyset(&plain.sa_mask);
    plain.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &plain, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
}

#endif
