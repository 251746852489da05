#include "storage/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/data_folder.h"
#include "storage/migrate.h"
#include "storage/open_error.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

OpenError::Reason reason_of(int code) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return OpenError::Reason::Corrupt;
    case SQLITE_READONLY:
    case SQLITE_PERM: return OpenError::Reason::ReadOnly;
    default: return OpenError::Reason::Unavailable;
  }
}

// Runs `work` and says which file it was about when it fails.
template <class Work>
auto opening(const std::filesystem::path& file, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw OpenError(reason_of(error.getErrorCode()), fmt::format("{}: {}", file.string(), error.what()));
  }
}

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& file, int flags,
                                          const std::string& vfs) {
  auto connection =
      std::make_unique<SQLite::Database>(file.string(), flags | SQLite::OPEN_NOMUTEX, kBusyTimeoutMs, vfs);
  connection->exec("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF");
  return connection;
}

void keep_wal_file(SQLite::Database& connection) {
  int on = 1;
  sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
}

void set_up_writer(SQLite::Database& connection) {
  // Must come before the first table of a new file; without effect later.
  connection.exec(fmt::format("PRAGMA page_size = {}; PRAGMA auto_vacuum = INCREMENTAL", kPageBytes));
  connection.exec(
      fmt::format("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
                  "PRAGMA journal_size_limit = {}; PRAGMA cache_size = -65536",
                  kWalBytesMax));
  keep_wal_file(connection);
}

}  // namespace

std::unique_ptr<SQLite::Database> open_for_writing(const std::filesystem::path& database,
                                                   const std::string& vfs) {
  return opening(database, [&] {
    const bool exists = std::filesystem::exists(database);
    if (exists && ::access(database.c_str(), W_OK) != 0)
      throw OpenError(OpenError::Reason::ReadOnly, fmt::format("{} may not be written", database.string()));
    auto connection = connect(database, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, vfs);
    // SQLite gives the WAL and its index the mode of the database.
    if (!exists) ::chmod(database.c_str(), 0640);
    require_known_schema(*connection);
    set_up_writer(*connection);
    return connection;
  });
}

std::unique_ptr<SQLite::Database> open_for_reading(const std::filesystem::path& database,
                                                   const std::string& vfs) {
  if (!std::filesystem::exists(database))
    throw OpenError(OpenError::Reason::Missing, fmt::format("there is no database {}", database.string()));
  return opening(database, [&] {
    auto connection = connect(database, SQLite::OPEN_READONLY, vfs);
    connection->exec("PRAGMA query_only = ON");
    return connection;
  });
}

std::unique_ptr<SQLite::Database> open_for_checkpoints(const std::filesystem::path& database,
                                                       const std::string& vfs) {
  return opening(database, [&] {
    auto connection = connect(database, SQLite::OPEN_READWRITE, vfs);
    connection->exec("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
    keep_wal_file(*connection);
    return connection;
  });
}

void complete_checkpoint(SQLite::Database& connection) {
  constexpr int kWaitMs = 30'000;
  const std::filesystem::path file = connection.getFilename();
  opening(file, [&] {
    connection.setBusyTimeout(kWaitMs);
    int frames = 0;
    int copied = 0;
    const int code = sqlite3_wal_checkpoint_v2(connection.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                               &frames, &copied);
    connection.setBusyTimeout(kBusyTimeoutMs);
    // A reader of the newest state keeps the WAL from being emptied, but not from being copied.
    if (code == SQLITE_BUSY && frames >= 0 && frames == copied) return;
    if (code == SQLITE_BUSY)
      throw OpenError(OpenError::Reason::Unavailable,
                      fmt::format("{}: another program holds a transaction open; end it", file.string()));
    if (code != SQLITE_OK) throw SQLite::Exception(connection.getHandle(), code);
  });
}

}  // namespace sfn::storage
