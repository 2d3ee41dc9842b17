#include "CJSONLines.h"

#include <cstring>
#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

using namespace simdjson;
using std::string_view;

namespace {

enum { TARGET_NONE = -1, TARGET_TIME = -2, TARGET_KIND = -3, TARGET_ID = -4 };

/// A member's name, ready to be compared with the start of a key.
struct Name {
  std::string text;
  uint64_t word = 0, mask = 0;

  explicit Name(string_view name) : text(name) {
    size_t start = text.size() < 8 ? text.size() : 8;
    memcpy(&word, text.data(), start);
    mask = start == 8 ? ~0ull : (1ull << (8 * start)) - 1;
  }

  /// Whether the key that starts here is this name. Reads as many bytes as the name has, and eight at least.
  bool is(const char *key) const {
    uint64_t start;
    memcpy(&start, key, 8);
    size_t size = text.size();
    if (((start ^ word) & mask) != 0 || key[size] != '"') return false;
    return size <= 8 || memcmp(key + 8, text.data() + 8, size - 8) == 0;
  }
};

/// A place in the tree of paths: either names below it, or what becomes of the value.
struct Place {
  std::vector<Name> names;
  std::vector<std::unique_ptr<Place>> below;
  int target = TARGET_NONE;
  int type = 0, unit = BB_MILLISECONDS;
  /// Which name is likely next: lines of a log have their fields in one order.
  size_t next = 0;

  /// The place of a key whose text starts at `key` and ends at the next quotation mark.
  Place *find(const char *key) {
    size_t count = names.size();
    for (size_t step = 0, at = next; step < count; step++, at = at + 1 == count ? 0 : at + 1) {
      if (names[at].is(key)) {
        next = at + 1 == count ? 0 : at + 1;
        return below[at].get();
      }
    }
    return nullptr;
  }

