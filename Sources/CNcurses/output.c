#define _GNU_SOURCE
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "TerminalGuard.h"

static int terminal = -1;  // where curses writes
static int kept = -1;      // a file in memory that stands in for it
static bool is_keeping;

// A file in memory is a file: under a limit on their size a picture could be cut short. Where descriptors are scarce, others
// need this one more.
static bool can_keep(void) {
  struct rlimit size, files;
  return getrlimit(RLIMIT_FSIZE, &size) == 0 && size.rlim_cur == RLIM_INFINITY &&
         getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur >= 64;
}

FILE *output_open(void) {
  if (!can_keep()) return stdout;
  terminal = fcntl(1, F_DUPFD_CLOEXEC, 10);
  if (terminal < 0) return stdout;
  FILE *stream = fdopen(terminal, "w");
  if (!stream) {
    close(terminal);
    return stdout;
  }
  kept = memfd_create("picture", MFD_CLOEXEC);
  return stream;
}

void output_keep(void) {
  if (kept < 0 || lseek(kept, 0, SEEK_SET) != 0) return;
  is_keeping = dup3(kept, terminal, O_CLOEXEC) >= 0;
}

void output_send(void) {
  if (!is_keeping) return;
  is_keeping = false;
  // Standard output is the terminal all the time: what gives it back after a signal needs no other.
  while (dup3(1, terminal, O_CLOEXEC) < 0 && errno == EINTR) {
  }
  off_t length = lseek(kept, 0, SEEK_CUR);
  char block[32 * 1024];
  for (off_t at = 0; at < length;) {
    size_t wanted = length - at < (off_t)sizeof block ? (size_t)(length - at) : sizeof block;
    ssize_t count = pread(kept, block, wanted, at);
    if (count <= 0 || !pq_write(block, (size_t)count)) return;
    at += count;
  }
}
