#include "CMemory.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/resource.h>

#ifdef __GLIBC__
// A thread's memory lies in pieces of this size (HEAP_MAX_SIZE of glibc on machines of 64 bits).
enum { large_step = 64 << 20, usual_step = 128 << 10 };
// Once a step is chosen, these do not follow what is freed any more.
enum { mapped_alone = 4 << 20, given_back = 8 << 20 };

static atomic_bool expects_much;

static bool is_unlimited(int resource) {
  struct rlimit limit;
  return getrlimit(resource, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY;
}

void pq_memory_expect_much(void) {
  if (!is_unlimited(RLIMIT_AS) || !is_unlimited(RLIMIT_DATA)) return;
  mallopt(M_MMAP_THRESHOLD, mapped_alone);
  mallopt(M_TRIM_THRESHOLD, given_back);
  mallopt(M_TOP_PAD, large_step);
  expects_much = true;
}

void pq_memory_give_back(void) {
  // Any choice of a step ends malloc's own way with thresholds.
  if (atomic_exchange(&expects_much, false)) mallopt(M_TOP_PAD, usual_step);
  malloc_trim(0);
}
#else
void pq_memory_expect_much(void) {}
void pq_memory_give_back(void) {}
#endif
