#include <hs/hs.h>
#include <stdint.h>

// Hyperscan calls back for each match. The callbacks are C, since one in Swift costs more than the match itself.

/// One bit for each id below 128.
typedef struct {
  uint64_t words[2];
} bb_hs_ids;

static int bb_hs_mark(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)to, (void)flags;
  ((bb_hs_ids *)context)->words[id >> 6 & 1] |= UINT64_C(1) << (id & 63);
  return 0;
}

/// Sets the bit of each id that occurs in the text.
static inline hs_error_t bb_hs_scan(
  const hs_database_t *database, const void *text, size_t count, hs_scratch_t *scratch, bb_hs_ids *found) {
  return hs_scan(database, (const char *)text, (unsigned)count, 0, scratch, bb_hs_mark, found);
}

/// The leftmost match of an expression and, of those that start there, the longest; `to` is 0 while there is none.
typedef struct {
  uint64_t from, to;
} bb_hs_place;

static int bb_hs_keep(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)flags;
  bb_hs_place *place = (bb_hs_place *)context + id;
  if (!place->to || from < place->from || (from == place->from && to > place->to)) {
    place->from = from;
    place->to = to;
  }
  return 0;
}

/// Fills the place of each expression, by its number; the database keeps the starts of matches.
static inline hs_error_t bb_hs_find(
  const hs_database_t *database, const void *text, size_t count, hs_scratch_t *scratch, bb_hs_place *places) {
  return hs_scan(database, (const char *)text, (unsigned)count, 0, scratch, bb_hs_keep, places);
}
