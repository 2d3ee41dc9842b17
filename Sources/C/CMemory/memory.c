#define _GNU_SOURCE
#include "CMemory.h"

#include <sys/mman.h>

void *bb_memory_map(size_t count) {
  void *memory = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  // A hint: without it large tables spend their time on address translation.
  if (count >= (2u << 20)) madvise(memory, count, MADV_HUGEPAGE);
  return memory;
}

void bb_memory_unmap(void *memory, size_t count) { munmap(memory, count); }
