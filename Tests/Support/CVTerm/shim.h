#include <vterm.h>

// The palette index of a colour, -1 for the terminal's own or a 24-bit one.
static inline int pq_colour_index(VTermColor colour) {
  return VTERM_COLOR_IS_INDEXED(&colour) && !VTERM_COLOR_IS_DEFAULT_FG(&colour) && !VTERM_COLOR_IS_DEFAULT_BG(&colour)
             ? colour.indexed.idx
             : -1;
}

// Attributes as bits: bold, italic, underline, reverse.
static inline int pq_attributes(VTermScreenCell cell) {
  return (cell.attrs.bold ? 1 : 0) | (cell.attrs.italic ? 4 : 0) | (cell.attrs.underline ? 8 : 0) |
         (cell.attrs.reverse ? 16 : 0);
}
