// <ncurses.h> as Swift can use it: wide characters on, macros off.
#ifndef PULLQUOTE_NCURSES_H
#define PULLQUOTE_NCURSES_H

// Before the include: without it there is no cchar_t and WINDOW has another layout.
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <wchar.h>
#include <ncurses.h>

#endif
