// Pseudo-terminals for the benchmarks: what of POSIX the Swift modules of the C library leave out.

#ifndef QUOTH_CPSEUDOTERMINAL_H
#define QUOTH_CPSEUDOTERMINAL_H

#include <sys/types.h>

/// Starts a program as the leader of a session on a new pseudo-terminal of the given size.
///
/// `arguments` and `environment` end with NULL. Returns the process and stores the terminal's other side in `master`;
/// -1 when it could not be done, with the reason in errno.
pid_t quoth_spawn_on_terminal(const char *program, char *const *arguments, char *const *environment,
                              unsigned short rows, unsigned short columns, int *master);

#endif
