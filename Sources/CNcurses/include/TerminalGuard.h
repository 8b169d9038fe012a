// What gives the terminal back, however the program ends, and what tells the event loop of signals.
//
// A normal end calls pq_guard_end. TERM, HUP and INT restore the terminal in their handler, which works even when
// the program is busy or stuck in a write, and exit with 128 + n. Crashes restore on an alternate stack and die of
// their signal. For kill -9 and all other deaths a child process waits at the other end of a pipe.
#ifndef PULLQUOTE_TERMINAL_GUARD_H
#define PULLQUOTE_TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

// Saves the terminal's modes, starts the child that waits and takes over the signals: before the first thread, and
// before curses starts, which leaves signals alone that are taken. (Its own handling of SIGTSTP loses those that come
// while it draws.) `restore` is what puts the terminal's own state back, written before the modes are set back. Standard
// error, where it is the terminal, is kept until the end. False when there is no terminal to save.
bool pq_guard_start(const char *_Nonnull restore, size_t length);

// The program has given the terminal back, or has taken it again.
void pq_guard_active(bool active);

// Ends the guard after a normal restoration: ends the child, prints what went to standard error meanwhile.
void pq_guard_end(void);

// Stops the process group (or only this process) as Ctrl-Z does; returns when it goes on.
void pq_guard_stop(bool group);

// Makes pq_guard_wait return. Safe in any thread and in signal handlers.
void pq_wake(void);

// What pq_guard_wait tells, as bits.
static const int pq_input = 1;       // there is something to read
static const int pq_woken = 2;       // pq_wake was called
static const int pq_resized = 4;     // the size may have changed
static const int pq_stop = 8;        // the program was asked to stop
static const int pq_continued = 16;  // it goes on after a stop
static const int pq_gone = 32;       // the terminal is gone

// Waits for input, a wake or a signal, at most so many milliseconds (-1: without end); returns what happened as bits.
int pq_guard_wait(int milliseconds);

// How many bytes wait that were typed while the terminal still turned the return of Enter into a line feed (termios(3),
// ICRNL); to be called right after curses has started.
int pq_typed_before(void);

// Reads what is there, at most `size` bytes; 0 when there is nothing, -1 when the terminal is gone.
long pq_read(void *_Nonnull buffer, size_t size);

// Writes all of it past curses; false when the terminal is gone.
bool pq_write(const void *_Nonnull bytes, size_t length);

// The size in rows and columns, 0 where it is unknown.
void pq_size(int *_Nonnull rows, int *_Nonnull columns);

// The character that the terminal's modes name as erase: 0x7F or 0x08.
int pq_erase_character(void);

#endif
