// Where the test data lies: the root of the repository this binary was built from.
#pragma once

#include <filesystem>

namespace sfn::test {

std::filesystem::path source_dir();

}  // namespace sfn::test
