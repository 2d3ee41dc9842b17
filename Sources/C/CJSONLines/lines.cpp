#include "CJSONLines.h"
#include "places.h"
#include "text.h"

#include <simdjson.h>

using namespace bellbird;
using simdjson::internal::dom_parser_implementation;

/// Walks over the brackets, commas and first bytes of values that simdjson has found in a text, line by line.
struct bb_reader {
  std::unique_ptr<dom_parser_implementation> index;
  Place root{""};
  int time_unit = BB_MILLISECONDS;
  size_t field_count = 0, fields_max;
  struct Kind {
    Name name;
    int32_t number;
    uint64_t meaning;
  };
  std::vector<Kind> kinds;
  std::vector<std::pair<int, uint64_t>> constants;
  int time_field = -1, kind_field = -1;
  bool wants_id = false;
  /// Kinds by a hash of length and ends; -1 ends a chain.
  std::vector<int> kind_table;

  // While one batch is read:
  bb_batch *batch = nullptr;
  char *unescaped = nullptr;
  bb_row *row = nullptr;
  uint64_t *cells = nullptr;
  bool has_time = false, has_kind = false;
  /// Where the next backslash of the text stands, and whether the line has one.
  size_t next_escape = 0;
  bool escapes = false;
  /// In how many further batches lines are not expected to be as usual.
  int doubts = 0;
  /// How far the text has been dealt with.
  size_t at = 0;
  uint32_t reason = 0, bad_field = 0;
  /// What simdjson found counts from here; `next` is where the walk is, and `limit` is where the line ends.
  const char *base = nullptr;
  uint32_t base_start = 0;
  const uint32_t *next = nullptr;
  uint32_t limit = 0;

  explicit bb_reader(size_t fields) : fields_max(fields) {}

  int add(const char *path, size_t count, int target, int type, int unit = BB_MILLISECONDS) {
    Place *place = &root;
    size_t start = 0;
    while (start <= count) {
      const char *stop = (const char *)memchr(path + start, 0, count - start);
      size_t length = stop ? (size_t)(stop - path) - start : count - start;
      if (place->target != TARGET_NONE) return -1;
      string_view name(path + start, length);
      Place *child = place->find(name);
      if (!child) {
        place->below.push_back(std::make_unique<Place>(name));
        child = place->below.back().get();
      }
      place = child;
      start += length + 1;
    }
    if (place->target != TARGET_NONE || !place->below.empty()) return -1;
    place->target = target;
    place->type = type;
    place->unit = unit;
    place->is_text = target >= 0 && type == BB_STRING;
    return 0;
  }

  static size_t kind_hash(string_view name) {
    return name.empty() ? 0 : (size_t)(unsigned char)name.front() * 31 + (size_t)(unsigned char)name.back() * 17 + name.size();
  }

  void add_kind(string_view name, int32_t number, uint64_t meaning) {
    kinds.push_back({Name(name), number, meaning});
    size_t size = 64;
    while (size < kinds.size() * 4) size *= 2;
    kind_table.assign(size, -1);
    for (size_t i = 0; i < kinds.size(); i++) {
      size_t at = kind_hash(kinds[i].name.text) & (size - 1);
      while (kind_table[at] >= 0) at = (at + 1) & (size - 1);
      kind_table[at] = (int)i;
    }
  }

  [[gnu::always_inline]] void take_kind(string_view name) {
    if (kind_table.empty()) return;
    size_t at = kind_hash(name) & (kind_table.size() - 1);
    for (; kind_table[at] >= 0; at = (at + 1) & (kind_table.size() - 1)) {
      const Kind &entry = kinds[(size_t)kind_table[at]];
      // A quotation mark stands behind the name, except where an escape was put elsewhere.
      if (entry.name.text.size() != name.size() || (!entry.name.is(name.data()) && entry.name.text != name)) continue;
      row->kind = entry.number;
      if (kind_field >= 0) {
        cells[kind_field] = entry.meaning;
        row->present |= 1ull << kind_field;
      }
      return;
    }
  }

  bool refuse(uint32_t why, uint32_t field = 0) {
    reason = why;
    bad_field = field;
    return false;
  }