  Place *find(string_view name) {
    for (size_t at = 0; at < names.size(); at++) {
      if (names[at].text == name) return below[at].get();
    }
    return nullptr;
  }
};

inline string_view trimmed(string_view token) {
  while (!token.empty() && (unsigned char)token.back() <= ' ') token.remove_suffix(1);
  return token;
}

/// A whole number that is not negative and has at most 18 digits; -1 for all else, which simdjson then judges.
inline int64_t small_number(string_view token) {
  size_t count = token.size();
  if (count == 0 || count > 18 || (token[0] == '0' && count > 1)) return -1;
  const char *from = token.data();
  int64_t number = 0;
  for (; count >= 8; count -= 8, from += 8) {
    uint64_t word;
    memcpy(&word, from, 8);
    // Eight digits at once: each is a byte from 0x30 to 0x39.
    if (((word & 0xF0F0F0F0F0F0F0F0ull) | (((word + 0x0606060606060606ull) & 0xF0F0F0F0F0F0F0F0ull) >> 4)) !=
        0x3333333333333333ull) return -1;
    word = (word & 0x0F0F0F0F0F0F0F0Full) * 2561 >> 8;
    word = (word & 0x00FF00FF00FF00FFull) * 6553601 >> 16;
    number = number * 100000000 + (int64_t)((word & 0x0000FFFF0000FFFFull) * 42949672960001ull >> 32);
  }
  for (; count > 0; count--, from++) {
    if (*from < '0' || *from > '9') return -1;
    number = number * 10 + (*from - '0');
  }
  return number;
}

/// Reads up to eight bytes behind the text, which the buffer has.
inline bool has_escape(string_view inside) {
  if (inside.size() > 24) return memchr(inside.data(), '\\', inside.size()) != nullptr;
  const char *from = inside.data();
  for (size_t left = inside.size(); left > 0; left -= left < 8 ? left : 8, from += 8) {
    uint64_t word;
    memcpy(&word, from, 8);
    if (left < 8) word &= (1ull << (8 * left)) - 1;
    word ^= 0x5C5C5C5C5C5C5C5Cull;
    if ((word - 0x0101010101010101ull) & ~word & 0x8080808080808080ull) return true;
  }
  return false;
}

int hex(unsigned char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  digit |= 0x20;
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool code_unit(const char *&from, const char *end, uint32_t &unit) {
  if (end - from < 4) return false;
  unit = 0;
  for (int i = 0; i < 4; i++) {
    int digit = hex((unsigned char)from[i]);
    if (digit < 0) return false;
    unit = unit << 4 | (uint32_t)digit;
  }
  from += 4;
  return true;
}

void put_utf8(char *&to, uint32_t code) {
  if (code < 0x80) {
    *to++ = (char)code;
  } else if (code < 0x800) {
    *to++ = (char)(0xC0 | code >> 6);
    *to++ = (char)(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    *to++ = (char)(0xE0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 0x3F));
    *to++ = (char)(0x80 | (code & 0x3F));
  } else {
    *to++ = (char)(0xF0 | code >> 18);
    *to++ = (char)(0x80 | (code >> 12 & 0x3F));
    *to++ = (char)(0x80 | (code >> 6 & 0x3F));
    *to++ = (char)(0x80 | (code & 0x3F));
  }
}

/// Writes the meaning of the inside of a JSON string. A lone surrogate becomes U+FFFD. Never longer than its source.
bool unescape(string_view inside, char *&to) {
  const char *from = inside.data(), *end = from + inside.size();
  while (from < end) {
    const char *slash = (const char *)memchr(from, '\\', (size_t)(end - from));
    size_t plain = (size_t)((slash ? slash : end) - from);
    memcpy(to, from, plain);
    to += plain;
    from += plain;
    if (!slash) break;
    if (end - from < 2) return false;
    char letter = from[1];
    from += 2;
    switch (letter) {
    case '"': case '\\': case '/': *to++ = letter; break;
    case 'b': *to++ = '\b'; break;
    case 'f': *to++ = '\f'; break;
    case 'n': *to++ = '\n'; break;
    case 'r': *to++ = '\r'; break;
    case 't': *to++ = '\t'; break;
    case 'u': {
      uint32_t unit;
      if (!code_unit(from, end, unit)) return false;
      if (unit >= 0xD800 && unit < 0xDC00 && end - from >= 6 && from[0] == '\\' && from[1] == 'u') {
        const char *after = from + 2;
        uint32_t low;
        if (!code_unit(after, end, low)) return false;
        if (low >= 0xDC00 && low < 0xE000) {
          unit = 0x10000 + ((unit - 0xD800) << 10 | (low - 0xDC00));
          from = after;
        }
      }
      if (unit >= 0xD800 && unit < 0xE000) unit = 0xFFFD;
      put_utf8(to, unit);
      break;
    }
    default: return false;
    }
  }
  return true;
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
int64_t days_from(int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  unsigned of_era = (unsigned)(year - era * 400);
  unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + (int64_t)(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

bool digits(const char *&from, const char *end, int count, int &value) {
  if (end - from < count) return false;
  value = 0;
  for (int i = 0; i < count; i++) {
    if (from[i] < '0' || from[i] > '9') return false;
    value = value * 10 + (from[i] - '0');
  }
  from += count;
  return true;
}

/// The last millisecond of the year 2199: times in nanoseconds stay within 64 bits.
const int64_t latest_milliseconds = 7258118399999;

/// RFC 3339 to nanoseconds since 1970, without leap seconds.
bool rfc3339(string_view text, int64_t &nanoseconds) {
  const char *from = text.data(), *end = from + text.size();
  int year, month, day, hour, minute, second;
  if (!digits(from, end, 4, year) || from == end || *from++ != '-') return false;
  if (!digits(from, end, 2, month) || from == end || *from++ != '-') return false;
  if (!digits(from, end, 2, day) || from == end || (*from != 'T' && *from != 't')) return false;
  from++;
  if (!digits(from, end, 2, hour) || from == end || *from++ != ':') return false;
  if (!digits(from, end, 2, minute) || from == end || *from++ != ':') return false;
  if (!digits(from, end, 2, second)) return false;
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1] + (month == 2 && leap)) return false;
  if (hour > 23 || minute > 59 || second > 59 || year < 1970 || year > 2199) return false;
  int64_t fraction = 0;
  if (from < end && *from == '.') {
    from++;
    int count = 0;
    int64_t scale = 100000000;
    while (from < end && *from >= '0' && *from <= '9') {
      fraction += (*from++ - '0') * scale;
      scale /= 10;
      count++;
    }
    if (count == 0) return false;
  }
  int64_t offset = 0;
  if (from == end) return false;
  if (*from == 'Z' || *from == 'z') {
    from++;
  } else {
    int sign = *from == '+' ? 1 : *from == '-' ? -1 : 0, hours, minutes;
    from++;
    if (sign == 0 || !digits(from, end, 2, hours) || from == end || *from++ != ':') return false;
    if (!digits(from, end, 2, minutes) || hours > 23 || minutes > 59) return false;
    offset = sign * (hours * 3600 + minutes * 60);
  }
  if (from != end) return false;
  int64_t seconds = days_from(year, (unsigned)month, (unsigned)day) * 86400 + hour * 3600 + minute * 60 + second - offset;
  nanoseconds = seconds * 1000000000 + fraction;
  return true;
}

} // namespace

struct bb_reader {
  ondemand::parser parser;
  Place root;
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

  // While one batch is read.
  bb_batch *batch = nullptr;
  char *unescaped = nullptr;
  bb_row *row = nullptr;
  uint64_t *cells = nullptr;
  bool has_time = false, has_kind = false;
  /// How far the text has been dealt with.
  size_t at = 0;
  uint32_t reason = 0, bad_field = 0;

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
        place->names.emplace_back(name);
        place->below.push_back(std::make_unique<Place>());
        child = place->below.back().get();
      }
      place = child;
      start += length + 1;
    }
    if (place->target != TARGET_NONE || !place->names.empty()) return -1;
    place->target = target;
    place->type = type;
    place->unit = unit;
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

