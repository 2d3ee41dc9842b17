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
  /// Where in the prefix its rarest byte stands.
  size_t rare = 0;

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

/// How common a byte is in what people write; a rare one is the quickest to look for.
static int commonness(unsigned char byte) {
  if (byte == ' ' || (byte >= 'a' && byte <= 'z')) return 3;
  if ((byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')) return 2;
  return byte >= 0x80 ? 2 : 1;
}

static size_t rarest(const std::string &prefix) {
  size_t rare = 0;
  for (size_t at = 1; at < prefix.size(); at++) {
    if (commonness((unsigned char)prefix[at]) < commonness((unsigned char)prefix[rare])) rare = at;
  }
  return rare;
}

extern "C" bb_regex *bb_regex_compile(
  const char *pattern, size_t count, int64_t memory_max, int size_max) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory_max);
  auto regex = new bb_regex(StringPiece(pattern, count), options);
  // Finding what every match starts with builds a program's automaton: not for one that will be refused.
  if (regex->program.ok() && regex->program.ProgramSize() <= size_max) regex->prefix = required_prefix(regex->program);
  regex->rare = rarest(regex->prefix);
  return regex;
}

extern "C" void bb_regex_free(bb_regex *regex) { delete regex; }

extern "C" int bb_regex_error(const bb_regex *regex, const char **fragment, size_t *fragment_count) {
  *fragment = regex->program.error_arg().data();
  *fragment_count = regex->program.error_arg().size();
  return regex->program.error_code();
}

extern "C" size_t bb_regex_groups(const bb_regex *regex) { return regex->program.NumberOfCapturingGroups(); }

extern "C" int bb_regex_size(const bb_regex *regex) { return regex->program.ProgramSize(); }

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

/// Where the prefix stands next; `count` where it does not.
static size_t find_prefix(const bb_regex &regex, const char *text, size_t from, size_t count) {
  size_t size = regex.prefix.size(), rare = regex.rare;
  if (count - from < size) return count;
  const char *at = text + from + rare, *end = text + count - size + rare + 1;
  while (at < end) {
    at = (const char *)memchr(at, regex.prefix[rare], size_t(end - at));
    if (!at) return count;
    if (memcmp(at - rare, regex.prefix.data(), size) == 0) return size_t(at - rare - text);
    at++;
  }
  return count;
}

extern "C" int bb_regex_match(
  const bb_regex *regex, const char *text, size_t count, size_t from, bb_regex_range *ranges, size_t ranges_count) {
  // An address, also for a text of no bytes: RE2 tells an empty group from a missing one by it.
  if (!text) text = "";
  if (!regex->prefix.empty()) {
    size_t found = find_prefix(*regex, text, from, count);
    if (found == count) return 0;
    from = found;
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
