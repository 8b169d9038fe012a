#include "faulty_storage.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

// The shim of SQLite's own tests (test_vfs.c, test_devsym.c) in small: see https://www.sqlite.org/vfs.html.

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char marker[256];
static int armed_kinds, is_lasting;
static long armed_at, counted, failed;

static sqlite3_vfs *usual;
static sqlite3_vfs front;

struct file {
  sqlite3_file base;
  sqlite3_io_methods methods;
  int is_marked;
  sqlite3_file *real;
};

static int fails(int is_marked, int kind) {
  if (!is_marked) return 0;
  pthread_mutex_lock(&lock);
  int result = 0;
  if (armed_kinds & kind) {
    counted += 1;
    result = is_lasting ? counted >= armed_at : counted == armed_at;
    failed += result;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static int holds_marker(const char *path) {
  pthread_mutex_lock(&lock);
  int result = path && marker[0] && strstr(path, marker) != NULL;
  pthread_mutex_unlock(&lock);
  return result;
}

#define REAL(f) (((struct file *)(f))->real)
#define MARKED(f) (((struct file *)(f))->is_marked)

static int f_close(sqlite3_file *f) { return REAL(f)->pMethods ? REAL(f)->pMethods->xClose(REAL(f)) : SQLITE_OK; }
static int f_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
  return fails(MARKED(f), fault_read) ? SQLITE_IOERR_READ : REAL(f)->pMethods->xRead(REAL(f), to, n, at);
}
static int f_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
  if (fails(MARKED(f), fault_write)) {
    // A disk that fills up takes the first half.
    REAL(f)->pMethods->xWrite(REAL(f), from, n / 2, at);
    return SQLITE_FULL;
  }
  return REAL(f)->pMethods->xWrite(REAL(f), from, n, at);
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 n) {
  return fails(MARKED(f), fault_truncate) ? SQLITE_IOERR_TRUNCATE : REAL(f)->pMethods->xTruncate(REAL(f), n);
}
static int f_sync(sqlite3_file *f, int flags) {
  return fails(MARKED(f), fault_sync) ? SQLITE_IOERR_FSYNC : REAL(f)->pMethods->xSync(REAL(f), flags);
}
static int f_size(sqlite3_file *f, sqlite3_int64 *n) { return REAL(f)->pMethods->xFileSize(REAL(f), n); }
static int f_lock(sqlite3_file *f, int n) { return REAL(f)->pMethods->xLock(REAL(f), n); }
static int f_unlock(sqlite3_file *f, int n) { return REAL(f)->pMethods->xUnlock(REAL(f), n); }
static int f_check(sqlite3_file *f, int *n) { return REAL(f)->pMethods->xCheckReservedLock(REAL(f), n); }
static int f_control(sqlite3_file *f, int n, void *to) { return REAL(f)->pMethods->xFileControl(REAL(f), n, to); }
static int f_sector(sqlite3_file *f) { return REAL(f)->pMethods->xSectorSize(REAL(f)); }
static int f_device(sqlite3_file *f) { return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f)); }
static int f_map(sqlite3_file *f, int page, int size, int extend, void volatile **to) {
  return fails(MARKED(f), fault_map) ? SQLITE_IOERR_SHMMAP : REAL(f)->pMethods->xShmMap(REAL(f), page, size, extend, to);
}
static int f_shm_lock(sqlite3_file *f, int at, int n, int flags) {
  return REAL(f)->pMethods->xShmLock(REAL(f), at, n, flags);
}
static void f_barrier(sqlite3_file *f) { REAL(f)->pMethods->xShmBarrier(REAL(f)); }
static int f_unmap(sqlite3_file *f, int delete) { return REAL(f)->pMethods->xShmUnmap(REAL(f), delete); }

static int v_open(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *f, int flags, int *out) {
  struct file *file = (struct file *)f;
  memset(file, 0, sizeof *file);
  file->real = (sqlite3_file *)(file + 1);
  file->is_marked = holds_marker(path);
  if (fails(file->is_marked, fault_open)) return SQLITE_CANTOPEN;
  int status = usual->xOpen(usual, path, file->real, flags, out);
  if (!file->real->pMethods) return status;
  int version = file->real->pMethods->iVersion;
  file->methods = (sqlite3_io_methods){
      .iVersion = version < 2 ? version : 2,
      .xClose = f_close, .xRead = f_read, .xWrite = f_write, .xTruncate = f_truncate, .xSync = f_sync,
      .xFileSize = f_size, .xLock = f_lock, .xUnlock = f_unlock, .xCheckReservedLock = f_check,
      .xFileControl = f_control, .xSectorSize = f_sector, .xDeviceCharacteristics = f_device,
      .xShmMap = f_map, .xShmLock = f_shm_lock, .xShmBarrier = f_barrier, .xShmUnmap = f_unmap,
  };
  file->base.pMethods = &file->methods;
  return status;
}

static int v_delete(sqlite3_vfs *vfs, const char *path, int sync) {
  return fails(holds_marker(path), fault_delete) ? SQLITE_IOERR_DELETE : usual->xDelete(usual, path, sync);
}

int faulty_storage_install(void) {
  pthread_mutex_lock(&lock);
  int status = SQLITE_OK;
  if (!usual) {
    usual = sqlite3_vfs_find(NULL);
    front = *usual;
    front.zName = "faulty";
    front.pNext = NULL;
    front.szOsFile = (int)sizeof(struct file) + usual->szOsFile;
    front.xOpen = v_open;
    front.xDelete = v_delete;
    status = sqlite3_vfs_register(&front, 1);
  }
  pthread_mutex_unlock(&lock);
  return status;
}

void faulty_storage_arm(const char *path, int kinds, long n, int lasting) {
  pthread_mutex_lock(&lock);
  strncpy(marker, path, sizeof marker - 1);
  armed_kinds = kinds;
  armed_at = n;
  is_lasting = lasting;
  counted = failed = 0;
  pthread_mutex_unlock(&lock);
}

long faulty_storage_disarm(void) {
  pthread_mutex_lock(&lock);
  armed_kinds = 0;
  long result = counted;
  pthread_mutex_unlock(&lock);
  return result;
}

long faulty_storage_failures(void) {
  pthread_mutex_lock(&lock);
  long result = failed;
  pthread_mutex_unlock(&lock);
  return result;
}