  void take_kind(string_view name) {
    if (kind_table.empty()) return;
    size_t at = kind_hash(name) & (kind_table.size() - 1);
    for (; kind_table[at] >= 0; at = (at + 1) & (kind_table.size() - 1)) {
      const Kind &entry = kinds[(size_t)kind_table[at]];
      // A quotation mark stands behind the name, except where an escape was put elsewhere.
      if (entry.name.text.size() != name.size() || memcmp(entry.name.text.data(), name.data(), name.size()) != 0) continue;
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
  bool string_run(string_view token, uint32_t &start, uint32_t &count) {
    if (token.back() != '"') token = trimmed(token);
    if (token.size() < 2) return false;
    string_view inside = token.substr(1, token.size() - 2);
    char *text = (char *)batch->text;
    if (__builtin_expect(!has_escape(inside), 1)) {
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

  /// A time or a span in nanoseconds. False where it does not fit, or where a whole number is none.
  static bool scaled(int64_t number, int unit, int64_t &nanoseconds) {
    if (unit == BB_RFC3339) return false;
    int64_t scale = unit == BB_SECONDS ? 1000000000 : unit == BB_MICROSECONDS ? 1000 : 1000000;
    return !__builtin_mul_overflow(number, scale, &nanoseconds);
  }

  /// A moment from 1970 on.
  bool moment(ondemand::value &value, int unit, int64_t &nanoseconds) {
    if (unit == BB_RFC3339) {
      uint32_t start, count;
      string_view token = value.raw_json_token();
      if (token[0] != '"' || !string_run(token, start, count)) return false;
      return rfc3339({(char *)batch->text + start, count}, nanoseconds) && nanoseconds >= 0 && nanoseconds / 1000000 <= latest_milliseconds;
    }
    int64_t number = small_number(trimmed(value.raw_json_token()));
    if (number < 0 && value.get_int64().get(number)) return false;
    return number >= 0 && scaled(number, unit, nanoseconds) &&
           nanoseconds / 1000000 <= latest_milliseconds;
  }

  bool take_time(ondemand::value &value) {
    int64_t nanoseconds;
    if (!moment(value, time_unit, nanoseconds)) return refuse(BB_BAD_TIME);
    row->time = nanoseconds / 1000000;
    has_time = true;
    return true;
  }

  bool item(ondemand::value &value, int type, int unit, uint64_t &cell) {
    switch (type) {
    case BB_BOOL: {
      bool truth;
      if (value.get_bool().get(truth)) return false;
      cell = truth;
      return true;
    }
    case BB_INT: case BB_DURATION: {
      int64_t number;
      if (value.get_int64().get(number)) return false;
      if (type == BB_DURATION && !scaled(number, unit, number)) return false;
      cell = (uint64_t)number;
      return true;
    }
    case BB_DOUBLE: {
      double number;
      if (value.get_double().get(number)) return false;
      memcpy(&cell, &number, 8);
      return true;
    }
    case BB_TIMESTAMP: {
      int64_t nanoseconds;
      if (!moment(value, unit, nanoseconds)) return false;
      cell = (uint64_t)nanoseconds;
      return true;
    }
    default: {
      string_view token = value.raw_json_token();
      return token[0] == '"' && string_cell(token, cell);
    }
    }
  }

  bool string_cell(string_view token, uint64_t &cell) {
    uint32_t start, count;
    if (!string_run(token, start, count)) return false;
    if (count > batch->string_max) {
      // The start, up to the last whole character.
      count = (uint32_t)batch->string_max;
      while (count > 0 && (batch->text[start + count] & 0xC0) == 0x80) count--;
    }
    cell = (uint64_t)count << 32 | start;
    return true;
  }

  bool take_field(ondemand::value &value, int field, int type, int unit) {
    if (type == BB_STRING) {
      string_view token = value.raw_json_token();
      if (token[0] == '"') {
        if (!string_cell(token, cells[field])) return refuse(BB_NOT_JSON);
        row->present |= 1ull << field;
        return true;
      }
    }
    ondemand::json_type json;
    if (value.type().get(json)) return refuse(BB_NOT_JSON);
    // A field that is null is absent.
    if (json == ondemand::json_type::null) {
      row->present &= ~(1ull << field);
      return check_scalar(value, json);
    }
    if (type < BB_LIST) {
      if (!item(value, type, unit, cells[field])) return refuse(BB_BAD_FIELD, (uint32_t)field);
    } else {
      ondemand::array list;
      if (json != ondemand::json_type::array || value.get_array().get(list)) return refuse(BB_BAD_FIELD, (uint32_t)field);
      size_t first = batch->item_count;
      for (auto element : list) {
        ondemand::value one;
        if (element.get(one)) return refuse(BB_NOT_JSON);
        if (batch->item_count == batch->items_max) return refuse(BB_TOO_LONG, (uint32_t)field);
        if (!item(one, type - BB_LIST, unit, batch->items[batch->item_count])) return refuse(BB_BAD_FIELD, (uint32_t)field);
        batch->item_count++;
      }
      cells[field] = (uint64_t)(batch->item_count - first) << 32 | (uint32_t)first;
    }
    row->present |= 1ull << field;
    return true;
  }

  /// A value that nobody asked for still has to be JSON.
  bool check_scalar(ondemand::value &value, ondemand::json_type type) {
    switch (type) {
    case ondemand::json_type::number: {
      ondemand::number number;
      // A whole number past 64 bits is JSON all the same.
      double decimal;
      return value.get_number().get(number) && value.get_double().get(decimal) ? refuse(BB_NOT_JSON) : true;
    }
    case ondemand::json_type::boolean: {
      bool truth;
      return value.get_bool().get(truth) ? refuse(BB_NOT_JSON) : true;
    }
    case ondemand::json_type::null: {
      string_view token = trimmed(value.raw_json_token());
      return token == "null" ? true : refuse(BB_NOT_JSON);
    }
    default: return true;
    }
  }

  bool skip(ondemand::value &value, int depth) {
    if (value.raw_json_token()[0] == '"') return true;
    ondemand::json_type type;
    if (value.type().get(type)) return refuse(BB_NOT_JSON);
    if (depth > 64) return refuse(BB_NOT_JSON);
    if (type == ondemand::json_type::object) {
      ondemand::object object;
      if (value.get_object().get(object)) return refuse(BB_NOT_JSON);
      for (auto field : object) {
        ondemand::value inner;
        if (field.value().get(inner)) return refuse(BB_NOT_JSON);
        if (!skip(inner, depth + 1)) return false;
      }
      return true;
    }
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      if (value.get_array().get(array)) return refuse(BB_NOT_JSON);
      for (auto element : array) {
        ondemand::value inner;
        if (element.get(inner)) return refuse(BB_NOT_JSON);
        if (!skip(inner, depth + 1)) return false;
      }
      return true;
    }
    return check_scalar(value, type);
  }

  bool take(ondemand::value &value, Place *place, int depth) {
    switch (place->target) {
    case TARGET_NONE: {
      ondemand::json_type type;
      if (value.type().get(type)) return refuse(BB_NOT_JSON);
      if (type != ondemand::json_type::object) return skip(value, depth);
      ondemand::object object;
      if (value.get_object().get(object)) return refuse(BB_NOT_JSON);
      return object_fields(object, place, depth + 1);
    }
    case TARGET_TIME: return take_time(value);
    case TARGET_KIND: {
      uint32_t start, count;
      string_view token = value.raw_json_token();
      if (token[0] != '"' || !string_run(token, start, count)) return refuse(BB_BAD_KIND);
      take_kind({(char *)batch->text + start, count});
      has_kind = true;
      return true;
    }
    case TARGET_ID: {
      string_view token = trimmed(value.raw_json_token());
      if (token[0] == '"') return string_run(token, row->id_start, row->id_count) ? true : refuse(BB_NOT_JSON);
      int64_t number;
      if (value.get_int64().get(number)) return refuse(BB_NO_ID);
      row->id_start = (uint32_t)(token.data() - (char *)batch->text);
      row->id_count = (uint32_t)token.size();
      return true;
    }
    default: return take_field(value, place->target, place->type, place->unit);
    }
  }

  bool object_fields(ondemand::object &object, Place *place, int depth) {
    if (depth > 64) return refuse(BB_NOT_JSON);
    place->next = 0;
    for (auto field : object) {
      ondemand::raw_json_string raw;
      ondemand::value value;
      if (field.key().get(raw) || field.value().get(value)) return refuse(BB_NOT_JSON);
      // A key with an escape in it is none of ours.
      Place *below = place->find(raw.raw());
      if (below ? !take(value, below, depth) : !skip(value, depth)) return false;
    }
    return true;
  }

  void begin() {
    row = &batch->rows[batch->row_count];
    cells = batch->cells + batch->row_count * fields_max;
    row->present = 0;
    row->kind = -1;
    row->id_start = row->id_count = 0;
    has_time = has_kind = false;
    reason = 0;
  }

  bool complete() {
    if (reason) return false;
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

  void accept(size_t start, size_t count) {
    row->number = line_number();
    row->start = (uint32_t)start;
    row->count = (uint32_t)count;
    batch->row_count++;
  }

  void reject(size_t start, size_t count) {
    if (batch->refusal_count < batch->refusals_max) {
      batch->refusals[batch->refusal_count] = {line_number(), (uint32_t)start, (uint32_t)count, reason ? reason : (uint32_t)BB_NOT_JSON, bad_field};
    }
    batch->refusal_count++;
  }

  bool at_end(ondemand::document &document) {
    const char *place;
    return document.current_location().get(place) == OUT_OF_BOUNDS ? true : refuse(BB_NOT_JSON);
  }

  /// One line on its own. Only here is a line refused, so that its reason does not depend on its neighbours.
  void line(size_t start, size_t count) {
    const char *text = (const char *)batch->text + start;
    size_t first = 0;
    while (first < count && (text[first] == ' ' || text[first] == '\t' || text[first] == '\r')) first++;
    if (first == count) return; // A blank line is nothing.
    size_t items = batch->item_count;
    begin();
    bool ok;
    if (count > batch->line_max) {
      ok = refuse(BB_TOO_LONG);
    } else {
      ondemand::document document;
      ondemand::object object;
      if (parser.iterate(text, count, count + SIMDJSON_PADDING).get(document)) {
        ok = refuse(BB_NOT_JSON);
      } else if (document.get_object().get(object)) {
        ok = refuse(strchr("[\"-0123456789", text[first]) ? BB_NOT_OBJECT : BB_NOT_JSON);
      } else {
        ok = object_fields(object, &root, 0) && at_end(document) && complete();
      }
    }
    if (ok) {
      accept(start, count);
    } else {
      batch->item_count = items;
      reject(start, count);
    }
  }

  /// Lines one by one, until there is no more room for rows.
  void slowly() {
    size_t end = batch->text_end;
    while (at < end && batch->row_count < batch->rows_max) {
      size_t start = at;
      const char *feed = (const char *)memchr(batch->text + start, '\n', end - start);
      size_t stop = feed ? (size_t)(feed - (const char *)batch->text) : end;
      line(start, stop - start);
      at = stop + 1;
      batch->lines++;
    }
  }

  bool is_blank(size_t from, size_t to) const {
    for (; from < to; from++) {
      unsigned char byte = batch->text[from];
      if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') return false;
    }
    return true;
  }

  /// Takes the last row back: its object went on behind its line, or another one began on the line.
  bool take_back(size_t start, size_t items) {
    batch->row_count--;
    batch->lines--;
    batch->item_count = items;
    at = start;
    return false;
  }

  /// Many lines in one go. False where a line is not what it should be: it and those behind it are for `slowly`.
  bool quickly() {
    char *text = (char *)batch->text;
    size_t base = at, end = batch->text_end, last_start = at, last_items = 0;
    bool has_last = false;
    ondemand::document_stream stream;
    if (parser.iterate_many(text + base, end - base, end - base + SIMDJSON_PADDING).get(stream)) return false;
    for (auto it = stream.begin(); it != stream.end(); ++it) {
      auto document = *it;
      size_t start = base + it.current_index();
      // simdjson knows no lines: only blank space may stand between the end of a line and the next object.
      if (start < at || !is_blank(at, start)) return has_last ? take_back(last_start, last_items) : false;
      if (batch->row_count == batch->rows_max) return true;
      while (at < start) {
        const char *feed = (const char *)memchr(text + at, '\n', start - at);
        if (!feed) break;
        at = (size_t)(feed - text) + 1;
        batch->lines++;
      }
      const char *feed = (const char *)memchr(text + start, '\n', end - start);
      size_t stop = feed ? (size_t)(feed - text) : end;
      if (stop - start > batch->line_max) return false;
      last_items = batch->item_count;
      begin();
      ondemand::object object;
      if (document.get_object().get(object) || !object_fields(object, &root, 0) || !complete()) {
        batch->item_count = last_items;
        return false;
      }
      accept(at, stop - at);
      last_start = at;
      has_last = true;
      at = stop + 1;
      batch->lines++;
    }
    // What the stream left at its end is no object: the rest of one that began on the last line, or another line.
    if (has_last && at < end && !is_blank(at, end)) return take_back(last_start, last_items);
    return true;
  }

  void read(bb_batch *to) {
    batch = to;
    batch->row_count = batch->item_count = batch->refusal_count = batch->consumed = batch->lines = 0;
    at = batch->text_start;
    unescaped = (char *)batch->text + batch->unescaped_start;
    if (batch->first_is_too_long) {
      const char *feed = (const char *)memchr(batch->text + at, '\n', batch->text_end - at);
      size_t stop = feed ? (size_t)(feed - (const char *)batch->text) : batch->text_end;
      reason = BB_TOO_LONG;
      reject(at, stop - at);
      at = stop + 1;
      batch->lines++;
    }
    // What `quickly` doubts goes to `slowly`, line by line, and so do blank lines at the end.
    if (at < batch->text_end) quickly();
    slowly();
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
