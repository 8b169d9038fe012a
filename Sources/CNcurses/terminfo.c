#include "terminfo.h"

#include <curses.h>
#include <string.h>
#include <term.h>

// Appends a terminfo string without its padding notes, $<5/>.
static size_t append(char *buffer, size_t used, size_t size, const char *string) {
  if (!string || string == (char *)-1) return used;
  for (; *string && used < size; string++) {
    if (string[0] == '$' && string[1] == '<') {
      const char *end = strchr(string, '>');
      if (end) {
        string = end;
        continue;
      }
    }
    buffer[used++] = *string;
  }
  return used;
}

size_t terminfo_restoration(char *buffer, size_t size) {
  int found = 0;
  if (setupterm(NULL, 1, &found) != OK || !cursor_address || !clear_screen) return 0;
  size_t used = append(buffer, 0, size, "\033[?1002l\033[?1006l\033[?2004l");
  used = append(buffer, used, size, exit_attribute_mode);
  used = append(buffer, used, size, orig_pair);
  used = append(buffer, used, size, cursor_normal);
  used = append(buffer, used, size, exit_ca_mode);
  del_curterm(cur_term);
  return used;
}

int terminfo_colours(void) {
  int found = 0;
  if (setupterm(NULL, 1, &found) != OK) return -1;
  int colours = cursor_address && clear_screen ? (max_colors > 0 ? max_colors : 0) : -1;
  del_curterm(cur_term);
  return colours;
}

// Takes `prefix` away from the start of a string capability.
static bool shorten(const char *capability, const char *prefix) {
  char *string = tigetstr(capability);
  size_t length = strlen(prefix);
  if (!string || string == (char *)-1 || strncmp(string, prefix, length) != 0) return false;
  memmove(string, string + length, strlen(string + length) + 1);
  return true;
}

bool terminfo_shorten_attributes(void) {
  const char *sgr0 = tigetstr("sgr0");
  if (!sgr0 || sgr0 == (char *)-1 || strcmp(sgr0, "\033(B\033[m") != 0) return false;
  return shorten("sgr", "%?%p9%t\033(0%e\033(B%;") && shorten("sgr0", "\033(B");
}
