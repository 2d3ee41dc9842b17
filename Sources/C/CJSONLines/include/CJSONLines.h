// Lines of JSON into rows of typed cells: simdjson, without its C++ types.
#ifndef BELLBIRD_CJSONLINES_H
#define BELLBIRD_CJSONLINES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a field of a line becomes. The numbers are part of the interface with Swift.
enum {
  BB_BOOL, BB_INT, BB_DOUBLE, BB_STRING, BB_TIMESTAMP, BB_DURATION,
  /// A list of one of the types above: their sum.
  BB_LIST = 16
};

/// How the time of a line is written.
enum { BB_MILLISECONDS, BB_SECONDS, BB_MICROSECONDS, BB_RFC3339 };

/// Why a line was refused.
enum {
  BB_NOT_JSON = 1, BB_NOT_OBJECT, BB_NO_TIME, BB_BAD_TIME, BB_NO_KIND, BB_BAD_KIND, BB_BAD_FIELD, BB_TOO_LONG, BB_NO_ID
};

typedef struct {
  /// The line's own time in milliseconds since 1970.
  int64_t time;
  /// Bit i: field i is there.
  uint64_t present;
  /// Counted from 1 over all lines of the input.
  uint64_t number;
  /// Place of the line in the text.
  uint32_t start, count;
  /// Place of the id in the text; a count of 0 means that there is none.
  uint32_t id_start, id_count;
  /// Which of the known kinds; -1 for any other.
  int32_t kind;
} bb_row;

typedef struct {
  uint64_t number;
  uint32_t start, count;
  /// One of the reasons above, and for BB_BAD_FIELD which field.
  uint32_t reason, field;
} bb_refusal;

typedef struct bb_reader bb_reader;

bb_reader *bb_reader_new(size_t fields_max);
void bb_reader_free(bb_reader *reader);

/// A path is names separated by NUL bytes. Time and kind are paths of their own; id may be empty.
/// Returns 0, or -1 where one path would have to be an object and a value at once.
int bb_reader_set_time(bb_reader *reader, const char *path, size_t count, int unit);
int bb_reader_set_kind(bb_reader *reader, const char *path, size_t count);
int bb_reader_set_id(bb_reader *reader, const char *path, size_t count);
/// The next field: of a path, of a type and, for times and durations, in a unit; of the line's time in nanoseconds, of its kind's meaning, or the same in every line.
int bb_reader_add_field(bb_reader *reader, const char *path, size_t count, int type, int unit);
void bb_reader_add_time_field(bb_reader *reader);
void bb_reader_add_kind_field(bb_reader *reader);
void bb_reader_add_constant(bb_reader *reader, uint64_t cell);
/// A kind, by which number rows name it, and the cell of its meaning.
void bb_reader_add_kind(bb_reader *reader, const char *name, size_t count, int32_t number, uint64_t meaning);

typedef struct {
  /// In: a buffer with lines from `text_start` to `text_end`, each ended by a line feed. Behind `unescaped_start` there
  /// is room for as many bytes as there are lines, and 64 more: strings that had escapes are put there.
  unsigned char *text;
  size_t text_start, text_end, unescaped_start;
  /// In: the first line is only the start of one that is too long.
  int first_is_too_long;
  /// In: the number of the first line; or where lines have numbers of their own, those.
  uint64_t number;
  const uint64_t *numbers;
  /// In: how long a line may be, and how much of a string counts.
  size_t line_max, string_max;
  /// Out: rows, and for each row one cell a field.
  bb_row *rows;
  uint64_t *cells;
  size_t rows_max, row_count;
  /// Out: items of lists.
  uint64_t *items;
  size_t items_max, item_count;
  /// Out: refused lines; those past the maximum are counted only.
  bb_refusal *refusals;
  size_t refusals_max, refusal_count;
  /// Out: how many bytes and lines of the text were dealt with.
  size_t consumed, lines;
} bb_batch;

void bb_reader_read(bb_reader *reader, bb_batch *batch);

#ifdef __cplusplus
}
#endif
#endif
