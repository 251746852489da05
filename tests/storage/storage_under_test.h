// One store behind each fixture, for the suite that every Storage passes (conformance_test.cpp): how to crash
// it, make it fail, and look at what it keeps beside what the interface shows.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "storage/sqlite_storage.h"
#include "tests/storage/temporary_folder.h"
#include "tests/support/memory_storage.h"

namespace sfn::test {

inline constexpr TimePoint kNow{Millis(1'700'000'000'000)};

class MemoryFixture {
 public:
  Storage& storage() { return storage_; }
  Opening open(const std::string& token_key = "key") { return storage_.open(kNow, token_key); }
  // The process is killed; open() is its next start.
  void crash() { storage_.crash(); }
  void close() { storage_.close(); }

  void fail_next_append() { storage_.inject(MemoryStorage::Fault::KnownFailure); }
  void make_next_append_unknown() { storage_.inject(MemoryStorage::Fault::UnknownOutcomeNotStored); }
  void end_faults() { storage_.clear_faults(); }
  void take_over() { storage_.take_over(); }
  void damage_row(ExecutionId execution, Seq seq) {
    storage_.history().at(execution).at(static_cast<std::size_t>(seq.value - 1)).row.type = "Nonsense";
  }

  std::vector<std::string> request_ids() const {
    std::vector<std::string> ids;
    for (const ApiCall& call : storage_.calls())
      ids.push_back(call.request_id);
    return ids;
  }
  std::vector<std::int64_t> recovered_epochs() const {
    std::vector<std::int64_t> epochs;
    for (const RecoveryRecord& record : storage_.recoveries())
      epochs.push_back(record.epoch);
    return epochs;
  }
  std::vector<std::string> quarantine_reasons() const {
    std::vector<std::string> reasons;
    for (const auto& [execution, change] : storage_.quarantine())
      reasons.push_back(change.reason.value_or(""));
    return reasons;
  }

 private:
  MemoryStorage storage_;
};

class SqliteFixture {
 public:
  SqliteFixture();
  ~SqliteFixture();

  Storage& storage() { return *storage_; }
  storage::SqliteStorage& sqlite() { return *storage_; }
  Opening open(const std::string& token_key = "key");
  void crash();
  void close();

  void fail_next_append();
  void make_next_append_unknown();
  void end_faults();
  void take_over();
  void damage_row(ExecutionId execution, Seq seq);

  std::vector<std::string> request_ids();
  std::vector<std::int64_t> recovered_epochs();
  std::vector<std::string> quarantine_reasons();

  // Where the file is now: crash() moves on to a copy.
  [[nodiscard]] std::filesystem::path folder() const;
  // Executes SQL on a connection beside the server's, as a person with a shell might.
  void execute(const std::string& sql);
  std::vector<std::string> column(const std::string& query);

 private:
  TemporaryFolder root_;
  int life_ = 0;
  std::unique_ptr<storage::SqliteStorage> storage_;
};

}  // namespace sfn::test
