#ifndef FAULTY_STORAGE_H
#define FAULTY_STORAGE_H

/// Storage that fails when it is told to: an SQLite VFS in front of the usual one.
///
/// Only files whose path holds the marker are touched, so that other tests of the process go on unharmed.

enum fault_kind {
  fault_write = 1, fault_sync = 2, fault_open = 4, fault_truncate = 8, fault_delete = 16, fault_map = 32, fault_read = 64,
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

#endif
