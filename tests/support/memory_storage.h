// Storage in memory, for every test of the engine. It keeps encoded rows, so that each test that folds a log
// tests the encoding too, and it is both the disk and the process's view of it: `crash` drops what a crash
// would drop, `open` is the next start. Faults are injected one at a time, before the call they hit. Passes
// the suite of tests/storage. Not thread-safe. Faults it does not know: torn rows.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/execution/event_codec.h"
#include "engine/registry/registry_codec.h"
#include "engine/scheduler/storage.h"

namespace sfn::test {

// Thrown where the process would have been killed. Not a StorageError: nothing may catch it but the test.
struct ProcessDied {};

class MemoryStorage : public Storage {
 public:
  // What the next append, probe or tidy does.
  enum class Fault {
    KnownFailure,             // throws; nothing is stored
    UnknownOutcomeNotStored,  // throws UnknownOutcome; nothing is stored
    UnknownOutcomeStored,     // throws UnknownOutcome; the batch is stored
    DiesBeforeStored,         // throws ProcessDied; nothing is stored
    DiesAfterStored,          // throws ProcessDied; the batch is stored
  };
  void inject(Fault fault) { faults_.push_back(fault); }
  // The reads after the next `good` ones throw that kind of error, `times` in a row; a scan also half way.
  void fail_reads(int good, int times, StorageError::Kind kind) { read_fault_ = {good, times, kind}; }
  [[nodiscard]] int reads_failed() const { return reads_failed_; }
  void clear_faults() {
    faults_.clear();
    read_fault_ = {};
  }

  // The process is gone: what was committed stays.
  void crash() { owned_ = false; }
  // The machine is gone: of the batches after the last durable one only the first `surviving` are there.
  void power_loss(std::size_t surviving);
  [[nodiscard]] std::size_t batches_not_durable() const { return tail_.size(); }
  // Another process opens the same store: this owner's next append is NotOwner.
  void take_over() { ++epoch_; }
  // A checkpoint of another version, or none: the next start folds all that is open.
  void lose_checkpoint();

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
  void end_reads() override {}

  // ---- What is stored, for assertions and for tests that damage it.
  struct HistoryRow {
    Position position;
    CallId call;
    LogRow row;
  };
  struct StoredRegistryRow {
    Position position;
    CallId call;
    RegistryRow row;
  };
  std::map<ExecutionId, std::vector<HistoryRow>>& history() { return history_; }
  std::vector<StoredRegistryRow>& registry() { return registry_; }
  // Removed executions that still have rows.
  [[nodiscard]] const std::set<ExecutionId>& leftovers() const { return leftovers_; }
  [[nodiscard]] const std::vector<Purge>& purges() const { return purges_; }
  // As they were.
  [[nodiscard]] const std::map<ExecutionId, ExecutionRecord>& removed() const { return removed_; }
  [[nodiscard]] const std::map<ExecutionId, ExecutionRecord>& executions() const { return executions_; }
  [[nodiscard]] const std::vector<ApiCall>& calls() const { return calls_; }
  [[nodiscard]] const std::map<std::pair<ExecutionId, PendingKey>, PendingRecord>& pending() const {
    return pending_;
  }
  [[nodiscard]] std::optional<Position> checkpoint() const { return checkpoint_; }
  [[nodiscard]] const std::vector<RecoveryRecord>& recoveries() const { return recoveries_; }
  [[nodiscard]] const std::map<ExecutionId, QuarantineChange>& quarantine() const { return quarantine_; }
  [[nodiscard]] std::uint64_t appends() const { return appends_; }
  [[nodiscard]] Position last_position() const { return last_position_; }

 private:
  struct ReadFault {
    int good = 0;
    int times = 0;
    StorageError::Kind kind = StorageError::Kind::KnownFailure;
  };
  // What a batch of journal rows changes, to undo it.
  struct BeforeTailBatch {
    std::size_t calls;
    Counters counters;
  };

  // Every read begins with it.
  void meet_read_fault();
  void check_batch(const Batch& batch) const;
  void store(const Batch& batch);
  void store_event(const LoggedHistoryEvent& logged);
  void store_event(const LoggedRegistryEvent& logged);
  void store_checkpoint(const Checkpoint& checkpoint);
  void store_purge(const Purge& purge);
  // Runs it, or lets it meet the next fault.
  void with_fault(const std::function<void()>& transaction);
  Tidied remove_some(const TidyLimits& limits);
  std::int64_t remove_calls(std::int64_t most);
  [[nodiscard]] std::optional<ExecutionRecord> newest_named(const std::set<StateMachineId>& machines,
                                                            const std::string& name) const;

  bool owned_ = false;
  std::int64_t epoch_ = 0;
  std::int64_t own_epoch_ = 0;
  bool clean_ = false;
  std::string token_key_;
  Counters counters_{Position(1), ExecutionId(1), CallId(1)};
  Position last_position_;
  std::map<ExecutionId, std::vector<HistoryRow>> history_;
  std::vector<StoredRegistryRow> registry_;
  std::map<ExecutionId, ExecutionRecord> executions_;
  std::map<std::string, std::vector<ExecutionId>> by_name_;
  std::vector<ApiCall> calls_;
  std::map<std::pair<ExecutionId, PendingKey>, PendingRecord> pending_;
  std::optional<Position> checkpoint_;
  std::vector<RecoveryRecord> recoveries_;
  std::map<ExecutionId, QuarantineChange> quarantine_;
  std::vector<Purge> purges_;
  std::set<ExecutionId> leftovers_;
  std::map<ExecutionId, ExecutionRecord> removed_;
  CallId calls_below_;
  std::vector<BeforeTailBatch> tail_;
  std::deque<Fault> faults_;
  ReadFault read_fault_;
  int reads_failed_ = 0;
  std::uint64_t appends_ = 0;
};

}  // namespace sfn::test
