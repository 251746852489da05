// The version of the SQLite library that this process runs with, for the start banner: what a file has been
// through depends on it (docs/database.md).
#pragma once

#include <string>

namespace sfn::storage {

[[nodiscard]] std::string sqlite_version();

}  // namespace sfn::storage
