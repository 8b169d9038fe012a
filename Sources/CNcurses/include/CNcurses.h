// <ncurses.h> as Swift can use it: wide characters on, macros off; then what macros and globals hide from Swift.
#ifndef PULLQUOTE_NCURSES_H
#define PULLQUOTE_NCURSES_H

// Before the include: without it there is no cchar_t and WINDOW has another layout.
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "TerminalGuard.h"

// What is drawn in one cell.
typedef struct {
  uint32_t base;       // the base scalar
  uint32_t marks[2];   // combining marks, 0 where there is none
  uint32_t attributes; // pq_attribute_* bits
  int16_t foreground;  // palette index, -1 for the terminal's own
  int16_t background;
} pq_cell;

// The bits are those of Screen's Style.Attributes.
enum { pq_bold = 1, pq_dim = 2, pq_italic = 4, pq_underline = 8, pq_reverse = 16 };

// Chooses LC_CTYPE from the environment. True when text goes out as UTF-8.
bool pq_choose_locale(void);

// Colours of the terminal type TERM names, before curses is started; -1 when it is unknown or cannot place the cursor.
int pq_type_colours(void);

// Starts curses on standard input and output; false when the terminal type is unknown or cannot place the cursor.
// newterm, not initscr: that one prints its own message and exits.
bool pq_curses_start(void);

// Ends curses; the terminal shows what it showed before.
void pq_curses_end(void);

// Takes the terminal again after pq_curses_end or a stop; everything is drawn anew.
void pq_curses_resume(void);

// Colours of the palette; 0 without colour.
int pq_curses_colours(void);

// Tells curses the size; both numbers at least 1.
void pq_curses_resize(int rows, int columns);

// Puts one cell into the next picture.
void pq_curses_put(int row, int column, const pq_cell *_Nonnull cell);

// Columns glibc gives a scalar, as curses will count them: -1 for what it does not know.
int pq_columns(uint32_t scalar);

// Places the cursor, or hides it with a row of -1.
void pq_curses_cursor(int row, int column);

// Sends what differs from what the terminal shows; everything after pq_curses_forget.
void pq_curses_update(void);

// Forgets what the terminal shows.
void pq_curses_forget(void);

#endif