  /// The text of a JSON string as a run in the batch's text.
  [[gnu::always_inline]] bool string_run(string_view token, uint32_t &start, uint32_t &count) {
    if (token.size() < 2 || token.back() != '"') return false;
    string_view inside = token.substr(1, token.size() - 2);
    char *text = (char *)batch->text;
    if (__builtin_expect(!escapes || !has_escape(inside), 1)) {
      start = (uint32_t)(inside.data() - text);
      count = (uint32_t)inside.size();
      return true;
    }
    char *from = unescaped;
    if (!unescape(inside, unescaped)) return false;
    start = (uint32_t)(from - text);
    count = (uint32_t)(unescaped - from);
    return true;
  }

  [[gnu::always_inline]] bool string_cell(string_view token, uint64_t &cell) {
    uint32_t start, count;
    if (token[0] != '"' || !string_run(token, start, count)) return false;
    if (count > batch->string_max) {
      // The start, up to the last whole character.
      count = (uint32_t)batch->string_max;
      while (count > 0 && (batch->text[start + count] & 0xC0) == 0x80) count--;
    }
    cell = (uint64_t)count << 32 | start;
    return true;
  }

  // ── The walk ────────────────────────────────────────────────────────────────────────────────────

  /// Whether the line has something more.
  bool has_more() const { return *next < limit; }

  char peek() const { return base[*next]; }

  /// The value that is no list or object, without the blank space behind it.
  [[gnu::always_inline]] string_view token() {
    uint32_t start = *next++;
    uint32_t end = *next < limit ? *next : limit;
    return trimmed({base + start, end - start});
  }

  bool object(Place *place, int depth) {
    next++;
    if (depth > 64) return refuse(BB_NOT_JSON);
    if (has_more() && peek() == '}') {
      next++;
      return true;
    }
    for (;;) {
      if (!(place && plain_members(place)) && !any_member(place, depth)) return false;
      if (!has_more()) return refuse(BB_NOT_JSON);
      char sign = base[*next++];
      if (sign == '}') return true;
      if (sign != ',') return refuse(BB_NOT_JSON);
    }
  }

  /// Takes members whose values are no lists or objects, as nearly all are. True in front of what ends the last member;
  /// false in front of a member of another sort, or of one that is wrong.
  [[gnu::always_inline]] bool plain_members(Place *place) {
    const char *text = base;
    const uint32_t *part = next;
    Place **likely = &place->first;
    // Texts that were taken; kept apart from the row, so that it is written once.
    uint64_t present = 0;
    bool ended = false;
    for (;;) {
      // A key, a colon, a value and what ends it. Behind the last part of a text stands its length, twice, and then
      // zero: parts that rise and stay on the line are there.
      uint32_t start = part[0], end = part[3];
      if (start >= end || end >= limit || text[start] != '"' || text[part[1]] != ':') break;
      Place *below = *likely;
      if (!below || !below->name.is(text + start + 1)) below = place->find(text + start + 1);
      if (below) {
        *likely = below;
        likely = &below->after;
        if (take_text(*below, part[2], end)) {
          present |= 1ull << below->target;
        } else if (!take_usual(*below, part[2], end)) {
          row->present |= present;
          present = 0;
          if (!take_scalar(*below, part[2], end)) break;
        }
      } else if (!is_text(start, part[1]) || !is_text(part[2], end)) {
        break;
      }
      part += 3;
      ended = text[*part] != ',';
      if (ended) break;
      part++;
    }
    row->present |= present;
    next = part;
    return ended;
  }

  /// Whether this is a text without blank space behind it, in a line without escapes.
  [[gnu::always_inline]] bool is_text(uint32_t start, uint32_t end) const {
    return !escapes && base[start] == '"' && base[end - 1] == '"' && end - start >= 2;
  }

  [[gnu::always_inline]] bool take_text(const Place &place, uint32_t start, uint32_t end) {
    uint32_t count = end - start - 2;
    if (!place.is_text || !is_text(start, end) || count > batch->string_max) return false;
    cells[place.target] = (uint64_t)count << 32 | (start + 1 + base_start);
    return true;
  }

