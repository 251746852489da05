// LogWatcher reads what has been added to the store since it last looked and holds it against what must be
// true of every log: ids dense and pointing back, states entered and exited in pairs, one closing event, one
// outcome a task, the projection equal to the log, positions and ids never twice, and no timer early. It
// knows nothing of the scheduler: deadlines are computed here from the rows and from the true time at which
// they appeared.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/execution/event.h"
#include "tests/sim/coverage.h"
#include "tests/support/memory_storage.h"

namespace sfn::sim {

// A moment of the simulated world: the wall clock, which may be set, and the time that has really passed.
struct Moment {
  TimePoint wall;
  Millis elapsed{};
};

class LogWatcher {
 public:
  LogWatcher(test::MemoryStorage& storage, Coverage& coverage) : storage_(storage), coverage_(coverage) {}

  // After every step: everything that is new was written at this moment.
  void look(const Moment& now);
  // A start holds delays against the stored wall-clock deadlines.
  void restarted(const Moment& now);
  void heartbeat(ExecutionId execution, Seq task, const Moment& now);
  // Whether the log says that no answer to the task can be accepted any more.
  [[nodiscard]] bool has_ended(ExecutionId execution, Seq task) const;
  // The store has lost the tail of its journal.
  void calls_lost();
  // Executions that retention has removed since the last call.
  std::vector<ExecutionId> take_removed() { return std::exchange(removed_, {}); }
  // Rows are gone from the front of the journal, as a purge said; it was looked at just before.
  void calls_removed() { calls_ = storage_.calls().size(); }

  // Rows of the journal with that request id.
  [[nodiscard]] std::size_t calls_of(const std::string& request_id) const;

 private:
  // When a timer may fire at the earliest.
  struct Due {
    TimePoint wall;
    bool wall_clock = false;
    Millis elapsed{};
  };
  struct Task {
    Millis heartbeat{};
    std::optional<Due> timeout;
    Millis heartbeat_due{};
    bool over = false;
  };
  struct Watched {
    std::size_t rows = 0;
    EventId last_id;
    TimePoint last_at{};
    std::map<BranchId, std::string> inside;  // the state a branch has entered
    std::map<BranchId, Due> waits;
    std::map<BranchId, Due> retries;
    std::map<Seq, Task> tasks;
    Due deadline;
    bool is_awaited = false;  // by a task of another execution
    bool closed = false;
  };
  class Reader;

  void look_at(ExecutionId id, Watched& watched, const Moment& now);
  void check_row(ExecutionId id, Watched& watched, const test::MemoryStorage::HistoryRow& row);
  void check_closed(ExecutionId id, const HistoryEvent& last) const;
  void look_at_registry();
  void look_at_calls();
  void look_at_purges();
  void check_causes() const;

  test::MemoryStorage& storage_;
  Coverage& coverage_;
  std::map<ExecutionId, Watched> executions_;
  std::set<Position> positions_;
  std::size_t registry_rows_ = 0;
  std::size_t purges_ = 0;
  std::vector<ExecutionId> removed_;
  std::size_t calls_ = 0;
  std::set<CallId> call_ids_;
  // Calls that an event refers to: their rows were stored with it and may never be lost.
  std::set<CallId> causes_;
  std::map<std::string, std::size_t> requests_;
};

}  // namespace sfn::sim
