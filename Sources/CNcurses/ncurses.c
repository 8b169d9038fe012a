#define _GNU_SOURCE
#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

#include "output.h"
#include "terminfo.h"

static const char *locale_name(void) {
  for (int i = 0; i < 3; i++) {
    const char *value = getenv((const char *[]){"LC_ALL", "LC_CTYPE", "LANG"}[i]);
    if (value && *value) return value;
  }
  return NULL;
}

bool pq_choose_locale(void) {
  const char *name = locale_name();
  if (name) {
    // A name that says UTF-8 but is not installed here (ssh carries it over) still describes the terminal.
    if (!setlocale(LC_CTYPE, "") && (strcasestr(name, "UTF-8") || strcasestr(name, "UTF8")))
      setlocale(LC_CTYPE, "C.UTF-8");
  } else {
    // Nothing said, as in a container or after ssh: today's terminals are UTF-8, real and emulated VT ones are not.
    const char *term = getenv("TERM");
    if (term && strncmp(term, "vt", 2) != 0) setlocale(LC_CTYPE, "C.UTF-8");
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static attr_t supported;
enum { plain_pair = 1 };

int pq_type_colours(void) { return terminfo_colours(); }

bool pq_curses_start(void) {
  // Ask for the terminal type first: what gives the terminal back must be known before anything is changed.
  char restore[512];
  size_t used = terminfo_restoration(restore, sizeof restore);
  if (used == 0 || !pq_guard_start(restore, used)) return false;

  if (!newterm(NULL, output_open(), stdin)) return false;
  cbreak();
  noecho();
  nonl();
  typeahead(-1);
  if (has_colors()) {
    start_color();
    use_default_colors();
    // Plain text gets a pair that names the terminal's own colours: going back to pair 0 resets all attributes as well.
    init_extended_pair(plain_pair, -1, -1);
  }
  supported = term_attrs();

  // Ctrl-S and Ctrl-Q are keys, not flow control. Ctrl-C, Ctrl-Z and Ctrl-\ stay signals: they must work always.
  struct termios modes;
  if (tcgetattr(0, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    tcsetattr(0, TCSANOW, &modes);
    def_prog_mode();
  }
  if (terminfo_shorten_attributes()) pq_write("\033(B\017", 4);
  pq_write("\033[?2004h", 8);
  return true;
}

void pq_curses_end(void) {
  pq_write("\033[?1002l\033[?1006l\033[?2004l", 24);
  endwin();
}

void pq_curses_resume(void) {
  reset_prog_mode();
  clearok(curscr, true);
}

int pq_curses_colours(void) { return has_colors() ? COLORS : 0; }

void pq_curses_resize(int rows, int columns) { resizeterm(rows, columns); }

int pq_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void pq_curses_put(int row, int column, const pq_cell *cell) {
  attr_t attributes = A_NORMAL;
  if (cell->attributes & pq_bold) attributes |= A_BOLD;
  if (cell->attributes & pq_dim) attributes |= A_DIM;
  if (cell->attributes & pq_italic) attributes |= supported & A_ITALIC ? A_ITALIC : A_UNDERLINE;
  if (cell->attributes & pq_underline) attributes |= A_UNDERLINE;
  if (cell->attributes & pq_reverse) attributes |= supported & A_REVERSE ? A_REVERSE : A_STANDOUT;

  int foreground = cell->foreground < COLORS ? cell->foreground : -1;
  int background = cell->background < COLORS ? cell->background : -1;
  int pair = has_colors() ? plain_pair : 0;
  if (has_colors() && (foreground >= 0 || background >= 0)) {
    // alloc_pair looks a pair up that it has made before.
    int allocated = alloc_pair(foreground, background);
    if (allocated > 0) pair = allocated;
  }

  wchar_t text[4] = {(wchar_t)cell->base, (wchar_t)cell->marks[0], (wchar_t)cell->marks[1], 0};
  cchar_t character;
  // The pair as an option: the short parameter holds 15 bits only, COLOR_PAIR 8.
  if (setcchar(&character, text, attributes, 0, &pair) != OK) return;
  // ERR in the last cell, where the cursor cannot go on; it is drawn all the same.
  mvadd_wch(row, column, &character);
}

void pq_curses_cursor(int row, int column) {
  leaveok(stdscr, row < 0);
  curs_set(row < 0 ? 0 : 1);
  if (row >= 0) move(row, column);
}

void pq_curses_update(void) {
  wnoutrefresh(stdscr);
  output_keep();
  doupdate();
  output_send();
}

void pq_curses_forget(void) { clearok(curscr, true); }