  /// What every line has, written as it mostly is. False with nothing done.
  [[gnu::always_inline]] bool take_usual(const Place &place, uint32_t start, uint32_t end) {
    if (place.target == TARGET_TIME) return take_milliseconds({base + start, end - start});
    if (place.target != TARGET_KIND || !is_text(start, end)) return false;
    take_kind({base + start + 1, end - start - 2});
    return has_kind = true;
  }

  bool take_scalar(Place &place, uint32_t start, uint32_t end) {
    char *free = unescaped;
    if (place.target != TARGET_NONE && take_token(place, trimmed({base + start, end - start}))) return true;
    // It is going to be read again, and told then.
    unescaped = free;
    reason = bad_field = 0;
    return false;
  }

  bool any_member(Place *place, int depth) {
    if (!has_more() || peek() != '"') return refuse(BB_NOT_JSON);
    Place *below = nullptr;
    if (!key(place, below)) return false;
    if (!has_more() || peek() != ':') return refuse(BB_NOT_JSON);
    next++;
    return has_more() ? value(below, depth + 1) : refuse(BB_NOT_JSON);
  }

  [[gnu::always_inline]] bool key(Place *place, Place *&below) {
    // Most keys are the ones that are expected, and are then known to end where they should.
    if (place && (below = place->find(base + *next + 1))) {
      next++;
      return true;
    }
    return other_key(place, below);
  }

  bool other_key(Place *place, Place *&below) {
    string_view text = token();
    if (text.size() < 2 || text.back() != '"') return refuse(BB_NOT_JSON);
    string_view inside = text.substr(1, text.size() - 2);
    if (!has_escape(inside)) return true;
    char *from = unescaped;
    if (!unescape(inside, unescaped)) return refuse(BB_NOT_JSON);
    below = place ? place->find(string_view(from, (size_t)(unescaped - from))) : nullptr;
    unescaped = from;
    return true;
  }

  bool array(int depth) {
    next++;
    if (depth > 64) return refuse(BB_NOT_JSON);
    if (has_more() && peek() == ']') {
      next++;
      return true;
    }
    for (;;) {
      if (!has_more() || !value(nullptr, depth + 1)) return refuse(BB_NOT_JSON);
      if (!has_more()) return refuse(BB_NOT_JSON);
      char sign = base[*next++];
      if (sign == ']') return true;
      if (sign != ',') return refuse(BB_NOT_JSON);
    }
  }

  bool value(Place *place, int depth) {
    if (place && place->target != TARGET_NONE) return take(*place, depth);
    if (peek() == '{') return object(place, depth);
    if (peek() == '[') return array(depth);
    return scalar(token()) ? true : refuse(BB_NOT_JSON);
  }

  /// Whether a token that nobody asked for is JSON all the same.
  bool scalar(string_view token) {
    if (token[0] == '"') {
      if (token.size() < 2 || token.back() != '"') return false;
      string_view inside = token.substr(1, token.size() - 2);
      char *to = unescaped;
      return !has_escape(inside) || unescape(inside, to);
    }
    bool is_whole;
    return token == "null" || token == "true" || token == "false" || is_number(token, is_whole);
  }

  // ── Values that are wanted ──────────────────────────────────────────────────────────────────────

  bool take(Place &place, int depth) {
    char first = peek();
    if (first == '{' || (first == '[' && (place.target < 0 || place.type < BB_LIST))) {
      // Of another type than wanted; if it is no JSON either, that is what is wrong with the line.
      if (!value(nullptr, depth)) return false;
      return refuse(place.target == TARGET_TIME ? BB_BAD_TIME : place.target == TARGET_KIND ? BB_BAD_KIND
                    : place.target == TARGET_ID ? BB_NO_ID : BB_BAD_FIELD, place.target < 0 ? 0 : (uint32_t)place.target);
    }
    if (first == '[') return take_list(place, depth);
    return take_token(place, token());
  }

  bool take_token(Place &place, string_view text) {
    switch (place.target) {
    case TARGET_TIME: return take_time(text);
    case TARGET_KIND: {
      uint32_t start, count;
      if (text[0] != '"' || !string_run(text, start, count)) return refuse(scalar(text) ? BB_BAD_KIND : BB_NOT_JSON);
      take_kind({(char *)batch->text + start, count});
      has_kind = true;
      return true;
    }
    case TARGET_ID: return take_id(text);
    default: return take_field(text, place);
    }
  }

