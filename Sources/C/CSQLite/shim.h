#include <sqlite3.h>

// sqlite3_db_config takes any number of arguments, which Swift cannot call.
static inline int bb_configure(sqlite3 *base, int option, int on) {
  int now = 0;
  return sqlite3_db_config(base, option, on, &now);
}

// SQLITE_TRANSIENT is a cast, which Swift does not see. No bytes are not the same as no value.
static inline int bb_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count) {
  return count == 0 ? sqlite3_bind_zeroblob(statement, place, 0)
                    : sqlite3_bind_blob64(statement, place, bytes, count, SQLITE_TRANSIENT);
}

static inline int bb_bind_text(sqlite3_stmt *statement, int place, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, place, count == 0 ? "" : text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
