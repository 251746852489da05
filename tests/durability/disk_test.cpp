// The memory disk, its crashes and faults, with SQLite on it: a study is worth what these are.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "storage/connection.h"
#include "storage/sql.h"
#include "tests/durability/crash_model.h"
#include "tests/durability/memory_vfs.h"

namespace sfn::durability {
namespace {

// A table with one row in a database in WAL mode, on a disk of its own.
struct Table {
  explicit Table(const Image& image = {}) : disk(image, numbers_of(image)), mount(disk) {
    connection = std::make_unique<SQLite::Database>(path(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    connection->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
    connection->exec("CREATE TABLE IF NOT EXISTS t (n)");
  }
  [[nodiscard]] std::string path() const { return mount.folder() / "stepwell.db"; }
  void insert(int n) { connection->exec("INSERT INTO t VALUES (" + std::to_string(n) + ")"); }
  [[nodiscard]] int count() { return connection->execAndGet("SELECT count(*) FROM t").getInt(); }

  static FileNumbers numbers_of(const Image& image) {
    FileNumbers numbers;
    for (const auto& [name, content] : image)
      numbers[name] = numbers.size() + 1;
    return numbers;
  }

  MemoryDisk disk;
  Mount mount;
  std::unique_ptr<SQLite::Database> connection;
};

Image after_crash(const MemoryDisk& disk, Way way) {
  CrashModel model;
  for (const Operation& operation : disk.operations())
    model.follow(operation);
  sim::Random random(1);
  return model.image(way, random);
}

std::string content_after(const std::vector<Operation>& operations, Way way) {
  CrashModel model({{"f", "old"}}, {{"f", 1}});
  for (const Operation& operation : operations)
    model.follow(operation);
  sim::Random random(1);
  return model.image(way, random)["f"];
}

}  // namespace

TEST_CASE("a row committed with synchronous=FULL is there after a power failure") {
  Table table;
  table.insert(1);
  CHECK(Table(after_crash(table.disk, Way::Lost)).count() == 1);
}

TEST_CASE("what SQLite takes for damage is taken for it when the disk reads, not while it fails to") {
  Table table;
  const SQLite::Exception malformed("database disk image is malformed", SQLITE_CORRUPT);
  const auto kind = [&] { return storage::sql::as_storage_error(malformed, *table.connection).kind(); };
  CHECK(kind() == StorageError::Kind::Damaged);
  table.disk.inject({.kind = FaultKind::ReadError});
  CHECK(kind() == StorageError::Kind::KnownFailure);
  CHECK_MESSAGE(kind() == StorageError::Kind::Damaged, "it reads again");
}

TEST_CASE("a row committed with synchronous=NORMAL is there after the process's death only") {
  Table table;
  table.connection->exec("PRAGMA synchronous = NORMAL");
  table.insert(1);
  CHECK(Table(after_crash(table.disk, Way::Kept)).count() == 1);
  CHECK(Table(after_crash(table.disk, Way::Lost)).count() == 0);
}

TEST_CASE("what was synced is there whatever the way of the crash") {
  Table table;
  for (int n = 0; n < 20; ++n)
    table.insert(n);
  const int checkpointed = sqlite3_wal_checkpoint_v2(table.connection->getHandle(), "main",
                                                     SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  REQUIRE(checkpointed == SQLITE_OK);
  table.insert(20);
  table.connection->exec("PRAGMA synchronous = OFF");
  table.insert(21);
  for (int way = 0; way < kWays; ++way) {
    CAPTURE(name_of(static_cast<Way>(way)));
    CHECK(Table(after_crash(table.disk, static_cast<Way>(way))).count() >= 21);
  }
}

TEST_CASE("a failed sync takes what it did not write out of reach of the next one") {
  const Operation write{.kind = Operation::Kind::Write, .file = 1, .at = 0, .data = "new"};
  const Operation later{.kind = Operation::Kind::Write, .file = 1, .at = 512, .data = "later"};
  const Operation failed{.kind = Operation::Kind::FailedSync, .file = 1};
  const Operation synced{.kind = Operation::Kind::Sync, .file = 1};
  CHECK(content_after({write, synced}, Way::Lost) == "new");
  CHECK(content_after({write, failed, synced}, Way::Kept) == "new");
  CHECK(content_after({write, failed, synced}, Way::Lost) == "old");
  const std::string content = content_after({write, failed, later, synced}, Way::Lost);
  CHECK(content.substr(0, 3) == "old");
  CHECK(content.substr(512) == "later");
}

TEST_CASE("a WAL that is written again after a failed sync holds what that sync has dropped") {
  const auto rows_after_power_failure = [](bool written_again) {
    Table table;
    table.connection->exec("PRAGMA synchronous = NORMAL");
    table.insert(1);
    table.connection->exec("PRAGMA synchronous = FULL");
    table.disk.inject({.kind = FaultKind::SyncError});
    CHECK_THROWS(table.insert(2));
    if (written_again) CHECK(storage::rewrite_wal(*table.connection) == SQLITE_OK);
    table.insert(3);
    CHECK(table.count() == 2);
    return Table(after_crash(table.disk, Way::Lost)).count();
  };
  CHECK(rows_after_power_failure(true) == 2);
  CHECK_MESSAGE(rows_after_power_failure(false) == 0, "a later sync alone does not bring it back");
}

TEST_CASE("a new file is there after a power failure when its directory was synced") {
  const Operation create{.kind = Operation::Kind::Create, .file = 2, .name = "g"};
  const Operation synced{.kind = Operation::Kind::Sync, .file = 2};
  const Operation directory{.kind = Operation::Kind::SyncDirectory};
  sim::Random random(1);
  CrashModel model;
  model.follow(create);
  model.follow(synced);
  CHECK(!model.image(Way::EntryLost, random).contains("g"));
  model.follow(directory);
  CHECK(model.image(Way::EntryLost, random).contains("g"));
  CHECK(model.all_synced());
}

TEST_CASE("a torn write has some sectors of its page and not all") {
  const std::string page(4096, 'n');
  const Operation write{.kind = Operation::Kind::Write, .file = 1, .at = 0, .data = page};
  const std::string content = content_after({write}, Way::Torn);
  CHECK(content.find('n') != std::string::npos);
  CHECK(content != page);
}

TEST_CASE("the n-th operation fails, those before and after it do not") {
  Table table;
  table.disk.inject({.kind = FaultKind::SyncError, .nth = 2});
  table.insert(1);
  CHECK(!table.disk.fault_fired());
  CHECK_THROWS_AS(table.insert(2), SQLite::Exception);
  CHECK(table.disk.fault_fired());
  table.insert(3);
  CHECK(table.count() == 2);
}

TEST_CASE("a full disk refuses the commit and keeps what was there") {
  Table table;
  table.insert(1);
  for (const FaultKind kind : {FaultKind::DiskFull, FaultKind::ShortWrite, FaultKind::WriteError}) {
    table.disk.inject({.kind = kind});
    CHECK_THROWS_AS(table.insert(2), SQLite::Exception);
  }
  CHECK(table.count() == 1);
}

TEST_CASE("what a killed process still does has no effect") {
  Table table;
  table.insert(1);
  const Image before = table.disk.image();
  table.disk.kill();
  CHECK_THROWS_AS(table.insert(2), SQLite::Exception);
  table.connection.reset();
  CHECK(table.disk.image() == before);
}

TEST_CASE("two connections exclude each other's writes and see each other's commits") {
  Table table;
  SQLite::Database other(table.path(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  CHECK_THROWS_AS(table.insert(1), SQLite::Exception);
  other.exec("INSERT INTO t VALUES (7)");
  other.exec("COMMIT");
  table.insert(1);
  CHECK(table.count() == 2);
  CHECK(other.execAndGet("SELECT count(*) FROM t").getInt() == 2);
}

}  // namespace sfn::durability
