#define _GNU_SOURCE
#include "CMemory.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { BB_SPARES = 8 };
static const size_t own_pages = 64 << 10, huge_page = 2 << 20, spares_max = 64 << 20;

// What tables left behind when they grew. The system takes several times as long for a fresh page as it takes to clear
// one that is there.
static struct {
  void *memory;
  size_t count;
} spares[BB_SPARES];
static size_t spare_bytes;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *take_spare(size_t count) {
  void *found = NULL;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < BB_SPARES && !found; i++) {
    if (spares[i].count != count) continue;
    found = spares[i].memory;
    spares[i].count = 0;
    spare_bytes -= count;
  }
  pthread_mutex_unlock(&lock);
  return found;
}

static int keep_spare(void *memory, size_t count) {
  int kept = 0;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < BB_SPARES && !kept && spare_bytes + count <= spares_max; i++) {
    if (spares[i].count != 0) continue;
    spares[i].memory = memory;
    spares[i].count = count;
    spare_bytes += count;
    kept = 1;
  }
  pthread_mutex_unlock(&lock);
  return kept;
}

void *bb_memory_map(size_t count) {
  if (count < own_pages) return calloc(1, count);
  void *memory = take_spare(count);
  if (memory) return memset(memory, 0, count);
  memory = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  // Hints: without the first, large tables spend their time on address translation; with the second their pages come
  // at once, rather than each at its first use.
  if (count >= huge_page) madvise(memory, count, MADV_HUGEPAGE);
#ifdef MADV_POPULATE_WRITE
  madvise(memory, count, MADV_POPULATE_WRITE);
#endif
  return memory;
}

void bb_memory_unmap(void *memory, size_t count) {
  if (count < own_pages) free(memory);
  else if (!keep_spare(memory, count)) munmap(memory, count);
}
