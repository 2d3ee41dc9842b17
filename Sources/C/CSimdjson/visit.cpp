#include "CSimdjson.h"

#include <simdjson.h>

using namespace simdjson;

static void visit(dom::element element, const bb_json_visitor &to) {
  switch (element.type()) {
  case dom::element_type::OBJECT:
    to.begin_object(to.context);
    for (auto field : dom::object(element)) {
      to.key(to.context, field.key.data(), field.key.size());
      visit(field.value, to);
    }
    to.end_object(to.context);
    break;
  case dom::element_type::ARRAY:
    to.begin_array(to.context);
    for (auto item : dom::array(element)) visit(item, to);
    to.end_array(to.context);
    break;
  case dom::element_type::STRING: {
    std::string_view text = element;
    to.string(to.context, text.data(), text.size());
    break;
  }
  case dom::element_type::INT64: to.integer(to.context, int64_t(element)); break;
  // Larger than a signed 64-bit integer: a decimal keeps its magnitude.
  case dom::element_type::UINT64: to.decimal(to.context, double(uint64_t(element))); break;
  case dom::element_type::DOUBLE: to.decimal(to.context, double(element)); break;
  case dom::element_type::BOOL: to.boolean(to.context, bool(element)); break;
  case dom::element_type::NULL_VALUE: to.null(to.context); break;
  }
}

extern "C" const char *bb_json_visit(const char *bytes, size_t count, size_t depth_max, bb_json_visitor visitor) {
  // Recursion in visit() is bounded by the parser's own depth limit.
  dom::parser parser;
  if (auto error = parser.allocate(count, depth_max)) return error_message(error);
  dom::element root;
  if (auto error = parser.parse(bytes, count, true).get(root)) return error_message(error);
  visit(root, visitor);
  return nullptr;
}
