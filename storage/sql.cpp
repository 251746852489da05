#include "storage/sql.h"

#include <sqlite3.h>

namespace sfn::storage::sql {

StorageError as_storage_error(const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
  return StorageError(damaged ? StorageError::Kind::Damaged : StorageError::Kind::KnownFailure,
                      std::string("SQLite: ") + error.what());
}

}  // namespace sfn::storage::sql
