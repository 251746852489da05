#include "tests/support/source_dir.h"

namespace sfn::test {

std::filesystem::path source_dir() {
  return STEPWELL_SOURCE_DIR;
}

}  // namespace sfn::test