  /// A time or a span in nanoseconds. False where it does not fit, or where a whole number is none.
  static bool scaled(int64_t number, int unit, int64_t &nanoseconds) {
    if (unit == BB_RFC3339) return false;
    int64_t scale = unit == BB_SECONDS ? 1000000000 : unit == BB_MICROSECONDS ? 1000 : 1000000;
    return !__builtin_mul_overflow(number, scale, &nanoseconds);
  }

  /// A moment from 1970 on.
  bool moment(string_view token, int unit, int64_t &nanoseconds) {
    if (unit == BB_RFC3339) {
      uint32_t start, count;
      if (token[0] != '"' || !string_run(token, start, count)) return false;
      if (!rfc3339({(char *)batch->text + start, count}, nanoseconds)) return false;
    } else {
      int64_t number;
      if (!whole_number(token, number) || !scaled(number, unit, nanoseconds)) return false;
    }
    return nanoseconds >= 0 && nanoseconds / 1000000 <= latest_milliseconds;
  }

  [[gnu::always_inline]] bool take_milliseconds(string_view token) {
    if (time_unit != BB_MILLISECONDS) return false;
    int64_t number = small_number(token);
    if (number < 0 || number > latest_milliseconds) return false;
    row->time = number;
    return has_time = true;
  }

  bool take_time(string_view token) {
    if (take_milliseconds(token)) return true;
    int64_t nanoseconds;
    if (!moment(token, time_unit, nanoseconds)) return refuse(scalar(token) ? BB_BAD_TIME : BB_NOT_JSON);
    row->time = nanoseconds / 1000000;
    has_time = true;
    return true;
  }

  bool take_id(string_view token) {
    int64_t number;
    if (token[0] == '"') return string_run(token, row->id_start, row->id_count) ? true : refuse(BB_NOT_JSON);
    if (!whole_number(token, number)) return refuse(scalar(token) ? BB_NO_ID : BB_NOT_JSON);
    row->id_start = (uint32_t)(token.data() - (char *)batch->text);
    row->id_count = (uint32_t)token.size();
    return true;
  }

  bool item(string_view token, int type, int unit, uint64_t &cell) {
    int64_t number;
    switch (type) {
    case BB_BOOL: cell = token == "true"; return cell || token == "false";
    case BB_INT: case BB_DURATION:
      if (!whole_number(token, number) || (type == BB_DURATION && !scaled(number, unit, number))) return false;
      cell = (uint64_t)number;
      return true;
    case BB_DOUBLE: {
      double decimal;
      if (!decimal_number(token, decimal)) return false;
      memcpy(&cell, &decimal, 8);
      return true;
    }
    case BB_TIMESTAMP:
      if (!moment(token, unit, number)) return false;
      cell = (uint64_t)number;
      return true;
    default: return string_cell(token, cell);
    }
  }

  bool take_field(string_view token, Place &place) {
    int field = place.target;
    if (place.type < BB_LIST && item(token, place.type, place.unit, cells[field])) {
      row->present |= 1ull << field;
      return true;
    }
    if (!scalar(token)) return refuse(BB_NOT_JSON);
    // A field that is null is absent.
    if (token != "null") return refuse(BB_BAD_FIELD, (uint32_t)field);
    row->present &= ~(1ull << field);
    return true;
  }

  bool take_list(Place &place, int depth) {
    size_t first = batch->item_count;
    next++;
    bool fits = true;
    if (has_more() && peek() == ']') {
      next++;
    } else {
      for (;;) {
        if (!has_more()) return refuse(BB_NOT_JSON);
        if (peek() == '{' || peek() == '[') {
          if (!value(nullptr, depth + 1)) return false;
          fits = false;
        } else {
          string_view text = token();
          if (batch->item_count == batch->items_max) return refuse(BB_TOO_LONG, (uint32_t)place.target);
          if (item(text, place.type - BB_LIST, place.unit, batch->items[batch->item_count])) batch->item_count++;
          else if (!scalar(text)) return refuse(BB_NOT_JSON);
          else fits = false;
        }
        if (!has_more()) return refuse(BB_NOT_JSON);
        char sign = base[*next++];
        if (sign == ']') break;
        if (sign != ',') return refuse(BB_NOT_JSON);
      }
    }
    if (!fits) return refuse(BB_BAD_FIELD, (uint32_t)place.target);
    cells[place.target] = (uint64_t)(batch->item_count - first) << 32 | (uint32_t)first;
    row->present |= 1ull << place.target;
    return true;
  }

