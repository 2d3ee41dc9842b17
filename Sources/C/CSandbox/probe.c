#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int opens(const char *path, int flags) { return open(path, flags | O_CLOEXEC, 0600) >= 0; }
static int call(long number, long a, long b, long c) { return syscall(number, a, b, c) >= 0; }

static int internet(void) { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }
static int names(void) { return socket(AF_INET, SOCK_DGRAM, 0) >= 0; }
static int local_socket(void) { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }
static int raw_socket(void) { return socket(AF_NETLINK, SOCK_RAW, 0) >= 0; }
static int pair(void) {
  int both[2];
  return socketpair(AF_UNIX, SOCK_STREAM, 0, both) == 0;
}
static int connects(void) {
  struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(80)};
  // A descriptor that is no socket says so, where the call itself is let through.
  return connect(1, (struct sockaddr *)&there, sizeof there) == 0 || errno == ENOTSOCK;
}
static int new_file(void) { return opens("/tmp/bellbird-probe", O_WRONLY | O_CREAT); }
static int draft_file(void) { return opens("/tmp", O_RDWR | O_TMPFILE); }
static int old_file(void) { return opens("/dev/null", O_WRONLY); }
static int removes(void) { return unlink("/tmp/bellbird-probe") == 0 || errno == ENOENT; }
static int folder(void) { return mkdir("/tmp/bellbird-probe", 0700) == 0 || errno == EEXIST; }
static int secrets(void) { return opens("/etc/passwd", O_RDONLY); }
static int homes(void) { return opens("/root", O_RDONLY | O_DIRECTORY) || opens("/home", O_RDONLY | O_DIRECTORY); }
static int environment(void) { return opens("/proc/self/environ", O_RDONLY) || opens("/proc/1/environ", O_RDONLY); }
static int above(void) { return opens("/usr/share/../../etc/passwd", O_RDONLY); }
static int in_memory(void) { return call(SYS_memfd_create, (long)"probe", 0, 0); }
static int run(void) {
  char *words[] = {"/usr/bin/true", NULL}, *none[] = {NULL};
  execve(words[0], words, none);
  return errno != EPERM;
}
static int child(long number, long flags) {
  long id = syscall(number, flags, 0, 0, 0, 0);
  if (id == 0) _exit(0);
  if (id > 0) waitpid((pid_t)id, NULL, 0);
  return id > 0;
}
static int forks(void) { return child(SYS_clone, SIGCHLD); }
#ifdef SYS_fork
static int old_fork(void) { return child(SYS_fork, 0); }
#endif
static int new_clone(void) { return call(SYS_clone3, 0, 0, 0) || errno != ENOSYS; }
static int traces(void) { return ptrace(PTRACE_TRACEME, 0, 0, 0) == 0; }
static int reads_others(void) { return call(SYS_process_vm_readv, getppid(), 0, 0) || errno == ESRCH; }
static int kills(void) { return kill(1, 0) == 0 || errno == ESRCH; }
static int own_space(void) { return unshare(CLONE_NEWUSER) == 0; }
static int mounts(void) { return call(SYS_mount, 0, 0, 0) || errno == EFAULT; }
static int other_user(void) { return call(SYS_setuid, 0, 0, 0); }
static int ring(void) { return call(SYS_io_uring_setup, 1, 0, 0) || errno == EFAULT; }
static int kernel_programs(void) { return call(SYS_bpf, 0, 0, 0) || errno == EFAULT || errno == EINVAL; }
static int key_ring(void) { return call(SYS_keyctl, 0, -3, 0); }
static int counters(void) { return call(SYS_perf_event_open, 0, 0, 0) || errno == EFAULT; }
static int by_handle(void) { return call(SYS_open_by_handle_at, 0, 0, 0) || errno == EFAULT; }
static int raises_limit(void) { return call(SYS_prlimit64, 0, 0, (long)&(long[2]){0, 0}); }
static int shared_memory(void) { return call(SYS_shmget, 0, 4096, 01600); }
static int fresh_code(void) {
  return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}
static int turned_code(void) {
  void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}
static int much_memory(void) {
  return mmap(NULL, 8ul << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    != MAP_FAILED;
}
static int inherited(void) {
  for (int descriptor = 3; descriptor < 64; descriptor++)
    if (fcntl(descriptor, F_GETFL) >= 0) return 1;
  return 0;
}
static int has_environment(void) {
  // libvips sets this one by itself.
  static const char own[] = "VIPSHOME=";
  for (char **entry = environ; entry && *entry; entry++)
    if (strncmp(*entry, own, sizeof own - 1) != 0) return 1;
  return 0;
}
static int core_dump(void) { return prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0; }

static const struct {
  const char *name;
  int (*works)(void);
} things[] = {
  {"connect to the internet", internet}, {"ask for names", names}, {"open a local socket", local_socket},
  {"open a raw socket", raw_socket}, {"make a pair of sockets", pair}, {"connect a descriptor", connects},
  {"create a file", new_file}, {"create a file without a name", draft_file}, {"write to a file", old_file},
  {"remove a file", removes}, {"make a folder", folder}, {"read the list of users", secrets}, {"list homes", homes},
  {"read an environment", environment}, {"leave a folder by its parent", above}, {"make a file in memory", in_memory},
  {"run a program", run}, {"fork", forks},
#ifdef SYS_fork
  {"fork the old way", old_fork},
#endif
  {"clone the new way", new_clone}, {"be traced", traces}, {"read another process", reads_others},
  {"signal another process", kills}, {"make a space of its own", own_space}, {"mount", mounts},
  {"become another user", other_user}, {"use a ring of requests", ring}, {"load a kernel program", kernel_programs},
  {"use the key ring", key_ring}, {"use counters", counters}, {"open by handle", by_handle},
  {"raise a limit", raises_limit}, {"share memory", shared_memory}, {"write code", fresh_code},
  {"turn memory into code", turned_code}, {"take 8 GiB of memory", much_memory},
  {"use an inherited descriptor", inherited}, {"see an environment", has_environment}, {"allow core dumps", core_dump},
};

const char *bb_sandbox_try(size_t number, int *worked) {
  if (number >= sizeof things / sizeof *things) return NULL;
  *worked = things[number].works();
  return things[number].name;
}
