#include "tests/property/interpreter/outcome.h"

namespace sfn::property {

bool holds_unknown_text(const Value& value) {
  if (value.is_string()) return value.get_ref<const std::string&>() == kUnknownText;
  if (!value.is_array() && !value.is_object()) return false;
  for (const Value& part : value) {
    if (holds_unknown_text(part)) return true;
  }
  return false;
}

void refuse_unknown_text(const Value& value) {
  if (holds_unknown_text(value)) throw Undetermined{"computes from a cause that the service worded"};
}

}  // namespace sfn::property
