#define _GNU_SOURCE
#include "mutex_order.h"

// By itself it is a library to be loaded before others (LD_PRELOAD), for programs that tests start.
#if __has_feature(thread_sanitizer) || defined(MUTEX_ORDER_BY_ITSELF)

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <stdbool.h>
#include <stdint.h>

// A shell between a test and the program loads it too, and has no sanitiser.
#pragma weak __tsan_acquire
#pragma weak __tsan_release

// The library's functions are methods of Swift: the lock, which is the word that the sanitiser knows it by, comes as `self`.
#define SWIFT_METHOD __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT_METHOD void mutex_order_lock(uint32_t thread, SELF) __asm__(LOCK);
SWIFT_METHOD bool mutex_order_try_lock(SELF) __asm__(TRY_LOCK);
SWIFT_METHOD void mutex_order_unlock(SELF) __asm__(UNLOCK);

SWIFT_METHOD void mutex_order_lock(uint32_t thread, SELF) {
  SWIFT_METHOD void (*usual)(uint32_t, SELF) = dlsym(RTLD_NEXT, LOCK);
  usual(thread, self);
  if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT_METHOD bool mutex_order_try_lock(SELF) {
  SWIFT_METHOD bool (*usual)(SELF) = dlsym(RTLD_NEXT, TRY_LOCK);
  bool result = usual(self);
  if (result && __tsan_acquire) __tsan_acquire(self);
  return result;
}

SWIFT_METHOD void mutex_order_unlock(SELF) {
  SWIFT_METHOD void (*usual)(SELF) = dlsym(RTLD_NEXT, UNLOCK);
  if (__tsan_release) __tsan_release(self);
  usual(self);
}

#endif
