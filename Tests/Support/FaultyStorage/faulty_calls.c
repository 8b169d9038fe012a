#define _GNU_SOURCE
#include "faulty_storage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The test program's own write, pread, open …: the linker prefers them to the C library's, for all that the program is made of.

struct place {
  char marker[128];
  int kinds, is_lasting;
  long left, failed;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct place places[8];
// Whether any place is armed: all files of the process come by here.
static atomic_int armed;

int faulty_calls_arm(const char *marker, int kinds, long n, int lasting) {
  pthread_mutex_lock(&lock);
  int number = 0;
  while (number < 8 && places[number].kinds) number += 1;
  if (number < 8) {
    struct place *place = &places[number];
    *place = (struct place){.kinds = kinds, .is_lasting = lasting, .left = n};
    snprintf(place->marker, sizeof place->marker, "%s", marker);
    armed += 1;
  }
  pthread_mutex_unlock(&lock);
  return number < 8 ? number : -1;
}

long faulty_calls_disarm(int number) {
  if (number < 0 || number >= 8) return 0;
  pthread_mutex_lock(&lock);
  long result = places[number].failed;
  if (places[number].kinds) armed -= 1;
  places[number].kinds = 0;
  pthread_mutex_unlock(&lock);
  return result;
}

static int fails(int kind, const char *path) {
  if (!armed || !path) return 0;
  pthread_mutex_lock(&lock);
  int result = 0;
  for (struct place *place = places; place < places + 8; place += 1) {
    if (!(place->kinds & kind) || !strstr(path, place->marker)) continue;
    place->left -= 1;
    int now = place->is_lasting ? place->left <= 0 : place->left == 0;
    place->failed += now;
    result |= now;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static int fails_at(int kind, int descriptor) {
  if (!armed) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  long count = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (count < 0) return 0;
  path[count] = 0;
  return fails(kind, path);
}

static int refuse(int why) {
  errno = why;
  return -1;
}

ssize_t write(int descriptor, const void *from, size_t count) {
  if (fails_at(fault_write, descriptor)) {
    // A disk that fills up takes the first half.
    if (count < 2) return refuse(ENOSPC);
    count /= 2;
  }
  return syscall(SYS_write, descriptor, from, count);
}

ssize_t pread(int descriptor, void *to, size_t count, off_t at) {
  if (fails_at(fault_read, descriptor)) return refuse(EIO);
  return syscall(SYS_pread64, descriptor, to, count, at);
}

int open(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  if (fails(fault_open, path)) return refuse(EMFILE);
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int ftruncate(int descriptor, off_t count) {
  if (fails_at(fault_truncate, descriptor)) return refuse(EIO);
  return (int)syscall(SYS_ftruncate, descriptor, count);
}

int flock(int descriptor, int operation) {
  if (fails_at(fault_lock, descriptor)) return refuse(ENOLCK);
  return (int)syscall(SYS_flock, descriptor, operation);
}

int unlink(const char *path) {
  if (fails(fault_delete, path)) return refuse(EROFS);
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int mkdir(const char *path, mode_t mode) {
  if (fails(fault_make, path)) return refuse(ENOSPC);
  return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int fstat(int descriptor, struct stat *status) {
  if (fails_at(fault_status, descriptor)) return refuse(EIO);
  return fstatat(descriptor, "", status, AT_EMPTY_PATH);
}

int lstat(const char *path, struct stat *status) {
  if (fails(fault_status, path)) return refuse(EIO);
  return fstatat(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

DIR *opendir(const char *path) {
  if (fails(fault_list, path)) {
    errno = EMFILE;
    return NULL;
  }
  int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor < 0) return NULL;
  DIR *stream = fdopendir(descriptor);
  if (!stream) close(descriptor);
  return stream;
}
