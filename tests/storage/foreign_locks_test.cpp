#include "storage/foreign_locks.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "tests/storage/sample_batches.h"
#include "tests/storage/storage_under_test.h"

namespace sfn::test {

using storage::ForeignLock;

TEST_CASE("of the kernel's locks those of other processes on the WAL's index count that write or read") {
  const std::string locks =
      "1: POSIX  ADVISORY  READ 100 fe:01:131 128 128\n"   // a connection without a transaction
      "2: POSIX  ADVISORY  READ 101 fe:01:131 124 124\n"   // reads
      "3: POSIX  ADVISORY  READ 102 fe:01:131 123 123\n"   // reads and writes
      "4: POSIX  ADVISORY  WRITE 102 fe:01:131 120 120\n"  //
      "5: POSIX  ADVISORY  WRITE 103 fe:01:131 121 121\n"  // checkpoints
      "6: POSIX  ADVISORY  WRITE 104 fe:01:999 120 120\n"  // another file
      "7: POSIX  ADVISORY  WRITE 105 fe:01:131 120 120\n"  // own
      "7: -> POSIX  ADVISORY  WRITE 106 fe:01:131 120 120\n"
      "8: FLOCK  ADVISORY  WRITE 107 fe:01:131 0 EOF\n"
      "nonsense\n";
  const auto found = storage::parse_locks(locks, 131, 105);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == ForeignLock{.process = 102, .program = {}, .writes = true});
  CHECK(found[1] == ForeignLock{.process = 101, .program = {}, .writes = false});
  CHECK(storage::describe(found, true) == "process 102");
  CHECK(storage::describe(found, false) == "process 101");
  CHECK(storage::describe({}, true) == "another program");
}

TEST_CASE("a lock that waits for another lasts as long as the patience, once") {
  const TemporaryFolder folder;
  storage::SqliteStorage storage(
      {.folder = folder.path(), .lock_patience = std::chrono::milliseconds(30), .reserve_bytes = 0});
  storage.open(kNow, "key");
  SQLite::Database shell(storage.database().string(), SQLite::OPEN_READWRITE);
  shell.exec("PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE");
  const auto failing_ms = [&] {
    const auto begun = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH_AS(storage.append(log_of(ExecutionId(7), 1)), "another program holds its write lock",
                         StorageError);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
  };
  CHECK(failing_ms() >= std::chrono::milliseconds(30));
  CHECK(storage.lock_wait().waiting_for().has_value());
  failing_ms();
  failing_ms();
  CHECK(storage.lock_wait().waits() == 1);
  CHECK(storage.lock_wait().failures() == 3);
  shell.exec("ROLLBACK");
  storage.append(log_of(ExecutionId(7), 1));
  CHECK_FALSE(storage.lock_wait().waiting_for().has_value());
}

}  // namespace sfn::test
