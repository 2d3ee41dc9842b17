#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

// prctl takes any number of arguments, which Swift cannot call.
static inline int bb_refuse_dumps(void) {
  struct rlimit none = {0, 0};
  return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : -1;
}
