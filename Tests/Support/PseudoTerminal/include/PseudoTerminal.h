// Programs on pseudo-terminals, for tests. In C, because Swift has no fork.
#ifndef PULLQUOTE_PSEUDO_TERMINAL_H
#define PULLQUOTE_PSEUDO_TERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

typedef struct {
  int master;            // the test's side, non-blocking
  int slave;             // kept open, so that the modes can be read after the program's end
  pid_t child;           // to wait for: the program, or the session leader above it
  pid_t program;         // the program
  struct termios modes;  // before the program started
} pty_session;

// What pty_start is to do besides.
enum {
  pty_ignore_hangup = 1,  // start the program with SIGHUP ignored, as nohup does
  pty_job_control = 2,    // put a shell-like session leader above it; without one the kernel drops SIGTSTP
};

// Starts a program with all signals at their defaults, none blocked and no file open but the terminal. 0 or an errno.
int pty_start(pty_session *_Nonnull session, const char *_Nonnull path, char *_Nullable const *_Nonnull arguments,
              char *_Nullable const *_Nonnull environment, int rows, int columns, int options);

// Tells the program a new size.
void pty_resize(int master, int rows, int columns);

// Whether the modes are as they were before the program started.
bool pty_modes_restored(const pty_session *_Nonnull session);

// Descendants of a process, however deep.
int pty_descendants(pid_t process);

#endif
