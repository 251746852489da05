// Copies of a file: what the command line does is in tests/cli/test_copies.py; here is what it can't arrange.
#include "storage/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "storage/data_folder.h"
#include "storage/open_error.h"
#include "storage/verify.h"
#include "tests/storage/small_world.h"
#include "tests/storage/temporary_folder.h"

namespace sfn::test {
namespace {

using Path = std::filesystem::path;

std::int64_t value(const Path& file, const std::string& query) {
  return SQLite::Database(file.string(), SQLite::OPEN_READONLY).execAndGet(query).getInt64();
}

}  // namespace

TEST_CASE("a copy holds what was committed when it began, in a file that has what the source has") {
  const TemporaryFolder root;
  const Path folder = root.path() / "data";
  SmallWorld world(folder);
  const Path copy = root.path() / "copy.db";
  const auto report = storage::backup(folder, copy);
  CHECK(report.findings.count() == 0);
  CHECK(report.executions == 7);
  CHECK(report.bytes == static_cast<std::int64_t>(std::filesystem::file_size(copy)));
  world.start("orders", "later", "{}");
  CHECK(value(copy, "SELECT count(*) FROM executions") == 7);
  for (const char* pragma : {"PRAGMA application_id", "PRAGMA user_version", "PRAGMA auto_vacuum"})
    CHECK(value(copy, pragma) == value(storage::database_path(folder), pragma));
}

TEST_CASE("a restored file has another epoch, says where it comes from, and its server knows") {
  const TemporaryFolder root;
  SmallWorld world(root.path() / "data");
  const Path copy = root.path() / "copy.db";
  REQUIRE(storage::backup(root.path() / "data", copy).findings.count() == 0);
  const Path folder = root.path() / "restored";
  CHECK(storage::restore(copy, folder, world.now().wall).findings.count() == 0);

  const auto opened = [&] {
    storage::SqliteStorage storage({.folder = folder});
    return storage.open(world.now().wall, "key");
  };
  const Opening opening = opened();
  CHECK(opening.epoch == value(copy, "SELECT epoch FROM meta") + 2);
  CHECK(opening.restored);
  CHECK(opening.checkpoint.has_value());
  CHECK_MESSAGE(!opened().restored, "said once");
}

TEST_CASE("a file without room to shrink in gets it by a backup") {
  const TemporaryFolder root;
  const Path folder = root.path() / "data";
  {
    SmallWorld world(folder);
    world.close();
  }
  const Path database = storage::database_path(folder);
  SQLite::Database(database.string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM");
  REQUIRE(value(database, "PRAGMA auto_vacuum") == 0);
  const Path copy = root.path() / "copy.db";
  CHECK(storage::backup(folder, copy).findings.count() == 0);
  CHECK(value(copy, "PRAGMA auto_vacuum") == 2);
}

TEST_CASE("a folder that a process owns is not restored into") {
  const TemporaryFolder root;
  SmallWorld world(root.path() / "data");
  const Path copy = root.path() / "copy.db";
  REQUIRE(storage::backup(root.path() / "data", copy).findings.count() == 0);
  const Path folder = root.path() / "other";
  const storage::FolderLock lock(folder);
  try {
    static_cast<void>(storage::restore(copy, folder, world.now().wall));
    FAIL("it was restored");
  } catch (const storage::OpenError& error) {
    CHECK(error.reason() == storage::OpenError::Reason::InUse);
  }
  CHECK(!std::filesystem::exists(storage::database_path(folder)));
}

}  // namespace sfn::test
