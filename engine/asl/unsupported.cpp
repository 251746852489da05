#include "engine/asl/unsupported.h"

namespace sfn::asl {

bool is_unsupported_mode(std::string_view mode) {
  return mode == "DISTRIBUTED";
}

bool is_unsupported_query_language(std::string_view name) {
  return name == "JSONata";
}

}  // namespace sfn::asl
