#define _GNU_SOURCE
#include "TerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static struct termios saved_modes;
static char restore_bytes[512];
static size_t restore_length;

static int wake_read = -1, wake_write = -1;
static int child_end = -1;
static pid_t child = -1;
static pid_t owner = -1;
static int error_copy = -1;  // the real standard error
static int error_file = -1;  // what stands in for it

static atomic_bool active;  // the terminal is ours: it has to be given back
static atomic_bool was_woken, was_resized, was_stopped, was_continued;

static const int endings[] = {SIGTERM, SIGHUP, SIGINT};
static bool stop_ignored;
// Crashes, and what else would end the program without a word.
static const int crashes[] = {SIGILL,  SIGTRAP, SIGSEGV, SIGBUS,  SIGFPE,  SIGABRT, SIGQUIT,
                              SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGSYS};
enum { crash_stack_size = 64 * 1024 };
static char crash_stack[crash_stack_size];

// Below here up to the next line of dashes: only async-signal-safe calls.

// A terminal that takes nothing (Ctrl-S, a dead connection) must not keep a dying program.
static void write_patiently(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    struct pollfd ready = {.fd = fd, .events = POLLOUT};
    if (poll(&ready, 1, 300) <= 0 || !(ready.revents & POLLOUT)) return;
    ssize_t count = write(fd, bytes, length);
    if (count < 0 && errno != EINTR) return;
    if (count > 0) {
      bytes += count;
      length -= (size_t)count;
    }
  }
}

static void restore_terminal(void) {
  // In the background tcsetattr would stop the process.
  signal(SIGTTOU, SIG_IGN);
  write_patiently(1, restore_bytes, restore_length);
  tcsetattr(1, TCSANOW, &saved_modes);
}

static void tell_child(char what) {
  if (child_end >= 0) send(child_end, &what, 1, MSG_NOSIGNAL);
}

// Prints what went to standard error while curses had the screen: the last words of a crash.
static void print_errors(void) {
  if (error_file < 0) return;
  dup2(error_copy, 2);
  char block[1024];
  off_t at = 0;
  ssize_t count;
  while (at < 64 * 1024 && (count = pread(error_file, block, sizeof block, at)) > 0) {
    for (ssize_t i = 0; i < count; i++) {
      unsigned char byte = (unsigned char)block[i];
      bool is_c1 = byte >= 0x80 && byte < 0xA0 && i > 0 && (unsigned char)block[i - 1] == 0xC2;
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F || is_c1) block[i] = '?';
    }
    write_patiently(2, block, (size_t)count);
    at += count;
  }
  close(error_file);
  error_file = -1;
}

static void give_back(void) {
  if (atomic_exchange(&active, false)) restore_terminal();
  tell_child('q');
  print_errors();
  // The child ends at once; should somebody have stopped it, nobody waits for it.
  for (int i = 0; i < 50 && child > 0 && waitpid(child, NULL, WNOHANG) == 0; i++) poll(NULL, 0, 2);
  child = -1;
}

static void on_ending(int number) {
  give_back();
  _exit(128 + number);
}

static void on_crash(int number) {
  give_back();
  signal(number, SIG_DFL);
  raise(number);
}

static void on_notice(int number) {
  int error = errno;
  if (number == SIGWINCH) was_resized = true;
  if (number == SIGTSTP) was_stopped = true;
  if (number == SIGCONT) was_continued = true;
  char byte = 0;
  ssize_t ignored = write(wake_write, &byte, 1);
  (void)ignored;
  errno = error;
}

void pq_wake(void) {
  if (atomic_exchange(&was_woken, true) || wake_write < 0) return;
  int error = errno;
  char byte = 0;
  ssize_t ignored = write(wake_write, &byte, 1);
  (void)ignored;
  errno = error;
}

// The child: waits until its parent's end closes. It holds only the socket and the terminal, has its own session, so that no
// signal of the terminal's reaches it, and ends with its parent.
static _Noreturn void keep_watch(int parent) {
  setsid();
  for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  prctl(PR_SET_NAME, "terminal-guard");
  dup2(parent, 0);
  close_range(2, ~0U, 0);
  bool is_active = false;
  for (;;) {
    char what;
    ssize_t count = read(0, &what, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (what == 'q') _exit(0);
    is_active = what == 'a';
  }
  if (is_active) restore_terminal();
  _exit(0);
}

// ------------------------------------------------------------------------------------------------------------------

static void at_exit(void) {
  // Not in a forked child that calls exit.
  if (getpid() == owner) pq_guard_end();
}

static void start_child(void) {
  // A socket, because writing to one whose reader has died can be asked not to raise SIGPIPE.
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
  child = fork();
  if (child == 0) {
    close(ends[1]);
    keep_watch(ends[0]);
  }
  close(ends[0]);
  child_end = ends[1];
}

static void catch_errors(void) {
  if (!isatty(2)) return;
  error_copy = fcntl(2, F_DUPFD_CLOEXEC, 10);
  error_file = memfd_create("standard error", MFD_CLOEXEC);
  if (error_copy >= 0 && error_file >= 0) {
    dup2(error_file, 2);
  } else if (error_file >= 0) {
    close(error_file);
    error_file = -1;
  }
}

static bool is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void take_signals(void) {
  sigset_t wanted;
  sigemptyset(&wanted);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    // nohup and a shell's background jobs say by SIG_IGN what they want.
    if (!is_ignored(endings[i])) handle(endings[i], on_ending, SA_RESTART);
    sigaddset(&wanted, endings[i]);
  }
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, NULL);
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    handle(crashes[i], on_crash, SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
    sigaddset(&wanted, crashes[i]);
  }
  // Writing to a pipe nobody reads is an error to report, no reason to die.
  signal(SIGPIPE, SIG_IGN);
  // So is writing more to a file than its limit allows.
  signal(SIGXFSZ, SIG_IGN);
  handle(SIGWINCH, on_notice, SA_RESTART);
  handle(SIGCONT, on_notice, SA_RESTART);
  stop_ignored = is_ignored(SIGTSTP);
  if (!stop_ignored) handle(SIGTSTP, on_notice, SA_RESTART);
  sigaddset(&wanted, SIGWINCH);
  sigaddset(&wanted, SIGCONT);
  sigaddset(&wanted, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &wanted, NULL);
}

