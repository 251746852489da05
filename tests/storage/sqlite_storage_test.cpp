// What the file promises beyond the suite of every Storage: where a crash may come, who may open it, what it
// looks like from outside.
#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/data_folder.h"
#include "storage/execution_log.h"
#include "storage/open_error.h"
#include "tests/storage/fault_vfs.h"
#include "tests/storage/sample_batches.h"
#include "tests/storage/storage_under_test.h"

namespace sfn::test {
namespace {

using storage::OpenError;
using storage::SqliteStorage;

std::filesystem::path wal_in(const std::filesystem::path& folder) {
  return storage::wal_path(storage::database_path(folder));
}

unsigned mode_of(const std::filesystem::path& file) {
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  return status.st_mode & 0777u;
}

OpenError open_failure(const std::filesystem::path& folder) {
  try {
    SqliteStorage storage({.folder = folder});
  } catch (const OpenError& error) {
    return error;
  }
  FAIL("the folder was opened");
  return OpenError(OpenError::Reason::Unavailable, "");
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

}  // namespace

TEST_CASE("a log is read beside the writer as far as it is committed, and a damaged row is told") {
  SqliteFixture fixture;
  fixture.open();
  storage::ExecutionLog log(storage::database_path(fixture.folder()));
  CHECK(log.load(ExecutionId(7)).empty());
  fixture.storage().append(log_of(ExecutionId(7), 1));
  CHECK(static_cast<std::int64_t>(log.load(ExecutionId(7)).size()) == log_length());
  fixture.damage_row(ExecutionId(7), Seq(2));
  CHECK_THROWS_AS(static_cast<void>(log.load(ExecutionId(7))), StorageError);
}

TEST_CASE("what makes no sense in the checkpoint leaves its execution out, and no other") {
  SqliteFixture fixture;
  fixture.open();
  Batch batch;
  batch.checkpoint = Checkpoint{.reflects = Position(1)};
  for (std::int64_t id = 1; id <= 3; ++id) {
    for (const PendingKind kind : {PendingKind::Wait, PendingKind::ExecutionTimeout})
      batch.checkpoint->put.push_back({.execution = ExecutionId(id), .key = {kind, Seq(2)}});
  }
  fixture.storage().append(batch);
  SQLite::Database(storage::database_path(fixture.folder()).string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE pending SET kind = 'Nonsense' WHERE execution_id = 2 AND kind = 'Wait'");
  std::vector<std::int64_t> visited;
  const auto last = fixture.storage().scan_pending(
      ExecutionId(), 100, [&](const PendingRecord& record) { visited.push_back(record.execution.value); });
  CHECK(visited == std::vector<std::int64_t>{1, 1, 3, 3});
  CHECK(last == ExecutionId(3));
  CHECK(fixture.storage().load_pending(ExecutionId(2)).empty());
  CHECK(fixture.storage().load_pending(ExecutionId(3)).size() == 2);
}

TEST_CASE("a WAL cut at any place yields the whole batch or nothing of it") {
  SqliteFixture fixture;
  fixture.open();
  fixture.storage().append(log_of(ExecutionId(7), 1));
  const auto before = std::filesystem::file_size(wal_in(fixture.folder()));
  Batch batch = log_of(ExecutionId(8), 101);
  batch.executions.push_back(sample_record(8));
  fixture.storage().append(batch);

  const TemporaryFolder copies;
  const auto whole = copies.path() / "whole";
  copy_as_killed(fixture.folder(), whole);
  const auto after = std::filesystem::file_size(wal_in(whole));
  REQUIRE(after > before);
  for (auto size = before; size <= after; size += 2'060) {  // frames and their middles
    CAPTURE(size);
    const auto cut = copies.path() / std::to_string(size);
    std::filesystem::create_directory(cut);
    std::filesystem::copy(whole, cut, std::filesystem::copy_options::recursive);
    std::filesystem::resize_file(wal_in(cut), size);
    SqliteStorage storage({.folder = cut});
    const Opening opening = storage.open(kNow, "key");
    const bool complete = size == after;
    CHECK(opening.last_position == Position(complete ? 100 + log_length() : log_length()));
    CHECK(std::ssize(storage.load(ExecutionId(7))) == log_length());
    CHECK(std::ssize(storage.load(ExecutionId(8))) == (complete ? log_length() : 0));
    CHECK(storage.find_execution(ExecutionId(8)).has_value() == complete);
  }
}

TEST_CASE("a full disk costs the batch and nothing else") {
  SqliteFixture fixture;
  fixture.open();
  fixture.storage().append(log_of(ExecutionId(7), 1));
  faults().wal_write_full = true;
  try {
    fixture.storage().append(log_of(ExecutionId(8), 101));
    FAIL("the append succeeded");
  } catch (const StorageError& error) {
    CHECK(error.kind() == StorageError::Kind::KnownFailure);
    CHECK(std::string(error.what()).find("full") != std::string::npos);
  }
  CHECK_THROWS_AS(fixture.storage().probe(), StorageError);
  faults() = {};
  fixture.storage().probe();
  fixture.storage().append(log_of(ExecutionId(8), 101));
  fixture.crash();
  CHECK(fixture.open().last_position == Position(100 + log_length()));
  CHECK(fixture.column("PRAGMA integrity_check") == std::vector<std::string>{"ok"});
}

TEST_CASE("a shell that holds the write lock fails the batch and not the server") {
  SqliteFixture fixture;
  fixture.open();
  {
    SQLite::Database shell(storage::database_path(fixture.folder()).string(), SQLite::OPEN_READWRITE);
    shell.exec("PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE");
    try {
      fixture.storage().append(log_of(ExecutionId(7), 1));
      FAIL("the append succeeded");
    } catch (const StorageError& error) {
      CHECK(error.kind() == StorageError::Kind::KnownFailure);
    }
  }
  fixture.storage().append(log_of(ExecutionId(7), 1));
}

TEST_CASE("the folder is its owner's, the files may be read by a group, and the WAL stays after the end") {
  const TemporaryFolder root;
  const auto folder = root.path() / "deep" / "data";
  {
    SqliteStorage storage({.folder = folder});
    storage.open(kNow, "key");
    storage.append(log_of(ExecutionId(7), 1));
    CHECK(mode_of(folder) == 0700);
    for (const char* file : {"stepwell.db", "stepwell.db-wal", "stepwell.db-shm", "stepwell.lock"})
      CHECK_MESSAGE(mode_of(folder / file) == 0640, file);
    storage.close();
  }
  CHECK(std::filesystem::exists(wal_in(folder)));
}

TEST_CASE("each reason that a folder can't be opened has a line and an exit code of its own") {
  const TemporaryFolder root;
  const auto folder = root.path() / "data";
  const auto database = storage::database_path(folder);
  std::map<int, std::string> lines;
  const auto note = [&](OpenError::Reason reason) {
    const OpenError error = open_failure(folder);
    CHECK(error.reason() == reason);
    CHECK(std::string(error.what()).find('\n') == std::string::npos);
    lines.emplace(error.exit_code(), error.what());
    std::filesystem::remove_all(folder);
  };

  {
    SqliteStorage owner({.folder = folder});
    note(OpenError::Reason::InUse);
  }
  {
    SqliteStorage storage({.folder = folder});
    storage.open(kNow, "key");
    storage.close();
  }
  SQLite::Database(database.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 999");
  note(OpenError::Reason::NewerSchema);

  write_file(database, std::string(10'000, 'x'));
  note(OpenError::Reason::Corrupt);

  std::filesystem::create_directory(folder);
  SQLite::Database(database.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE t (x)");
  note(OpenError::Reason::Foreign);

  write_file(folder, "not a folder");
  note(OpenError::Reason::Unavailable);
  CHECK(lines.size() == 5);
}

TEST_CASE("a folder that can't be written is reported as such") {
  // Nobody may create anything here, not even root.
  CHECK(open_failure("/proc/stepwell").reason() != OpenError::Reason::Corrupt);
  const TemporaryFolder root;
  const auto folder = root.path() / "data";
  {
    SqliteStorage storage({.folder = folder});
    storage.open(kNow, "key");
    storage.close();
  }
  std::filesystem::permissions(folder, std::filesystem::perms(0500));
  std::filesystem::permissions(folder / "stepwell.lock", std::filesystem::perms(0400));
  if (::geteuid() != 0) CHECK(open_failure(folder).reason() == OpenError::Reason::ReadOnly);
  std::filesystem::permissions(folder, std::filesystem::perms(0700));
}

TEST_CASE("a file that is truncated to half its pages is corrupt, and stays as it is") {
  const TemporaryFolder root;
  const auto folder = root.path() / "data";
  {
    SqliteStorage storage({.folder = folder});
    storage.open(kNow, "key");
    storage.append(log_of(ExecutionId(7), 1));
    storage.close();
  }
  const auto database = storage::database_path(folder);
  std::filesystem::resize_file(wal_in(folder), 0);
  std::filesystem::resize_file(database, 4'096);
  CHECK(open_failure(folder).reason() == OpenError::Reason::Corrupt);
  CHECK(std::filesystem::file_size(database) == 4'096);
}

TEST_CASE("when the WAL is deleted under the server it stops writing") {
  SqliteFixture fixture;
  fixture.open();
  fixture.storage().append(log_of(ExecutionId(7), 1));
  std::filesystem::remove(wal_in(fixture.folder()));
  CHECK(fixture.sqlite().checkpointer().pass());
  try {
    fixture.storage().append(log_of(ExecutionId(8), 101));
    FAIL("the append succeeded");
  } catch (const StorageError& error) {
    CHECK(error.kind() == StorageError::Kind::NotOwner);
  }
  CHECK_THROWS_AS(fixture.storage().probe(), StorageError);
}

TEST_CASE("counters survive the loss of every row, so no id is given out twice") {
  SqliteFixture fixture;
  fixture.open();
  Batch batch = log_of(ExecutionId(7), 1);
  batch.executions.push_back(closed(sample_record(7)));
  batch.calls.push_back(sample_call(9));
  batch.counters = Counters{Position(1'000), ExecutionId(500), CallId(200)};
  fixture.storage().append(batch);
  fixture.execute("DELETE FROM history_events; DELETE FROM executions; DELETE FROM api_calls");
  fixture.crash();
  const Opening opening = fixture.open();
  CHECK(opening.counters == *batch.counters);
  CHECK(opening.last_position == Position());
}

TEST_CASE("a checkpoint of another version is as good as none") {
  SqliteFixture fixture;
  fixture.open();
  Batch batch;
  batch.checkpoint = Checkpoint{.reflects = Position(3)};
  fixture.storage().append(batch);
  fixture.execute("UPDATE meta SET checkpoint_version = 999");
  fixture.crash();
  CHECK(!fixture.open().checkpoint);
}

}  // namespace sfn::test
