// The writer's connection over a layer that gathers what goes to the WAL: what others see, and what is left
// of pieces that could not be written.
#include "storage/gathered_wal.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "storage/connection.h"
#include "tests/storage/fault_vfs.h"
#include "tests/support/temporary_folder.h"

namespace sfn::test {
namespace {

constexpr int kRows = 200;
constexpr int kRowBytes = 3'000;  // each on a page of its own

struct File {
  TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "stepwell.db";
  std::unique_ptr<SQLite::Database> writer;
  std::unique_ptr<SQLite::Database> reader;

  File() {
    faults() = {};
    writer = storage::open_for_writing(path, kFaultVfs);
    writer->exec("CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT)");
    reader = storage::open_for_reading(path);
  }
  ~File() { faults() = {}; }

  void insert(int first, int count) {
    SQLite::Statement insert(*writer, "INSERT INTO t VALUES (?, ?)");
    for (int n = first; n < first + count; ++n) {
      insert.bind(1, n);
      insert.bind(2, std::string(kRowBytes, static_cast<char>('a' + n % 26)));
      insert.exec();
      insert.reset();
    }
  }
  int seen() { return reader->execAndGet("SELECT count(*) FROM t").getInt(); }
  // As another program finds the file that opens it now.
  void check_from_outside(int rows) {
    SQLite::Database outside(path.string(), SQLite::OPEN_READONLY);
    CHECK(outside.execAndGet("PRAGMA integrity_check").getString() == "ok");
    CHECK(outside.execAndGet("SELECT count(*) FROM t").getInt() == rows);
    CHECK(outside
              .execAndGet("SELECT count(*) FROM t WHERE text = replace(hex(zeroblob(1500)), '0', "
                          "char(97 + n % 26))")
              .getInt() == rows);
  }
};

}  // namespace

TEST_CASE("a commit of many pages is a few writes, and there when it returns") {
  File file;
  faults().wal_writes = 0;
  file.writer->exec("BEGIN");
  file.insert(0, kRows);
  file.writer->exec("COMMIT");
  CHECK(faults().wal_writes >= kRows * kRowBytes / (128 * 1024));
  CHECK(faults().wal_writes < 20);
  CHECK(file.seen() == kRows);
  file.check_from_outside(kRows);
}

TEST_CASE("another connection sees each commit at once, synced or not") {
  File file;
  for (const char* synchronous : {"FULL", "NORMAL"}) {
    file.writer->exec(std::string("PRAGMA synchronous = ") + synchronous);
    for (int n = 0; n < 50; ++n) {
      const int before = file.seen();
      file.insert(before, 1);
      CHECK(file.seen() == before + 1);
    }
  }
  file.check_from_outside(100);
}

TEST_CASE("what a transaction reads back of its own pages that have left the cache is what it wrote") {
  File file;
  file.writer->exec("PRAGMA cache_size = 10; BEGIN");
  file.insert(0, kRows);
  CHECK(file.writer->execAndGet("SELECT count(*) FROM t WHERE length(text) = 3000").getInt() == kRows);
  // Pages that are in the WAL already are written over there.
  file.writer->exec("UPDATE t SET text = text || '' WHERE n % 2 = 0");
  CHECK(file.seen() == 0);
  file.writer->exec("COMMIT");
  CHECK(file.seen() == kRows);
  file.check_from_outside(kRows);
}

TEST_CASE("a transaction that was rolled back after its pages went to the WAL leaves nothing") {
  File file;
  file.insert(0, 1);
  file.writer->exec("PRAGMA cache_size = 10; BEGIN");
  file.insert(1, kRows);
  file.writer->exec("ROLLBACK");
  file.insert(1, 2);
  file.check_from_outside(3);
}

TEST_CASE("a disk that is full in the middle of a transaction fails it as a whole, and the next one works") {
  File file;
  file.insert(0, 1);
  for (const char* cache : {"PRAGMA cache_size = 10", "PRAGMA cache_size = 10000"}) {
    file.writer->exec(cache);
    file.writer->exec("BEGIN");
    file.insert(1, kRows / 2);
    faults().wal_write_full = true;
    CHECK_THROWS_AS(
        [&] {
          file.insert(1 + kRows / 2, kRows / 2);
          file.writer->exec("COMMIT");
        }(),
        SQLite::Exception);
    // There is room again, but not for a transaction of which a part is lost.
    faults().wal_write_full = false;
    if (sqlite3_get_autocommit(file.writer->getHandle()) == 0) {
      CHECK_THROWS_AS(file.writer->exec("COMMIT"), SQLite::Exception);
      file.writer->tryExec("ROLLBACK");
    }
    file.check_from_outside(1);
  }
  file.insert(1, 2);
  file.check_from_outside(3);
}

TEST_CASE("two layers of one name below are one layer, an unknown one stays unknown") {
  CHECK(storage::gathered_wal("") == storage::gathered_wal(""));
  CHECK(storage::gathered_wal("") != storage::gathered_wal(kFaultVfs));
  CHECK(storage::gathered_wal("no such layer") == "no such layer");
}

}  // namespace sfn::test
