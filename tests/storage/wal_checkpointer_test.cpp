#include "storage/wal_checkpointer.h"

#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "storage/connection.h"
#include "tests/storage/fault_vfs.h"
#include "tests/storage/sample_batches.h"
#include "tests/storage/storage_under_test.h"
#include "tests/storage/temporary_folder.h"

namespace sfn::test {
namespace {

using storage::WalCheckpointer;

constexpr std::int64_t kKiB = 1024;

// A writer connection beside a checkpointer with small limits; each commit writes ten pages.
class Bench {
 public:
  explicit Bench(WalCheckpointer::Settings settings = {.background_bytes = 200 * kKiB,
                                                       .pause_bytes = 400 * kKiB,
                                                       .wait_bytes = 800 * kKiB,
                                                       .idle_interval = std::chrono::milliseconds(1)})
      : file_(folder_.path() / "stepwell.db"), writer_(storage::open_for_writing(file_)) {
    writer_->exec("CREATE TABLE IF NOT EXISTS t (x)");
    sqlite3_wal_hook(
        writer_->getHandle(),
        [](void* frames, sqlite3*, const char*, int count) {
          *static_cast<int*>(frames) = count;
          return SQLITE_OK;
        },
        &frames_);
    checkpointer_ = std::make_unique<WalCheckpointer>(file_, "", settings);
  }

  WalCheckpointer& checkpointer() { return *checkpointer_; }
  void commit() {
    writer_->exec("INSERT INTO t VALUES (zeroblob(40000))");
    checkpointer_->committed(frames_);
  }
  [[nodiscard]] int frames() const { return frames_; }
  std::unique_ptr<SQLite::Database> reader() { return storage::open_for_reading(file_); }

 private:
  TemporaryFolder folder_;
  std::filesystem::path file_;
  std::unique_ptr<SQLite::Database> writer_;
  int frames_ = 0;
  std::unique_ptr<WalCheckpointer> checkpointer_;
};

}  // namespace

TEST_CASE("no pass starts before a commit has completed since the last one returned") {
  Bench bench;
  CHECK_FALSE(bench.checkpointer().pass());
  bench.commit();
  CHECK(bench.checkpointer().pass());
  CHECK_FALSE(bench.checkpointer().pass());
  CHECK_FALSE_MESSAGE(bench.checkpointer().pass(), "however often it is asked");
  bench.commit();
  CHECK(bench.checkpointer().pass());
  CHECK(bench.checkpointer().stats().passes == 2);
}

TEST_CASE("after a complete pass the next commit starts the WAL anew") {
  Bench bench;
  for (int i = 0; i < 5; ++i)
    bench.commit();
  const int before = bench.frames();
  bench.checkpointer().pass();
  bench.commit();
  CHECK(bench.frames() < before);
  CHECK(bench.checkpointer().stats().incomplete == 0);
}

TEST_CASE("a pass that meets a full disk says so once, not until the next pass") {
  const TemporaryFolder folder;
  faults() = {};
  storage::SqliteStorage storage({.folder = folder.path(), .vfs = kFaultVfs});
  storage.open(kNow, "key");
  auto& checkpointer = storage.checkpointer();
  faults().database_write_full = true;
  CHECK(checkpointer.pass());
  CHECK(checkpointer.stats().failing);
  CHECK(checkpointer.take_full());
  faults().database_write_full = false;
  CHECK(checkpointer.stats().failing);
  CHECK_FALSE(checkpointer.take_full());
  storage.append(log_of(ExecutionId(1), 1));
  CHECK(checkpointer.pass());
  CHECK_FALSE(checkpointer.stats().failing);
  CHECK_FALSE(checkpointer.take_full());
}

TEST_CASE("the writer holds still for a pass once the WAL is large, and not before") {
  Bench bench;
  bench.commit();
  bench.checkpointer().make_room();
  CHECK(bench.checkpointer().stats().pauses == 0);
  while (bench.checkpointer().stats().wal_bytes < 400 * kKiB)
    bench.commit();
  bench.checkpointer().make_room();
  CHECK(bench.checkpointer().stats().pauses == 1);
  bench.checkpointer().make_room();
  CHECK_MESSAGE(bench.checkpointer().stats().pauses == 1, "there was no commit since");
  bench.commit();
  CHECK(bench.checkpointer().stats().wal_bytes < 100 * kKiB);
}

TEST_CASE("a reader that needs the WAL does not make the writer hold still again and again") {
  Bench bench;
  bench.commit();
  const auto reader = bench.reader();
  SQLite::Statement snapshot(*reader, "SELECT count(*) FROM t");
  reader->exec("BEGIN");
  snapshot.executeStep();

  while (bench.checkpointer().stats().wal_bytes < 1'600 * kKiB) {
    bench.commit();
    bench.checkpointer().make_room();
  }
  const auto stats = bench.checkpointer().stats();
  CHECK(stats.held_for.has_value());
  CHECK(bench.checkpointer().wants_commit());
  CHECK(stats.incomplete == stats.pauses);
  CHECK_MESSAGE(stats.pauses <= 12, "one for every 100 KiB of growth, of about 30 commits");

  snapshot.reset();
  reader->exec("COMMIT");
  bench.checkpointer().pass();
  CHECK_FALSE(bench.checkpointer().stats().held_for.has_value());
  bench.commit();
  CHECK_FALSE(bench.checkpointer().wants_commit());
  CHECK(bench.checkpointer().stats().wal_bytes < 100 * kKiB);
}

TEST_CASE("under a writer that never waits the WAL stays small and the file whole") {
  const TemporaryFolder folder;
  storage::SqliteStorage storage({.folder = folder.path(),
                                  .checkpoints = {.background_bytes = 200 * kKiB,
                                                  .pause_bytes = 800 * kKiB,
                                                  .wait_bytes = 1'600 * kKiB,
                                                  .idle_interval = std::chrono::milliseconds(1)}});
  storage.open(kNow, "key");
  {
    const std::jthread thread([&](const std::stop_token& stop) { storage.checkpointer().run(stop); });
    std::int64_t position = 1;
    for (std::int64_t execution = 1; execution <= 1'500; ++execution) {
      storage.append(log_of(ExecutionId(execution), position));
      position += log_length();
    }
  }
  const auto stats = storage.checkpointer().stats();
  CHECK(stats.passes > 2);
  CHECK(stats.failures == 0);
  CHECK(stats.wal_bytes_max < 4'000 * kKiB);
  for (std::int64_t execution : {1, 700, 1'500})
    CHECK(std::ssize(storage.load(ExecutionId(execution))) == log_length());
  const auto reader = storage::open_for_reading(storage.database());
  CHECK(reader->execAndGet("PRAGMA integrity_check").getString() == "ok");
}

}  // namespace sfn::test
