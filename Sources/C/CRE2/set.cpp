#include "CRE2.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using re2::RE2;
using re2::StringPiece;

static RE2::Options options_for_bytes(int64_t memory_max) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory_max);
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_longest_match(true);
  return options;
}

struct bb_regex_set {
  RE2::Options options;
  RE2::Set together;
  // Each pattern alone, which the set cannot be asked for: it knows that a pattern matches, not where.
  std::vector<std::unique_ptr<RE2>> alone;
  std::string reason;

  explicit bb_regex_set(int64_t memory_max)
    : options(options_for_bytes(memory_max)), together(options, RE2::UNANCHORED) {}
};

extern "C" bb_regex_set *bb_regex_set_new(int64_t memory_max) { return new bb_regex_set(memory_max); }

extern "C" void bb_regex_set_free(bb_regex_set *set) { delete set; }

extern "C" int bb_regex_set_add(bb_regex_set *set, const char *pattern, size_t count, const char **reason) {
  StringPiece text(pattern, count);
  int number = set->together.Add(text, &set->reason);
  if (number >= 0) set->alone.push_back(std::make_unique<RE2>(text, set->options));
  *reason = set->reason.c_str();
  return number;
}

extern "C" int bb_regex_set_ready(bb_regex_set *set) { return set->together.Compile(); }

extern "C" size_t bb_regex_set_match(
  const bb_regex_set *set, const char *text, size_t count, int *numbers, size_t numbers_max) {
  static thread_local std::vector<int> found;
  StringPiece whole(text ? text : "", count);
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  found.clear();
  if (!set->together.Match(whole, &found, &error) && error.kind != RE2::Set::kNoError) {
    // The automaton outgrew its memory: each pattern by itself gives the same answer, slowly.
    found.clear();
    for (size_t index = 0; index < set->alone.size(); index++) {
      if (RE2::PartialMatch(whole, *set->alone[index])) found.push_back(int(index));
    }
  }
  size_t written = std::min(found.size(), numbers_max);
  std::copy_n(found.begin(), written, numbers);
  return written;
}

extern "C" int bb_regex_set_place(
  const bb_regex_set *set, int number, const char *text, size_t count, bb_regex_range *place) {
  if (!text) text = "";
  StringPiece found;
  if (!set->alone[size_t(number)]->Match(StringPiece(text, count), 0, count, RE2::UNANCHORED, &found, 1)) return 0;
  place->start = found.data() - text;
  place->end = place->start + ptrdiff_t(found.size());
  return 1;
}
