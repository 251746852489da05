// The SQLite library that this process runs with, as a whole.
#pragma once

#include <string>

namespace sfn::storage {

// Its version, for the start banner: what a file has been through depends on it (docs/database.md).
[[nodiscard]] std::string sqlite_version();

// Settings of the library, before the first use of it and by the only thread there is; without effect later.
void set_up_sqlite();

}  // namespace sfn::storage