  // ── Lines ───────────────────────────────────────────────────────────────────────────────────────

  void begin() {
    row = &batch->rows[batch->row_count];
    cells = batch->cells + batch->row_count * fields_max;
    row->present = 0;
    row->kind = -1;
    row->id_start = row->id_count = 0;
    has_time = has_kind = false;
    reason = bad_field = 0;
  }

  bool complete() {
    if (!has_time) return refuse(BB_NO_TIME);
    if (!has_kind) return refuse(BB_NO_KIND);
    if (wants_id && (row->id_count == 0 || row->id_count > 256)) return refuse(BB_NO_ID);
    for (auto &constant : constants) {
      cells[constant.first] = constant.second;
      row->present |= 1ull << constant.first;
    }
    if (time_field >= 0) {
      cells[time_field] = (uint64_t)(row->time * 1000000);
      row->present |= 1ull << time_field;
    }
    return true;
  }

  uint64_t line_number() const {
    return batch->numbers ? batch->numbers[batch->lines] : batch->number + batch->lines;
  }

  void refuse_line(size_t start, size_t count) {
    if (batch->refusal_count < batch->refusals_max) {
      batch->refusals[batch->refusal_count] = {line_number(), (uint32_t)start, (uint32_t)count,
                                               reason ? reason : (uint32_t)BB_NOT_JSON, bad_field};
    }
    batch->refusal_count++;
  }

