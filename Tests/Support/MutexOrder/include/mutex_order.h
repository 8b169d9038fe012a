#ifndef MUTEX_ORDER_H
#define MUTEX_ORDER_H

/// Lets the thread sanitiser see who had a `Mutex` of Synchronization before whom; without that sanitiser it does nothing.
///
/// What is done where nobody waits is compiled into the program, where the sanitiser sees it. Where somebody waits, it is done
/// in libswiftSynchronization.so, which is not built with the sanitiser, so that the order is lost and every access
/// under the lock looks like a race. The functions here stand before those of the library and tell of it.

#endif
