// Storage over one SQLite file, in the folder that this object owns from its construction on. One writer
// connection, WAL, a batch is one transaction. It holds SQL and no decision about an execution. Used by the
// writer thread; the checkpointer has a thread of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/scheduler/storage.h"
#include "storage/lock_wait.h"
#include "storage/migrate.h"
#include "storage/reserve_file.h"
#include "storage/wal_checkpointer.h"

namespace SQLite {
class Exception;
}

namespace sfn::storage {

class SqliteStorage final : public Storage {
 public:
  struct Options {
    std::filesystem::path folder;  // created when missing
    std::string vfs = {};          // another file system layer of SQLite, for tests; empty: its own
    WalCheckpointer::Settings checkpoints = {};
    std::chrono::milliseconds lock_patience{2'000};  // with another program's write lock
    std::int64_t reserve_bytes = 0;                  // of the file that is given up on a full disk
  };
  // Locks the folder, opens or creates the file, completes the WAL's checkpoint and migrates. Throws
  // OpenError.
  explicit SqliteStorage(const Options& options);
  ~SqliteStorage() override;

  [[nodiscard]] const std::filesystem::path& database() const { return database_; }
  [[nodiscard]] Migrated migrated() const { return migrated_; }
  // Its run() belongs on a thread of its own; stopped before this object goes.
  [[nodiscard]] WalCheckpointer& checkpointer() { return *checkpointer_; }
  [[nodiscard]] ReserveFile& reserve() { return reserve_; }
  [[nodiscard]] const LockWait& lock_wait() const { return lock_wait_; }
  // Writer thread, now and then: commits if that alone makes a WAL smaller that has grown too large. Throws
  // like append.
  void shrink_wal();

  Opening open(TimePoint now, const std::string& token_key) override;
  void close() override;
  void append(const Batch& batch) override;
  void probe() override;
  std::vector<HistoryEvent> load(ExecutionId execution) override;
  std::optional<ExecutionRecord> find_execution(ExecutionId execution) override;
  std::optional<ExecutionRecord> find_execution(StateMachineId machine, const std::string& name) override;
  std::optional<ExecutionRecord> find_execution(const ArnScope& scope, const std::string& machine,
                                                const std::string& name) override;
  std::optional<ExecutionRecord> find_child(ExecutionId parent, Seq task) override;
  std::vector<ExecutionRecord> open_children() override;
  std::vector<OpenExecution> scan_open(const OpenExecution& after, std::size_t count) override;
  std::vector<ExecutionId> touched_after(Position position) override;
  ExecutionId scan_pending(ExecutionId after, std::size_t rows,
                           const std::function<void(const PendingRecord&)>& visit) override;
  std::vector<PendingRecord> load_pending(ExecutionId execution) override;
  std::vector<RegistryEvent> load_registry() override;
  PurgeFacts purge_facts(ExecutionId execution) override;
  Tidied tidy(const TidyLimits& limits) override;
  void end_reads() override;

 private:
  class Tables;
  class Scans;

  Scans& scans();
  void end_scans();
  void write(const Batch& batch);
  // Runs `work` in one transaction; throws what append may throw. `stored` asks, after a failure, whether the
  // transaction is there all the same.
  void transact(bool durable, const std::function<void()>& work, const std::function<bool()>& stored);
  void roll_back();
  // Of what commands ask for; a transaction for all of them.
  template <class Read>
  auto reading(Read&& read);
  [[noreturn]] void fail(const SQLite::Exception& error, const std::function<bool()>& stored);
  void require_ownership();
  void require_wal_in_place() const;
  void require_sound_wal();

  FolderLock lock_;
  std::filesystem::path database_;
  const std::string vfs_;
  ReserveFile reserve_;
  LockWait lock_wait_;
  std::unique_ptr<SQLite::Database> connection_;
  Migrated migrated_;
  std::unique_ptr<WalCheckpointer> checkpointer_;
  std::unique_ptr<Tables> tables_;
  std::unique_ptr<Scans> scans_;
  int wal_frames_ = 0;  // in the WAL after the last commit; set by SQLite's hook
  bool synchronous_full_ = true;
  std::int64_t epoch_ = 0;
  Position last_position_;
};

}  // namespace sfn::storage