  /// Finds what there is in a text. False where it is not UTF-8, or has a string that does not end on its line.
  bool find(size_t start, size_t count) {
    if (!index || index->capacity() < count) {
      size_t capacity = count < 1 << 16 ? 1 << 16 : count;
      if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 64, index)) return false;
    }
    base = (const char *)batch->text + start;
    base_start = (uint32_t)start;
    auto error = index->stage1((const uint8_t *)base, count, simdjson::stage1_mode::regular);
    if (error == simdjson::EMPTY) {
      index->structural_indexes[0] = (uint32_t)count;
      error = simdjson::SUCCESS;
    }
    next = index->structural_indexes.get();
    return !error;
  }

  /// The line from `at` up to `stop`, whose parts have been found or, where `isFound` is false, could not be.
  void line(size_t stop, bool isFound) {
    size_t start = at, items = batch->item_count;
    limit = (uint32_t)((const char *)batch->text + stop - base);
    at = stop + 1;
    if (next_escape < start) next_escape = find_escape(start);
    escapes = next_escape < stop;
    // A blank line is nothing.
    if (isFound && !has_more()) {
      batch->lines++;
      return;
    }
    begin();
    bool ok = stop - start > batch->line_max ? refuse(BB_TOO_LONG) : isFound && whole_object();
    while (isFound && has_more()) next++;
    if (ok) {
      end_row(start, stop);
    } else {
      batch->item_count = items;
      refuse_line(start, stop - start);
    }
    batch->lines++;
  }

  bool whole_object() {
    if (peek() != '{') return refuse(value(nullptr, 0) && !has_more() ? BB_NOT_OBJECT : BB_NOT_JSON);
    if (!object(&root, 0)) return false;
    return has_more() ? refuse(BB_NOT_JSON) : complete();
  }

  /// Reads lines of which each is one object and nothing more, without looking for their ends first. False, with
  /// nothing done, where one is anything else or wrong.
  bool usual_lines() {
    size_t start = at, items = batch->item_count, rows = batch->row_count, lines = batch->lines;
    const uint32_t *part = next;
    char *free = unescaped;
    limit = (uint32_t)(batch->text_end - start);
    bool ok = true;
    while (ok && at < batch->text_end && batch->row_count < batch->rows_max) ok = usual_line();
    // A line end inside of an object would be one more than there are objects.
    if (ok && line_ends(batch->text + start, at - start) == batch->lines - lines) return true;
    at = start;
    next = part;
    unescaped = free;
    batch->item_count = items;
    batch->row_count = rows;
    batch->lines = lines;
    next_escape = find_escape(at);
    doubts = 16;
    return false;
  }

  [[gnu::always_inline]] bool usual_line() {
    if (base_start + *next != at || peek() != '{') return false;
    if (next_escape < at) next_escape = find_escape(at);
    const uint32_t *part = next;
    escapes = false;
    begin();
    bool ok = object(&root, 0);
    if (next_escape <= base_start + next[-1]) {
      // Not seen before, since nobody knew where the line ends.
      next = part;
      escapes = true;
      begin();
      ok = object(&root, 0);
    }
    if (!ok || !complete()) return false;
    // The last part of the line is the bracket that closes the object.
    size_t stop = base_start + next[-1] + 1;
    if (batch->text[stop] != '\n' || stop - at > batch->line_max) return false;
    end_row(at, stop);
    at = stop + 1;
    batch->lines++;
    return true;
  }

  void end_row(size_t start, size_t stop) {
    row->number = line_number();
    row->start = (uint32_t)start;
    row->count = (uint32_t)(stop - start);
    batch->row_count++;
  }

  size_t find_escape(size_t from) const {
    const char *slash = (const char *)memchr(batch->text + from, '\\', batch->text_end - from);
    return slash ? (size_t)(slash - (const char *)batch->text) : batch->text_end;
  }

  size_t line_end() const {
    const char *feed = (const char *)memchr(batch->text + at, '\n', batch->text_end - at);
    return feed ? (size_t)(feed - (const char *)batch->text) : batch->text_end;
  }

  void read(bb_batch *to) {
    batch = to;
    batch->row_count = batch->item_count = batch->refusal_count = batch->consumed = batch->lines = 0;
    at = batch->text_start;
    unescaped = (char *)batch->text + batch->unescaped_start;
    next_escape = find_escape(at);
    if (batch->first_is_too_long) {
      size_t stop = line_end();
      reason = BB_TOO_LONG;
      refuse_line(at, stop - at);
      at = stop + 1;
      batch->lines++;
    }
    // All lines at once; where one of them spoils that, each on its own.
    bool together = at < batch->text_end && find(at, batch->text_end - at);
    if (together && doubts == 0 && usual_lines()) {
      batch->consumed = at - batch->text_start;
      return;
    }
    if (doubts > 0) doubts--;
    while (at < batch->text_end && batch->row_count < batch->rows_max) {
      size_t stop = line_end();
      line(stop, together || find(at, stop - at));
    }
    batch->consumed = at - batch->text_start;
  }
};

extern "C" bb_reader *bb_reader_new(size_t fields_max) { return new bb_reader(fields_max); }
extern "C" void bb_reader_free(bb_reader *reader) { delete reader; }

extern "C" int bb_reader_set_time(bb_reader *reader, const char *path, size_t count, int unit) {
  reader->time_unit = unit;
  return reader->add(path, count, TARGET_TIME, 0);
}

extern "C" int bb_reader_set_kind(bb_reader *reader, const char *path, size_t count) {
  return reader->add(path, count, TARGET_KIND, 0);
}

extern "C" int bb_reader_set_id(bb_reader *reader, const char *path, size_t count) {
  reader->wants_id = true;
  return reader->add(path, count, TARGET_ID, 0);
}

extern "C" int bb_reader_add_field(bb_reader *reader, const char *path, size_t count, int type, int unit) {
  if (reader->field_count == reader->fields_max) return -1;
  return reader->add(path, count, (int)reader->field_count++, type, unit);
}

extern "C" void bb_reader_add_time_field(bb_reader *reader) { reader->time_field = (int)reader->field_count++; }
extern "C" void bb_reader_add_kind_field(bb_reader *reader) { reader->kind_field = (int)reader->field_count++; }

extern "C" void bb_reader_add_constant(bb_reader *reader, uint64_t cell) {
  reader->constants.push_back({(int)reader->field_count++, cell});
}

extern "C" void bb_reader_add_kind(bb_reader *reader, const char *name, size_t count, int32_t number, uint64_t meaning) {
  reader->add_kind({name, count}, number, meaning);
}

extern "C" void bb_reader_read(bb_reader *reader, bb_batch *batch) { reader->read(batch); }
