#include "engine/asl/unsupported.h"

namespace sfn::asl {

bool is_unsupported_mode(std::string_view mode) {
  return mode == "DISTRIBUTED";
}

}  // namespace sfn::asl
