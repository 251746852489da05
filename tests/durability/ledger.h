// Ledger is what clients were told: every answer that acknowledged a change, with how many operations the
// disk had seen by then. After a crash at a later operation, all of it must be there. It is kept by the
// clients and knows nothing of the store but what `read_stored` finds in it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/execution/reply.h"
#include "engine/scheduler/storage.h"
#include "storage/sqlite_storage.h"

namespace sfn::durability {

// The rows of both logs: positions and checksums.
using LogRows = std::map<std::int64_t, std::int64_t>;
[[nodiscard]] LogRows read_log(const std::string& database);

// What a store holds after a start, as far as clients know of it.
struct Stored {
  std::map<ExecutionId, ExecutionRecord> executions;
  std::map<ExecutionId, std::vector<HistoryEvent>> histories;
  std::vector<RegistryEvent> registry;
  std::multiset<std::string> calls;  // request ids in the journal
  LogRows log;
};
[[nodiscard]] Stored read_stored(storage::SqliteStorage& storage);

struct Ledger {
  struct Started {
    ExecutionId execution;
    std::string name;
    std::string input;
  };
  struct Stopped {
    ExecutionId execution;
  };
  struct HandedOut {
    TaskHandedOut task;
    std::string token;
    std::string activity;
  };
  struct TaskAnswered {
    ExecutionId execution;
    Seq task;
    bool success = false;
  };
  struct Registered {
    std::size_t kind = 0;  // index in RegistryEventBody
    std::int64_t id = 0;   // of the state machine or activity
  };
  // A task's call left the process: that it began must be known ever after.
  struct Called {
    ExecutionId execution;
    Seq task;
  };
  // A call of the API that changed something is in the journal. One that did not may be lost with the
  // machine's power, not with the process.
  struct Journaled {
    std::string request_id;
    bool changed = true;
  };
  using Fact = std::variant<Started, Stopped, HandedOut, TaskAnswered, Called, Registered, Journaled>;
  struct Entry {
    std::size_t operations = 0;
    Fact fact;
  };
  std::vector<Entry> entries;  // ascending
  // The clock of each batch, and how many operations there were before it; ascending.
  std::vector<std::pair<std::size_t, TimePoint>> clock;
  // Executions that a purge was asked to remove, and after how many operations: they may be gone since.
  std::map<ExecutionId, std::size_t> purged;

  // What the clock said after so many operations; nothing before the first batch.
  [[nodiscard]] std::optional<TimePoint> clock_at(std::size_t operations) const;
  // Throws Violation for the first one of the answers given by then that is not in the store.
  void check(const Stored& stored, std::size_t operations, bool power_failed) const;
};

}  // namespace sfn::durability
