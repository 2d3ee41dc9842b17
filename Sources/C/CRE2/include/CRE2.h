// Google's RE2 without its C++ types: compile once, match on bytes that need no end mark.
#ifndef BELLBIRD_CRE2_H
#define BELLBIRD_CRE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct bb_regex bb_regex;

/// Bytes of the text from `start` to before `end`; both -1 for a group that took no part.
typedef struct {
  ptrdiff_t start;
  ptrdiff_t end;
} bb_regex_range;

/// Never NULL; ask bb_regex_error whether the pattern was accepted.
bb_regex *bb_regex_compile(const char *pattern, size_t count, int64_t memory_max);
void bb_regex_free(bb_regex *regex);

/// RE2::ErrorCode, 0 when the pattern was accepted; `fragment` is the part at fault.
int bb_regex_error(const bb_regex *regex, const char **fragment, size_t *fragment_count);

/// The number of groups, without the whole match.
size_t bb_regex_groups(const bb_regex *regex);
/// The group's name, NULL for one without; groups count from 1.
const char *bb_regex_group_name(const bb_regex *regex, size_t group, size_t *count);
/// Bytes that stand at the start of every match; empty where there are none, or none that is sure.
const char *bb_regex_prefix(const bb_regex *regex, size_t *count);

/// Whether the text has a match that starts at `from` or later; fills `ranges`, whole match first, at most 32.
int bb_regex_match(
  const bb_regex *regex, const char *text, size_t count, size_t from, bb_regex_range *ranges, size_t ranges_count);

#ifdef __cplusplus
}
#endif
#endif
