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
/// A program of more than `size_max` instructions is not made ready to run.
bb_regex *bb_regex_compile(const char *pattern, size_t count, int64_t memory_max, int size_max);
void bb_regex_free(bb_regex *regex);

/// RE2::ErrorCode, 0 when the pattern was accepted; `fragment` is the part at fault.
int bb_regex_error(const bb_regex *regex, const char **fragment, size_t *fragment_count);

/// The number of groups, without the whole match.
size_t bb_regex_groups(const bb_regex *regex);
/// The number of instructions of its program.
int bb_regex_size(const bb_regex *regex);
/// The group's name, NULL for one without; groups count from 1.
const char *bb_regex_group_name(const bb_regex *regex, size_t group, size_t *count);
/// Bytes that stand at the start of every match; empty where there are none, or none that is sure.
const char *bb_regex_prefix(const bb_regex *regex, size_t *count);

/// Whether the text has a match that starts at `from` or later; fills `ranges`, whole match first, at most 32.
int bb_regex_match(
  const bb_regex *regex, const char *text, size_t count, size_t from, bb_regex_range *ranges, size_t ranges_count);

/// Many patterns, searched for at once. A text is bytes: a class or a dot stands for one byte, case is that of ASCII.
typedef struct bb_regex_set bb_regex_set;

bb_regex_set *bb_regex_set_new(int64_t memory_max);
void bb_regex_set_free(bb_regex_set *set);
/// Adds a pattern before the set is ready; its number, counted from 0, or -1 with the reason, which lives until the next call.
int bb_regex_set_add(bb_regex_set *set, const char *pattern, size_t count, const char **reason);
/// No more patterns follow; 0 where memory is not enough.
int bb_regex_set_ready(bb_regex_set *set);
/// Writes the numbers of the patterns that the text holds, at most `numbers_max`, and returns how many.
size_t bb_regex_set_match(
  const bb_regex_set *set, const char *text, size_t count, int *numbers, size_t numbers_max);
/// Whether the text holds the pattern of that number: its first place, and there the longest.
int bb_regex_set_place(const bb_regex_set *set, int number, const char *text, size_t count, bb_regex_range *place);

#ifdef __cplusplus
}
#endif
#endif
