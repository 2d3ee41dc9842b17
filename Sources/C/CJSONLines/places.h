// Which members of a line are wanted, as a tree of names.
#ifndef BELLBIRD_CJSONLINES_PLACES_H
#define BELLBIRD_CJSONLINES_PLACES_H

#include "CJSONLines.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bellbird {

using std::string_view;

enum { TARGET_NONE = -1, TARGET_TIME = -2, TARGET_KIND = -3, TARGET_ID = -4 };

/// A member's name, ready to be compared with the start of a key.
struct Name {
  std::string text;
  uint64_t word = 0, mask = 0;

  explicit Name(string_view name) : text(name) {
    std::string quoted = text + '"';
    size_t start = quoted.size() < 8 ? quoted.size() : 8;
    memcpy(&word, quoted.data(), start);
    mask = start == 8 ? ~0ull : (1ull << (8 * start)) - 1;
    // In a key such a name would be written with an escape, and is looked for behind that.
    if (text.find_first_of("\\\"") != std::string::npos) word = ~0ull;
  }

  /// Whether the string whose inside starts here is this name. Reads as many bytes as the name has, and eight at least.
  [[gnu::always_inline]] bool is(const char *inside) const {
    uint64_t start;
    memcpy(&start, inside, 8);
    if (((start ^ word) & mask) != 0) return false;
    size_t size = text.size();
    return size < 8 || (inside[size] == '"' && memcmp(inside + 8, text.data() + 8, size - 8) == 0);
  }
};

/// A place in the tree of paths: either places below it, or what becomes of the value.
struct Place {
  Name name;
  std::vector<std::unique_ptr<Place>> below;
  int target = TARGET_NONE;
  int type = 0, unit = BB_MILLISECONDS;
  bool is_text = false;
  /// Which place below stood first in the line before, and which stood behind this one: lines of a log have their
  /// fields in one order.
  Place *first = nullptr, *after = nullptr;

  explicit Place(string_view name) : name(name) {}

  /// The place of a key whose text starts at `key` and ends at the next quotation mark.
  Place *find(const char *key) {
    for (auto &place : below) {
      if (place->name.is(key)) return place.get();
    }
    return nullptr;
  }

  Place *find(string_view key) {
    for (auto &place : below) {
      if (place->name.text == key) return place.get();
    }
    return nullptr;
  }
};

} // namespace bellbird

#endif
