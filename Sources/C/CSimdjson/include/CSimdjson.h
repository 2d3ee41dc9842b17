// A JSON document as a flat run of calls: what Swift needs of simdjson, without its C++ types.
#ifndef BELLBIRD_CSIMDJSON_H
#define BELLBIRD_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  void *context;
  void (*begin_object)(void *context);
  void (*key)(void *context, const char *bytes, size_t count);
  void (*end_object)(void *context);
  void (*begin_array)(void *context);
  void (*end_array)(void *context);
  void (*string)(void *context, const char *bytes, size_t count);
  void (*integer)(void *context, int64_t value);
  void (*decimal)(void *context, double value);
  void (*boolean)(void *context, int value);
  void (*null)(void *context);
} bb_json_visitor;

/// Parses one document and reports its parts in order. Returns NULL, or the reason it is not JSON (static text).
const char *bb_json_visit(const char *bytes, size_t count, size_t depth_max, bb_json_visitor visitor);

#ifdef __cplusplus
}
#endif
#endif
