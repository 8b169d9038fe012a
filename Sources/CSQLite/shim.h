#pragma once
#include <sqlite3.h>

/// Binds a copy of a text; SQLITE_TRANSIENT is a cast that Swift does not import. NULL is the empty text.
static inline int pq_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
  return sqlite3_bind_text(statement, index, text ? text : "", bytes, SQLITE_TRANSIENT);
}
