#define _GNU_SOURCE
#include "CSandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int limit(int what, rlim_t value) {
  struct rlimit both = {value, value};
  return setrlimit(what, &both);
}

int bb_sandbox_bare(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -1;
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || limit(RLIMIT_CORE, 0) != 0) return -1;
  return syscall(SYS_close_range, 3, ~0u, 0) == 0 ? 0 : -1;
}

int bb_sandbox_limits(size_t memory_bytes, size_t cpu_seconds) {
  int failed = limit(RLIMIT_AS, memory_bytes) | limit(RLIMIT_CPU, cpu_seconds) | limit(RLIMIT_FSIZE, 0);
  // Fonts, tables of letters and modules are open for a moment; nothing needs more.
  return failed | limit(RLIMIT_NOFILE, 64) | limit(RLIMIT_MEMLOCK, 0) | limit(RLIMIT_MSGQUEUE, 0);
}

int bb_sandbox_alone(void) {
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWNS) != 0) return -1;
  // Threads are counted for each user of a space, so here they are this process's own. Root is not held to it.
  return limit(RLIMIT_NPROC, 64);
}

// linux/landlock.h of Debian 12 is older than kernels it may run on: the few numbers are written out.
static const uint64_t read_file = 1 << 2, read_folder = 1 << 3, refer = 1 << 13, truncate_file = 1 << 14;
enum { FIRST_VERSION_BITS = (1 << 13) - 1, CREATE = 444, ADD = 445, RESTRICT = 446, BENEATH = 1 };

int bb_sandbox_files(const char *const *readable, size_t count) {
  struct { uint64_t files, network; } rules = {FIRST_VERSION_BITS, 0};
  long version = syscall(CREATE, NULL, 0, 1);
  if (version < 1) return -1;
  if (version >= 2) rules.files |= refer;
  if (version >= 3) rules.files |= truncate_file;
  if (version >= 4) rules.network = 3;
  int set = (int)syscall(CREATE, &rules, version >= 4 ? sizeof rules : sizeof rules.files, 0);
  if (set < 0) return -1;
  for (size_t i = 0; i < count; i++) {
    struct { uint64_t allowed; int32_t parent; } __attribute__((packed)) rule = {read_file | read_folder, -1};
    rule.parent = open(readable[i], O_PATH | O_CLOEXEC | O_DIRECTORY);
    if (rule.parent < 0) continue;  // a folder that is not there needs no leave
    long added = syscall(ADD, set, BENEATH, &rule, 0);
    close(rule.parent);
    if (added != 0) return close(set), -1;
  }
  long done = syscall(RESTRICT, set, 0);
  close(set);
  return done == 0 ? 0 : -1;
}
