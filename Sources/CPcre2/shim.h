// PCRE2 names its functions through macros that depend on the code unit width; Swift sees neither.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
