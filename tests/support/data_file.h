// Test data as files: tests/unit/data/NAME holds tables of cases, so that a case about the language is a line
// of JSON and not a program.
#pragma once

#include <functional>
#include <string>

#include "engine/value/value_fwd.h"

namespace sfn::test {

// The JSON document in the file.
[[nodiscard]] Value read_data(const std::string& file_name);

// Calls `run` with each case of `[{"about": ..., "cases": [...]}, ...]`, within a doctest message that names
// the group and shows the case. A file without cases fails the test.
void for_each_case(const std::string& file_name, const std::function<void(const Value& test)>& run);

}  // namespace sfn::test
