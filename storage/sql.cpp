#include "storage/sql.h"

#include <sqlite3.h>

#include "storage/connection.h"

namespace sfn::storage::sql {

StorageError as_storage_error(const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
  return StorageError(damaged ? StorageError::Kind::Damaged : StorageError::Kind::KnownFailure,
                      std::string("SQLite: ") + error.what());
}

StorageError as_storage_error(const SQLite::Exception& error, SQLite::Database& connection) {
  StorageError failure = as_storage_error(error);
  if (failure.kind() != StorageError::Kind::Damaged || !reading_fails(connection)) return failure;
  return StorageError(StorageError::Kind::KnownFailure,
                      std::string(failure.what()) + ", while the disk fails to read");
}

}  // namespace sfn::storage::sql
