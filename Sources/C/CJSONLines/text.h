// Texts inside of JSON: escapes, numbers, moments.
#ifndef BELLBIRD_CJSONLINES_TEXT_H
#define BELLBIRD_CJSONLINES_TEXT_H

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bellbird {

using std::string_view;

inline string_view trimmed(string_view token) {
  while (!token.empty() && (unsigned char)token.back() <= ' ') token.remove_suffix(1);
  return token;
}

/// What eight digits mean, of which the first one is lowest in the word; -1 where one is no digit.
[[gnu::always_inline]] inline int64_t eight_digits(uint64_t word) {
  // Each is a byte from 0x30 to 0x39.
  if (((word & 0xF0F0F0F0F0F0F0F0ull) | (((word + 0x0606060606060606ull) & 0xF0F0F0F0F0F0F0F0ull) >> 4)) !=
      0x3333333333333333ull) return -1;
  word = (word & 0x0F0F0F0F0F0F0F0Full) * 2561 >> 8;
  word = (word & 0x00FF00FF00FF00FFull) * 6553601 >> 16;
  return (int64_t)((word & 0x0000FFFF0000FFFFull) * 42949672960001ull >> 32);
}

/// A whole number that is not negative and has at most 18 digits; -1 for all else, which are read more slowly.
[[gnu::always_inline]] inline int64_t small_number(string_view token) {
  size_t count = token.size();
  if (count == 0 || count > 18 || (token[0] == '0' && count > 1)) return -1;
  const char *from = token.data();
  int64_t number = 0;
  if (count > 8 && count < 16) {
    // Times have ten or thirteen digits: the first ones with zeroes before them, and the last eight.
    uint64_t first, last;
    memcpy(&first, from, 8);
    memcpy(&last, from + count - 8, 8);
    int64_t high = eight_digits(first << (8 * (16 - count)) | 0x3030303030303030ull >> (8 * (count - 8)));
    int64_t low = eight_digits(last);
    return high < 0 || low < 0 ? -1 : high * 100000000 + low;
  }
  for (; count >= 8; count -= 8, from += 8) {
    uint64_t word;
    memcpy(&word, from, 8);
    int64_t eight = eight_digits(word);
    if (eight < 0) return -1;
    number = number * 100000000 + eight;
  }
  for (; count > 0; count--, from++) {
    if (*from < '0' || *from > '9') return -1;
    number = number * 10 + (*from - '0');
  }
  return number;
}

/// Reads up to eight bytes behind the text, which the buffer has.
[[gnu::always_inline]] inline bool has_escape(string_view inside) {
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

/// How many line feeds there are. In steps of one size, so that the compiler takes many bytes at a time.
inline size_t line_ends(const unsigned char *text, size_t count) {
  size_t total = 0;
  for (; count >= 128; count -= 128, text += 128) {
    unsigned char some = 0;
    for (int i = 0; i < 128; i++) some = (unsigned char)(some + (text[i] == '\n'));
    total += some;
  }
  for (size_t i = 0; i < count; i++) total += text[i] == '\n';
  return total;
}

inline int hex(unsigned char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  digit |= 0x20;
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

inline bool code_unit(const char *&from, const char *end, uint32_t &unit) {
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

inline void put_utf8(char *&to, uint32_t code) {
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
inline bool unescape(string_view inside, char *&to) {
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
inline int64_t days_from(int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  unsigned of_era = (unsigned)(year - era * 400);
  unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + (int64_t)(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

inline bool digits(const char *&from, const char *end, int count, int &value) {
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
inline bool rfc3339(string_view text, int64_t &nanoseconds) {
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

/// Whether a token is a number as JSON writes one, and whether it is whole.
inline bool is_number(string_view token, bool &is_whole) {
  const char *from = token.data(), *end = from + token.size();
  auto digit = [&] { return from < end && *from >= '0' && *from <= '9'; };
  is_whole = true;
  if (from < end && *from == '-') from++;
  if (!digit()) return false;
  if (*from == '0') from++; else while (digit()) from++;
  if (from < end && *from == '.') {
    is_whole = false;
    from++;
    if (!digit()) return false;
    while (digit()) from++;
  }
  if (from < end && (*from == 'e' || *from == 'E')) {
    is_whole = false;
    from++;
    if (from < end && (*from == '+' || *from == '-')) from++;
    if (!digit()) return false;
    while (digit()) from++;
  }
  return from == end;
}

inline bool any_whole_number(string_view token, int64_t &number) {
  bool is_whole;
  if (!is_number(token, is_whole) || !is_whole) return false;
  auto result = std::from_chars(token.data(), token.data() + token.size(), number);
  return result.ec == std::errc() && result.ptr == token.data() + token.size();
}

/// A whole number of 64 bits.
[[gnu::always_inline]] inline bool whole_number(string_view token, int64_t &number) {
  number = small_number(token);
  return number >= 0 || any_whole_number(token, number);
}
/// Any number that 64 bits of floating point can hold.
inline bool decimal_number(string_view token, double &number) {
  bool is_whole;
  if (!is_number(token, is_whole)) return false;
  auto result = std::from_chars(token.data(), token.data() + token.size(), number);
  return result.ec == std::errc() && result.ptr == token.data() + token.size();
}

} // namespace bellbird

#endif
