// What a process gives up before it reads what a stranger sent. Zero: done; -1: the system does not have it.
#ifndef BELLBIRD_CSANDBOX_H
#define BELLBIRD_CSANDBOX_H

#include <stddef.h>

/// No new privileges, no core dump, nobody looks in, an end with the parent, and no descriptor above 2.
int bb_sandbox_bare(void);
int bb_sandbox_limits(size_t memory_bytes, size_t cpu_seconds);
/// Own user, network, message and name spaces. Only while the process has one thread.
int bb_sandbox_alone(void);
/// From now on files can be read below these folders only, and nothing can be written.
int bb_sandbox_files(const char *const *readable, size_t count);
/// The last step: only the calls that decoding needs, in all threads.
int bb_sandbox_calls(int may_read_files);

/// Tries the forbidden thing with this number: its name, or NULL behind the last one. `worked` is 1 where it was possible.
const char *bb_sandbox_try(size_t number, int *worked);

#endif
