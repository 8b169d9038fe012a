#define _GNU_SOURCE
#include "PseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

static void reset_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void execute(const char *path, char *const *arguments, char *const *environment, int options) {
  reset_signals();
  if (options & pty_ignore_hangup) signal(SIGHUP, SIG_IGN);
  close_range(3, ~0U, 0);
  execve(path, arguments, environment);
  _exit(127);
}

// Waits for the program as a shell does, and ends as it ended.
static _Noreturn void lead(pid_t program) {
  close_range(3, ~0U, 0);
  int status;
  do {
    if (waitpid(program, &status, WUNTRACED) < 0) _exit(126);
  } while (WIFSTOPPED(status));
  if (WIFSIGNALED(status)) {
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
  }
  _exit(WEXITSTATUS(status));
}

int pty_start(pty_session *session, const char *path, char *const *arguments, char *const *environment, int rows,
              int columns, int options) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (openpty(&session->master, &session->slave, NULL, NULL, &size) != 0) return errno;
  fcntl(session->master, F_SETFD, FD_CLOEXEC);
  fcntl(session->slave, F_SETFD, FD_CLOEXEC);
  tcgetattr(session->slave, &session->modes);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  pid_t child = fork();
  if (child == 0) {
    reset_signals();
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (login_tty(session->slave) != 0) _exit(125);
    pid_t program = options & pty_job_control ? fork() : 0;
    if (program == 0) {
      pid_t self = getpid();
      if (options & pty_job_control) {
        setpgid(0, 0);
        signal(SIGTTOU, SIG_IGN);
        tcsetpgrp(0, self);
      }
      if (write(ends[1], &self, sizeof self) < 0) _exit(124);
      execute(path, arguments, environment, options);
    }
    lead(program);
  }
  close(ends[1]);
  session->child = session->program = child;
  if (child > 0 && read(ends[0], &session->program, sizeof session->program) <= 0) session->program = child;
  close(ends[0]);
  fcntl(session->master, F_SETFL, O_NONBLOCK);
  return child < 0 ? errno : 0;
}

void pty_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(master, TIOCSWINSZ, &size);
}

bool pty_modes_restored(const pty_session *session) {
  struct termios now;
  if (tcgetattr(session->slave, &now) != 0) return false;
  return now.c_iflag == session->modes.c_iflag && now.c_oflag == session->modes.c_oflag &&
         now.c_cflag == session->modes.c_cflag && now.c_lflag == session->modes.c_lflag &&
         memcmp(now.c_cc, session->modes.c_cc, sizeof now.c_cc) == 0;
}

int pty_descendants(pid_t process) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task/%d/children", process, process);
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  int count = 0, child;
  while (fscanf(file, "%d", &child) == 1) count += 1 + pty_descendants(child);
  fclose(file);
  return count;
}
