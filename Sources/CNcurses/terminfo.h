// What has to be asked of terminfo, apart from the rest because <term.h> defines macros named `lines` and `columns`.
#include <stddef.h>

// Writes what gives the terminal back, as far as escape sequences can, and returns its length; 0 when the terminal
// type is unknown or cannot place the cursor.
size_t terminfo_restoration(char *buffer, size_t size);
