#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// Signals that mean an event, and signals that mean the end.
static const int events[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
#define EVENTS (sizeof events / sizeof events[0])
#define FAULTS (sizeof faults / sizeof faults[0])

static struct sigaction found_events[EVENTS];
static struct sigaction found_faults[FAULTS];
static bool installed;

static atomic_int happened;
static int wake_pipe[2] = {-1, -1};

static atomic_int taken;
static int terminal = -1;
static struct termios found_settings;
static char restore_text[512];
static size_t restore_length;

// A stack of its own for the handlers of faults: a stack overflow leaves them no other.
static char fault_stack[64 * 1024];

bool quoth_terminal_remember(int fd, const char *restore, size_t length) {
    static bool at_exit;
    if (length > sizeof restore_text || tcgetattr(fd, &found_settings) != 0) return false;
    memcpy(restore_text, restore, length);
    restore_length = length;
    terminal = fd;
    if (!at_exit) at_exit = atexit(quoth_terminal_restore) == 0;
    return true;
}

void quoth_terminal_taken(void) { atomic_store(&taken, 1); }

void quoth_terminal_released(void) { atomic_store(&taken, 0); }

void quoth_terminal_restore(void) {
    if (!atomic_exchange(&taken, 0)) return;
    int saved_errno = errno;
    // A process in the background would be stopped for touching the terminal, and never end.
    sigset_t background, before;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &background, &before);
    size_t written = 0;
    while (written < restore_length) {
        ssize_t count = write(terminal, restore_text + written, restore_length - written);
        if (count > 0) written += (size_t)count;
        else if (errno != EINTR) break;
    }
    tcsetattr(terminal, TCSAFLUSH, &found_settings);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = saved_errno;
}

bool quoth_terminal_size(int fd, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

static void note(int what) {
    int saved_errno = errno;
    atomic_fetch_or(&happened, what);
    // A full pipe is readable already, so a failed write loses nothing.
    ssize_t ignored = write(wake_pipe[1], "", 1);
    (void)ignored;
    errno = saved_errno;
}

static void on_event(int signal) {
    switch (signal) {
    case SIGWINCH: note(QUOTH_RESIZED); break;
    case SIGTSTP: note(QUOTH_STOP); break;
    case SIGCONT: note(QUOTH_CONTINUED); break;
    case SIGINT:
        if (atomic_load(&taken)) note(QUOTH_HANG_UP);
        break;
    default: note(QUOTH_HANG_UP); break;
    }
}

static void on_fault(int signal) {
    if (signal == SIGQUIT && !atomic_load(&taken)) return;
    quoth_terminal_restore();
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigaction(signal, &standard, NULL);
    // Held back until this handler returns: then the process ends by the signal it got.
    raise(signal);
}

int quoth_signals_install(void) {
    if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    if (installed) return wake_pipe[0];
    stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof fault_stack};
    if (sigaltstack(&stack, NULL) != 0) return -1;

    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_event;
    action.sa_flags = SA_RESTART;
    for (size_t i = 0; i < EVENTS; i++) {
        sigaction(events[i], &action, &found_events[i]);
        // Who started the program with nohup wants it to go on.
        if (events[i] == SIGHUP && found_events[i].sa_handler == SIG_IGN)
            sigaction(SIGHUP, &found_events[i], NULL);
    }
    action.sa_handler = on_fault;
    action.sa_flags = SA_ONSTACK;
    for (size_t i = 0; i < FAULTS; i++) sigaction(faults[i], &action, &found_faults[i]);
    installed = true;
    return wake_pipe[0];
}

void quoth_signals_uninstall(void) {
    if (!installed) return;
    for (size_t i = 0; i < EVENTS; i++) sigaction(events[i], &found_events[i], NULL);
    for (size_t i = 0; i < FAULTS; i++) sigaction(faults[i], &found_faults[i], NULL);
    installed = false;
}

int quoth_signals_take(void) {
    char bytes[256];
    while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {}
    return atomic_exchange(&happened, 0);
}

void quoth_signals_wake(void) { note(QUOTH_WOKEN); }

void quoth_stop(void) {
    struct sigaction action, found;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    // The others of the group first. While it is ignored here the signal cannot stop this process at some later
    // moment, when the terminal has already been taken again.
    action.sa_handler = SIG_IGN;
    sigaction(SIGTSTP, &action, &found);
    kill(0, SIGTSTP);
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, NULL);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &found, NULL);
}
