#include "server/version.h"

namespace sfn {

std::string_view version() {
  return STEPWELL_VERSION;
}

}  // namespace sfn
