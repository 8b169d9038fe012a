// What has to be asked of terminfo, apart from the rest because <term.h> defines macros named `lines` and `columns`.
#include <stdbool.h>
#include <stddef.h>

// Writes what gives the terminal back, as far as escape sequences can, and returns its length; 0 when the terminal
// type is unknown or cannot place the cursor.
size_t terminfo_restoration(char *buffer, size_t size);

// The colours of the terminal type; -1 when it is unknown or cannot place the cursor.
int terminfo_colours(void);

// Shortens what xterm's family is sent for each change of attributes: its entries choose the character set anew each
// time, `ESC ( B`, and no line drawing set is ever used here. The strings are curses' own, in its writable copy of the
// entry; no string grows. After newterm. True when something was changed.
bool terminfo_shorten_attributes(void);
