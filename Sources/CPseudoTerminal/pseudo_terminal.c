#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static pid_t start(const char *program, char *const *arguments, char *const *environment, const char *slave) {
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    // The leader of a new session gets the first terminal that it opens.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, slave, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO);

    pid_t process = -1;
    int failure = posix_spawn(&process, program, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    errno = failure;
    return failure == 0 ? process : -1;
}

pid_t quoth_spawn_on_terminal(const char *program, char *const *arguments, char *const *environment,
                              unsigned short rows, unsigned short columns, int *master) {
    *master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*master < 0) return -1;
    char slave[64];
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t process = -1;
    if (grantpt(*master) == 0 && unlockpt(*master) == 0 && ptsname_r(*master, slave, sizeof slave) == 0 &&
        ioctl(*master, TIOCSWINSZ, &size) == 0)
        process = start(program, arguments, environment, slave);
    if (process < 0) {
        int reason = errno;
        close(*master);
        errno = reason;
    }
    return process;
}
