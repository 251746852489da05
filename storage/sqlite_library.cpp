#include "storage/sqlite_library.h"

#include <sqlite3.h>

namespace sfn::storage {

std::string sqlite_version() {
  return sqlite3_libversion();
}

void set_up_sqlite() {
  // It would count what it allocates under a lock of the whole process, for figures that nobody asks for.
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace sfn::storage
