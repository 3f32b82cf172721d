// Stops the program at one of its file operations, as kill -9 does: preloaded into it (LD_PRELOAD) by the tests.
//
// KILL_FOLDER  only operations on files in this folder count
// KILL_AT      the number of the operation before which the program is killed, from 1; half of a write is done
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int count;

static int is_ours(const char *path) {
    const char *folder = getenv("KILL_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_our_descriptor(int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

// Whether this is the operation to stop at.
static int is_last(void) {
    const char *number = getenv("KILL_AT");
    return number && ++count == atoi(number);
}

static void stop(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static void step(const char *path) {
    if (is_ours(path) && is_last()) stop();
}

static void step_descriptor(int descriptor) {
    if (is_our_descriptor(descriptor) && is_last()) stop();
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static mode_t mode_of(int flags, va_list arguments) {
    return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                                                                     \
    int name(const char *path, int flags, ...) {                                       \
        va_list arguments;                                                             \
        va_start(arguments, flags);                                                    \
        mode_t mode = mode_of(flags, arguments);                                       \
        va_end(arguments);                                                             \
        if (flags & (O_CREAT | O_WRONLY | O_RDWR)) step(path);                         \
        return NEXT(name)(path, flags, mode);                                          \
    }
OPEN(open)
OPEN(open64)

#define WRITE(name, parameters, half, whole)                                           \
    ssize_t name parameters {                                                          \
        if (is_our_descriptor(descriptor) && is_last()) {                              \
            NEXT(name) half;                                                           \
            stop();                                                                    \
        }                                                                              \
        return NEXT(name) whole;                                                       \
    }
WRITE(write, (int descriptor, const void *bytes, size_t length),
      (descriptor, bytes, length / 2), (descriptor, bytes, length))
WRITE(pwrite, (int descriptor, const void *bytes, size_t length, off_t at),
      (descriptor, bytes, length / 2, at), (descriptor, bytes, length, at))
WRITE(pwrite64, (int descriptor, const void *bytes, size_t length, off64_t at),
      (descriptor, bytes, length / 2, at), (descriptor, bytes, length, at))

int fsync(int descriptor) { step_descriptor(descriptor); return NEXT(fsync)(descriptor); }
int fdatasync(int descriptor) { step_descriptor(descriptor); return NEXT(fdatasync)(descriptor); }
int ftruncate(int descriptor, off_t length) { step_descriptor(descriptor); return NEXT(ftruncate)(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) { step_descriptor(descriptor); return NEXT(ftruncate64)(descriptor, length); }
int rename(const char *path, const char *new_path) { step(path); return NEXT(rename)(path, new_path); }
int link(const char *path, const char *new_path) { step(path); return NEXT(link)(path, new_path); }
int unlink(const char *path) { step(path); return NEXT(unlink)(path); }
int mkdir(const char *path, mode_t mode) { step(path); return NEXT(mkdir)(path, mode); }
int rmdir(const char *path) { step(path); return NEXT(rmdir)(path); }
