#include "engine/value/check.h"

#include <cstdio>
#include <string>

namespace sfn {

void check_failed(const char* what, const char* file, int line) {
  const std::string message =
      std::string("internal error: ") + what + " (" + file + ":" + std::to_string(line) + ")";
  std::fprintf(stderr, "%s\n", message.c_str());
  throw InternalError(message);
}

}  // namespace sfn
