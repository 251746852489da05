// A folder for one test, and the copy of a database that a killed process would leave behind.
#pragma once

#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace sfn::test {

// Copies `from/stepwell.db` and its WAL to a new folder by a process of its own: what a killed process would
// leave behind. This process must not open the files of a live database (storage/data_folder.h).
void copy_as_killed(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace sfn::test
