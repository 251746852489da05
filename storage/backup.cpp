#include "storage/backup.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "storage/connection.h"
#include "storage/data_folder.h"
#include "storage/meta_table.h"
#include "storage/migrate.h"
#include "storage/open_error.h"
#include "storage/sql.h"
#include "storage/verify.h"

namespace sfn::storage {
namespace {

using Path = std::filesystem::path;

constexpr int kIncrementalVacuum = 2;

[[noreturn]] void fail(const Path& file, const char* what) {
  const int error = errno;
  const auto reason = error == EEXIST                     ? OpenError::Reason::InUse
                      : error == EACCES || error == EROFS ? OpenError::Reason::ReadOnly
                                                          : OpenError::Reason::Unavailable;
  throw OpenError(reason, fmt::format("{} {}: {}", what, file.string(), std::strerror(error)));
}

void sync(const Path& file, int flags) {
  const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) fail(file, "cannot open");
  const int result = ::fsync(descriptor);
  ::close(descriptor);
  if (result != 0) fail(file, "cannot sync");
}

Path folder_of(const Path& file) {
  return file.has_parent_path() ? file.parent_path() : Path(".");
}

// A file under another name than the one it is to get; gone with this object unless it was finished.
class Unfinished {
 public:
  explicit Unfinished(Path target)
      : target_(std::move(target)), path_(target_.string() + fmt::format(".unfinished-{}", ::getpid())) {
    // SQLite writes into an empty file, with the mode that it has: the copy holds the key of the task tokens.
    const int descriptor = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0640);
    if (descriptor < 0) fail(path_, "cannot create");
    ::close(descriptor);
  }
  ~Unfinished() {
    if (finished_) return;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
      std::error_code ignored;
      std::filesystem::remove(path_.string() + suffix, ignored);
    }
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  [[nodiscard]] const Path& path() const { return path_; }

  // Synced, then under its name, which must be free; the folder's entry is synced too.
  void finish() {
    sync(path_, O_RDONLY);
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) != 0)
      fail(target_, "cannot make");
    finished_ = true;
    sync(folder_of(target_), O_RDONLY | O_DIRECTORY);
  }

 private:
  const Path target_;
  const Path path_;
  bool finished_ = false;
};

OpenError as_open_error(const SQLite::Exception& error, const Path& file) {
  const int code = error.getErrorCode() & 0xff;
  const bool corrupt = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return {corrupt ? OpenError::Reason::Corrupt : OpenError::Reason::Unavailable,
          fmt::format("{}: {}", file.string(), error.what())};
}

// One snapshot of the whole database in a new file, in the order of its keys and without free pages. A file
// that could not shrink can from then on.
void copy_database(const Path& from, const Path& to) {
  if (!std::filesystem::exists(from))
    throw OpenError(OpenError::Reason::Missing, fmt::format("there is no database {}", from.string()));
  try {
    SQLite::Database source(from.string(), SQLite::OPEN_READONLY, kBusyTimeoutMs);
    require_known_schema(source);
    if (source.execAndGet("PRAGMA auto_vacuum").getInt() != kIncrementalVacuum)
      source.exec("PRAGMA auto_vacuum = INCREMENTAL");
    SQLite::Statement vacuum(source, "VACUUM INTO ?");
    vacuum.bind(1, to.string());
    vacuum.exec();
  } catch (const SQLite::Exception& error) {
    throw as_open_error(error, from);
  }
}

// Returns the schema version.
int check_integrity(const Path& file, Findings& findings) {
  SQLite::Database connection(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement check(connection, "PRAGMA integrity_check");
  while (check.executeStep()) {
    const std::string line = check.getColumn(0).getString();
    if (line != "ok") findings.add("integrity check: " + line);
  }
  return connection.execAndGet("PRAGMA user_version").getInt();
}

CopyReport read_back(const Path& file) {
  CopyReport report;
  report.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
  int version = 0;
  try {
    version = check_integrity(file, report.findings);
  } catch (const SQLite::Exception& error) {
    throw as_open_error(error, file);
  }
  // Of an older schema only the pages can be checked; the rest is when the copy is restored.
  if (report.findings.count() > 0 || version != newest_schema_version()) return report;
  const VerifyReport verified = verify(file);
  report.executions = verified.executions;
  report.history_events = verified.history_events;
  report.findings = verified.findings;
  return report;
}

void require_free(const Path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return;
  throw OpenError(OpenError::Reason::InUse, fmt::format("{} exists and is not overwritten", file.string()));
}

// What makes the file another one than that which was copied.
void note_restore(const Path& file, const Path& source, TimePoint now) {
  try {
    SQLite::Database connection(file.string(), SQLite::OPEN_READWRITE);
    migrate(connection);
    SQLite::Transaction transaction(connection);
    connection.exec("UPDATE meta SET epoch = epoch + 1, clean_shutdown = 0");
    SQLite::Statement note(connection,
                           "INSERT INTO restores (epoch, restored_at, source) SELECT epoch, ?, ? FROM meta");
    sql::run(note, now, source.string());
    transaction.commit();
  } catch (const SQLite::Exception& error) {
    throw as_open_error(error, file);
  }
}

}  // namespace

CopyReport backup(const Path& folder, const Path& target) {
  require_free(target);
  Unfinished copy(target);
  copy_database(database_path(folder), copy.path());
  CopyReport report = read_back(copy.path());
  if (report.findings.count() == 0) copy.finish();
  return report;
}

CopyReport restore(const Path& copy, const Path& folder, TimePoint now) {
  const Path database = database_path(folder);
  for (const char* suffix : {"", "-wal", "-shm"})
    require_free(database.string() + suffix);
  if (!std::filesystem::exists(copy))
    throw OpenError(OpenError::Reason::Missing, fmt::format("there is no file {}", copy.string()));
  const FolderLock lock(folder);
  require_free(database);
  Unfinished made(database);
  copy_database(copy, made.path());
  note_restore(made.path(), copy, now);
  CopyReport report = read_back(made.path());
  if (report.findings.count() == 0) made.finish();
  return report;
}

}  // namespace sfn::storage
