#include "tests/storage/storage_under_test.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/data_folder.h"
#include "tests/storage/fault_vfs.h"

namespace sfn::test {

SqliteFixture::SqliteFixture() {
  faults() = {};
  storage_ = std::make_unique<storage::SqliteStorage>(
      storage::SqliteStorage::Options{.folder = folder(), .vfs = kFaultVfs});
}

SqliteFixture::~SqliteFixture() {
  faults() = {};
}

std::filesystem::path SqliteFixture::folder() const {
  return root_.path() / std::to_string(life_);
}

Opening SqliteFixture::open(const std::string& token_key) {
  if (!storage_) {
    storage_ = std::make_unique<storage::SqliteStorage>(
        storage::SqliteStorage::Options{.folder = folder(), .vfs = kFaultVfs});
  }
  return storage_->open(kNow, token_key);
}

void SqliteFixture::crash() {
  const auto before = folder();
  ++life_;
  copy_as_killed(before, folder());
  storage_.reset();
}

void SqliteFixture::close() {
  storage_->close();
  storage_.reset();
}

void SqliteFixture::fail_next_append() {
  faults().wal_sync_fails = true;
}

void SqliteFixture::make_next_append_unknown() {
  faults().wal_sync_then_locks_fail = true;
}

void SqliteFixture::end_faults() {
  faults() = {};
}

void SqliteFixture::execute(const std::string& sql) {
  SQLite::Database connection(storage::database_path(folder()).string(), SQLite::OPEN_READWRITE, 1'000);
  connection.exec("PRAGMA wal_autocheckpoint = 0");
  connection.exec(sql);
}

std::vector<std::string> SqliteFixture::column(const std::string& query) {
  SQLite::Database connection(storage::database_path(folder()).string(), SQLite::OPEN_READONLY, 1'000);
  SQLite::Statement statement(connection, query);
  std::vector<std::string> values;
  while (statement.executeStep())
    values.push_back(statement.getColumn(0).getString());
  return values;
}

void SqliteFixture::take_over() {
  execute("UPDATE meta SET epoch = epoch + 1");
}

void SqliteFixture::damage_row(ExecutionId execution, Seq seq) {
  execute("UPDATE history_events SET type = 'Nonsense' WHERE execution_id = " +
          std::to_string(execution.value) + " AND seq = " + std::to_string(seq.value));
}

std::vector<std::string> SqliteFixture::request_ids() {
  return column("SELECT request_id FROM api_calls ORDER BY call_id");
}

std::vector<std::int64_t> SqliteFixture::recovered_epochs() {
  std::vector<std::int64_t> epochs;
  for (const std::string& text : column("SELECT epoch FROM recoveries ORDER BY epoch"))
    epochs.push_back(std::stoll(text));
  return epochs;
}

std::vector<std::string> SqliteFixture::quarantine_reasons() {
  return column("SELECT reason FROM quarantine ORDER BY execution_id");
}

}  // namespace sfn::test