bool pq_guard_start(const char *restore, size_t length) {
  int ends[2];
  if (tcgetattr(0, &saved_modes) != 0 || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  wake_read = ends[0];
  wake_write = ends[1];
  restore_length = length < sizeof restore_bytes ? length : sizeof restore_bytes;
  memcpy(restore_bytes, restore, restore_length);
  // curses would spin on EAGAIN where somebody left the terminal non-blocking.
  int flags = fcntl(1, F_GETFL);
  if (flags >= 0 && (flags & O_NONBLOCK)) fcntl(1, F_SETFL, flags & ~O_NONBLOCK);
  owner = getpid();
  atexit(at_exit);
  start_child();
  catch_errors();
  take_signals();
  pq_guard_active(true);
  return true;
}

void pq_guard_active(bool is_active) {
  atomic_store(&active, is_active);
  tell_child(is_active ? 'a' : 'i');
}

void pq_guard_end(void) { give_back(); }

void pq_guard_stop(bool group) {
  if (stop_ignored) return;
  if (group) {
    signal(SIGTSTP, SIG_IGN);
    kill(0, SIGTSTP);
  }
  signal(SIGTSTP, SIG_DFL);
  // Before the stop: one that is asked for after it must not be lost.
  atomic_store(&was_stopped, false);
  // Who waits for the stop, a shell say, writes at once: what gives the terminal back must have arrived by then, and a
  // pseudo-terminal hands it on in its own time (tcdrain does not wait for that).
  nanosleep(&(struct timespec){.tv_nsec = 30000000}, NULL);
  // raise, not kill: with several threads kill may return before the stop.
  raise(SIGTSTP);
  handle(SIGTSTP, on_notice, SA_RESTART);
  atomic_store(&was_continued, false);
}

int pq_guard_wait(int milliseconds) {
  static int empty_reads;
  struct pollfd sources[2] = {{.fd = 0, .events = POLLIN}, {.fd = wake_read, .events = POLLIN}};
  int count = poll(sources, 2, milliseconds);
  int result = 0;
  if (count > 0) {
    if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) result |= pq_gone;
    if (sources[0].revents & POLLIN) {
      int bytes = 0;
      if (ioctl(0, FIONREAD, &bytes) == 0 && bytes > 0) {
        empty_reads = 0;
        result |= pq_input;
      } else if (++empty_reads > 5) {
        result |= pq_gone;
      } else {
        // Somebody else read it first; or the terminal is gone, which would look like this for ever.
        usleep(10000);
      }
    }
  }
  // Before the flags are taken, and also when a signal has interrupted poll.
  char drain[256];
  while (read(wake_read, drain, sizeof drain) > 0) {
  }
  if (atomic_exchange(&was_woken, false)) result |= pq_woken;
  if (atomic_exchange(&was_resized, false)) result |= pq_resized;
  if (atomic_exchange(&was_stopped, false)) result |= pq_stop;
  if (atomic_exchange(&was_continued, false)) result |= pq_continued;
  return result;
}

int pq_typed_before(void) {
  int bytes = 0;
  return saved_modes.c_iflag & ICRNL && ioctl(0, FIONREAD, &bytes) == 0 ? bytes : 0;
}

long pq_read(void *buffer, size_t size) {
  ssize_t count = read(0, buffer, size);
  if (count > 0) return count;
  return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

bool pq_write(const void *bytes, size_t length) {
  const char *rest = bytes;
  while (length > 0) {
    ssize_t count = write(1, rest, length);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) {
      rest += count;
      length -= (size_t)count;
    }
  }
  return true;
}

void pq_size(int *rows, int *columns) {
  struct winsize size = {0};
  ioctl(1, TIOCGWINSZ, &size);
  *rows = size.ws_row;
  *columns = size.ws_col;
}

int pq_erase_character(void) { return saved_modes.c_cc[VERASE] == 8 ? 8 : 0x7F; }
