// What curses sends for one picture goes out in one write: it would send a piece after each cursor movement, and whoever
// reads the terminal, or a network connection, would be woken by each.
#include <stdio.h>

// The stream that curses is to write on: the terminal by a descriptor of its own, or else standard output.
FILE *output_open(void);

// From now on what curses writes is kept; without effect where nothing can be kept.
void output_keep(void);

// Sends what was kept; curses writes on the terminal again.
void output_send(void);
