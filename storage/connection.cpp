#include "storage/connection.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/data_folder.h"
#include "storage/foreign_locks.h"
#include "storage/gathered_wal.h"
#include "storage/migrate.h"
#include "storage/open_error.h"
#include "storage/sql.h"

namespace sfn::storage {
namespace {

// SQLite's layer takes less than 128 KiB at once.
constexpr int kPieceBytes = 1 << 16;

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

// Of the database or its WAL, as the file system layer says.
std::int64_t size_of(SQLite::Database& connection, int which) {
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
  sqlite3_file_control(connection.getHandle(), "main", which, &file);
  if (file == nullptr || file->pMethods == nullptr) return 0;
  if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK)
    throw SQLite::Exception(sqlite3_errstr(code), code);  // the connection has heard nothing of it
  return size;
}

// Of the whole WAL, in pieces.
int write_again(SQLite::Database& connection) {
  sqlite3_file* wal = nullptr;
  sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
  if (wal == nullptr || wal->pMethods == nullptr) return SQLITE_OK;
  sqlite3_int64 size = 0;
  int code = wal->pMethods->xFileSize(wal, &size);
  std::string bytes(kPieceBytes, '\0');
  for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += kPieceBytes) {
    const int count = static_cast<int>(std::min<sqlite3_int64>(kPieceBytes, size - at));
    code = wal->pMethods->xRead(wal, bytes.data(), count, at);
    if (code == SQLITE_OK) code = wal->pMethods->xWrite(wal, bytes.data(), count, at);
  }
  if (code == SQLITE_OK && size > 0) code = wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL);
  return code;
}

// A page that a checkpoint has written in part is in the WAL as a whole; SQLite takes the rest for zeros.
void require_whole_pages(SQLite::Database& connection) {
  if (size_of(connection, SQLITE_FCNTL_JOURNAL_POINTER) == 0 &&
      size_of(connection, SQLITE_FCNTL_FILE_POINTER) % kPageBytes != 0)
    throw OpenError(OpenError::Reason::Corrupt, connection.getFilename() + ": its last page is cut off");
}

// The last connection to close would copy the WAL, trusting a sync that may have failed before, and remove
// it.
void leave_wal_at_close(SQLite::Database& connection) {
  int on = 1;
  sqlite3_db_config(connection.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on, nullptr);
  sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
}

void set_up_writer(SQLite::Database& connection) {
  leave_wal_at_close(connection);
  // Must come before the first table of a new file; later it would be a write, before the WAL is known sound.
  if (connection.execAndGet("PRAGMA page_count").getInt() == 0)
    connection.exec(fmt::format("PRAGMA page_size = {}; PRAGMA auto_vacuum = INCREMENTAL", kPageBytes));
  connection.exec(
      fmt::format("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
                  "PRAGMA journal_size_limit = {}; PRAGMA cache_size = -65536",
                  kWalBytesMax));
}

}  // namespace

std::unique_ptr<SQLite::Database> open_for_writing(const std::filesystem::path& database,
                                                   const std::string& vfs) {
  return opening(database, [&] {
    const bool exists = std::filesystem::exists(database);
    if (exists && ::access(database.c_str(), W_OK) != 0)
      throw OpenError(OpenError::Reason::ReadOnly, fmt::format("{} may not be written", database.string()));
    auto connection = connect(database, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, gathered_wal(vfs));
    // SQLite gives the WAL and its index the mode of the database.
    if (!exists) ::chmod(database.c_str(), 0640);
    require_known_schema(*connection);
    require_whole_pages(*connection);
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
    leave_wal_at_close(*connection);
    connection->exec("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
    return connection;
  });
}

bool reading_fails(SQLite::Database& connection) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == nullptr || file->pMethods == nullptr) return false;
  std::array<char, kPageBytes> page{};
  const int code = file->pMethods->xRead(file, page.data(), kPageBytes, 0);
  return code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ;
}

bool is_failed_sync(int extended_code) {
  return extended_code == SQLITE_IOERR_FSYNC || extended_code == SQLITE_IOERR_DIR_FSYNC;
}

int rewrite_wal(SQLite::Database& connection) {
  if (const int code = connection.tryExec("BEGIN IMMEDIATE"); code != SQLITE_OK) return code;
  const int code = write_again(connection);
  connection.tryExec("ROLLBACK");
  return code;
}

void complete_checkpoint(SQLite::Database& connection) {
  constexpr int kWaitMs = 30'000;
  const std::filesystem::path file = connection.getFilename();
  opening(file, [&] {
    connection.setBusyTimeout(kWaitMs);
    int frames = -1;
    int copied = 0;
    int code = rewrite_wal(connection);
    if (code == SQLITE_OK)
      code = sqlite3_wal_checkpoint_v2(connection.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, &frames,
                                       &copied);
    connection.setBusyTimeout(kBusyTimeoutMs);
    // A reader of the newest state keeps the WAL from being emptied, but not from being copied.
    const bool all_copied = code == SQLITE_BUSY && frames >= 0 && frames == copied;
    if (code == SQLITE_BUSY && !all_copied)
      throw OpenError(OpenError::Reason::Unavailable,
                      fmt::format("{}: {} holds a transaction open; end it", file.string(),
                                  describe(foreign_locks(file), false)));
    if (code != SQLITE_OK && !all_copied) throw SQLite::Exception(sqlite3_errstr(code), code);
  });
}

void try_complete_checkpoint(SQLite::Database& connection) {
  sqlite3_busy_timeout(connection.getHandle(), 0);
  sqlite3_wal_checkpoint_v2(connection.getHandle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

}  // namespace sfn::storage
