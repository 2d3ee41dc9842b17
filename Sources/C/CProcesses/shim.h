#include <fcntl.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

// Names that glibc shows with _GNU_SOURCE only, and calls with any number of arguments.

static inline int bb_memory_file(void) { return (int)syscall(SYS_memfd_create, "input", 1 /* close on exec */ | 2 /* seals */); }

/// Nobody can change, lengthen or shorten the file any more. The numbers are F_ADD_SEALS and its four seals.
static inline int bb_seal(int descriptor) { return fcntl(descriptor, 1033, 1 | 2 | 4 | 8); }

static inline int bb_pipe(int *ends) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

static inline int bb_close_from(posix_spawn_file_actions_t *actions, int from) {
  return posix_spawn_file_actions_addclosefrom_np(actions, from);
}
