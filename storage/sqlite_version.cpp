#include "storage/sqlite_version.h"

#include <sqlite3.h>

namespace sfn::storage {

std::string sqlite_version() {
  return sqlite3_libversion();
}

}  // namespace sfn::storage
