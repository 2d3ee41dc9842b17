#include "CRE2.h"

#include <re2/re2.h>
#include <string.h>

#include <algorithm>
#include <string>

using re2::RE2;
using re2::StringPiece;

struct bb_regex {
  RE2 program;
  std::string prefix;

  bb_regex(StringPiece pattern, const RE2::Options &options) : program(pattern, options) {}
};

static const size_t prefix_max = 32;
static const size_t ranges_max = 32;

// Strings from `low` to `high` share what the two share at their start, and every match lies between them.
// The bounds are computed as if a match could only stand at the start of the text, which \b and \B can see.
static std::string required_prefix(const RE2 &program) {
  if (program.pattern().find("\\b") != std::string::npos || program.pattern().find("\\B") != std::string::npos) return "";
  std::string low, high;
  if (!program.PossibleMatchRange(&low, &high, prefix_max)) return "";
  size_t count = 0;
  while (count < std::min(low.size(), high.size()) && low[count] == high[count]) count++;
  return low.substr(0, count);
}

extern "C" bb_regex *bb_regex_compile(const char *pattern, size_t count, int64_t memory_max) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory_max);
  auto regex = new bb_regex(StringPiece(pattern, count), options);
  if (regex->program.ok()) regex->prefix = required_prefix(regex->program);
  return regex;
}

extern "C" void bb_regex_free(bb_regex *regex) { delete regex; }

extern "C" int bb_regex_error(const bb_regex *regex, const char **fragment, size_t *fragment_count) {
  *fragment = regex->program.error_arg().data();
  *fragment_count = regex->program.error_arg().size();
  return regex->program.error_code();
}

extern "C" size_t bb_regex_groups(const bb_regex *regex) { return regex->program.NumberOfCapturingGroups(); }

extern "C" const char *bb_regex_group_name(const bb_regex *regex, size_t group, size_t *count) {
  const auto &names = regex->program.CapturingGroupNames();
  auto found = names.find(int(group));
  if (found == names.end()) return nullptr;
  *count = found->second.size();
  return found->second.data();
}

extern "C" const char *bb_regex_prefix(const bb_regex *regex, size_t *count) {
  *count = regex->prefix.size();
  return regex->prefix.data();
}

extern "C" int bb_regex_match(
  const bb_regex *regex, const char *text, size_t count, size_t from, bb_regex_range *ranges, size_t ranges_count) {
  // An address, also for a text of no bytes: RE2 tells an empty group from a missing one by it.
  if (!text) text = "";
  if (!regex->prefix.empty()) {
    auto found = (const char *)memmem(text + from, count - from, regex->prefix.data(), regex->prefix.size());
    if (!found) return 0;
    from = found - text;
  }
  StringPiece groups[ranges_max];
  ranges_count = std::min(ranges_count, ranges_max);
  if (!regex->program.Match(StringPiece(text, count), from, count, RE2::UNANCHORED, groups, int(ranges_count))) return 0;
  for (size_t index = 0; index < ranges_count; index++) {
    bool has = groups[index].data() != nullptr;
    ranges[index].start = has ? groups[index].data() - text : -1;
    ranges[index].end = has ? ranges[index].start + ptrdiff_t(groups[index].size()) : -1;
  }
  return 1;
}
