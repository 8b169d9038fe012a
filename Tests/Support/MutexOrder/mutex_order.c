#define _GNU_SOURCE
#include "mutex_order.h"

#if __has_feature(thread_sanitizer)

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <stdbool.h>
#include <stdint.h>

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
  __tsan_acquire(self);
}

SWIFT_METHOD bool mutex_order_try_lock(SELF) {
  SWIFT_METHOD bool (*usual)(SELF) = dlsym(RTLD_NEXT, TRY_LOCK);
  bool result = usual(self);
  if (result) __tsan_acquire(self);
  return result;
}

SWIFT_METHOD void mutex_order_unlock(SELF) {
  SWIFT_METHOD void (*usual)(SELF) = dlsym(RTLD_NEXT, UNLOCK);
  __tsan_release(self);
  usual(self);
}

#endif
