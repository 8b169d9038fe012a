#ifndef FAULTY_STORAGE_H
#define FAULTY_STORAGE_H

/// Storage that fails when it is told to: an SQLite VFS in front of the usual one (faulty_storage_*), and the C library's
/// write, pread, open … for all other files (faulty_calls_*).
///
/// Only files whose path holds the marker are touched, so that other tests of the process go on unharmed.

enum fault_kind {
  fault_write = 1, fault_sync = 2, fault_open = 4, fault_truncate = 8, fault_delete = 16, fault_map = 32, fault_read = 64,
  // Of calls of the C library only:
  fault_lock = 128, fault_make = 256, fault_status = 512, fault_list = 1024,
};

/// Puts the VFS in front; every database that is opened later goes through it. Returns 0, or SQLite's error.
int faulty_storage_install(void);

/// Lets the n-th call of these kinds (a sum of fault_kind) fail on files whose path holds `marker`; with `lasting`, all that
/// come after it as well. Counting starts anew.
void faulty_storage_arm(const char *marker, int kinds, long n, int lasting);

/// Lets nothing fail any more; returns how many calls were counted since.
long faulty_storage_disarm(void);

/// How many calls have failed since it was armed.
long faulty_storage_failures(void);

/// Lets the n-th of these calls fail on files whose path holds `marker`, as faulty_storage_arm does. Returns a number for
/// faulty_calls_disarm, or -1 where too many are armed.
int faulty_calls_arm(const char *marker, int kinds, long n, int lasting);

/// Lets those calls fail no more; returns how many have failed.
long faulty_calls_disarm(int number);

#endif
