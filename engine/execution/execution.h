// Execution is the state of one execution: what the fold of its log rows yields, nothing else. It has const
// queries and `apply` (apply.h) only; decisions are in advance.h. A plain value: copying it copies the state.
// Owned by the writer thread (or by whoever folds a log). The closing event keeps branches, inputs and
// results.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/asl/integrations.h"
#include "engine/execution/event.h"
#include "engine/execution/pending.h"
#include "engine/value/document.h"

namespace sfn {

enum class ExecutionStatus { Running, Succeeded, Failed, TimedOut, Aborted };
// RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED.
[[nodiscard]] std::string_view to_string(ExecutionStatus status);

// ---- What a branch is doing. "Runnable" ones are continued by advance, the others wait. ----------------------------

// Runnable: will enter `state` with the branch's input.
struct Entering {
  std::string state;
};
// Runnable: StateEntered is written, the state's work is not done.
struct Entered {};
// A Wait state.
struct Waiting {
  Seq entered;
  TimePoint until{};
  bool wall_clock = false;
};
// An activity task: in its queue, or at a worker.
struct ActivityTask {
  Seq task;
  ActivityId activity;
  Payload input;
  OptionalSeconds timeout_seconds;
  OptionalSeconds heartbeat_seconds;
  TimePoint queued_at{};
  std::optional<TimePoint> queue_timeout_at;  // only where time in the queue counts
  std::optional<TimePoint> timeout_at;
  TimePoint assigned_at{};
  bool started = false;             // ActivityStarted is written
  bool assigned = false;            // a worker has it
  std::vector<std::string> nonces;  // of every token given out; the first answer under any of them wins
};
// A task that reaches outside.
struct OutsideTask {
  enum class Stage { Queued, Called, Submitted };
  Seq task;
  Stage stage = Stage::Queued;
  bool function = false;      // a Lambda function named by its ARN, which has events of its own
  std::string resource_type;  // as events show it; of a function empty
  std::string resource;       // the same; of a function its ARN
  Payload input;
  OptionalSeconds timeout_seconds;
  OptionalSeconds heartbeat_seconds;
  TimePoint queued_at{};
  std::optional<TimePoint> timeout_at;
  TimePoint submitted_at{};
  OptionalText nonce;  // of the token that went out with the call
  [[nodiscard]] asl::Pattern pattern() const { return asl::pattern_of_action(resource); }
};
// Runnable: the state's work has a result.
struct ResultReady {
  Payload result;
};
// Runnable: the state's work failed.
struct ErrorRaised {
  asl::AslError error;
  bool heartbeat = false;
};
// The back-off before the next attempt.
struct RetryDelayed {
  Seq scheduled;
  TimePoint due_at{};
};
// What a Map has beside its branches.
struct Iterations {
  Document input;  // `$` of ItemSelector
  Document items;
  std::size_t next = 0;  // the index of the first item that has not been started
  // A slot that is free, with the event that its next iteration points to.
  std::vector<EventId> free_slots;
};
// A Parallel or Map state. Runnable when no branch is unfinished, or an iteration can start.
struct InBranches {
  std::vector<BranchId> branches;  // those that have not finished, in the order they were started
  std::vector<Payload> results;    // by index; absent while unfinished, and once they can't be joined
  std::size_t result_bytes = 0;    // of all of them
  std::size_t unfinished = 0;      // those not yet started included
  std::optional<Iterations> map;   // Map only
  bool failed =
      false;  // ParallelStateFailed or MapStateFailed is written: the branches stand where they were
  bool stopped = false;  // because a sibling of this branch failed, or of one around it
  // Results of more than this are not kept: no payload has room for them (payload_bytes_max goes up to 1
  // MiB).
  static constexpr std::size_t kResultBytesMax = 4u << 20;
  [[nodiscard]] bool results_kept() const { return result_bytes <= kResultBytesMax; }
  void add_result(std::size_t index, const Payload& result);
  [[nodiscard]] bool can_start_iteration() const {
    return map && map->next < results.size() && !map->free_slots.empty();
  }
};
// Stopped because a sibling failed.
struct Stopped {};
// Runnable: the root, or an iteration of a Map, has left its last state.
struct Finished {
  Payload output;
};

using Phase = std::variant<Entering, Entered, Waiting, ActivityTask, ResultReady, ErrorRaised, RetryDelayed,
                           InBranches, Stopped, Finished, OutsideTask>;

struct Branch {
  BranchId id;
  BranchId parent;        // the branch whose Parallel or Map state this belongs to; root: itself
  std::size_t index = 0;  // position among its siblings; the index of a Map's item
  std::string state;      // where it is; empty before the first state
  asl::StateType state_type = asl::StateType::Pass;
  Payload input;  // raw input of `state`, or of the next one while Entering
  TimePoint entered_at{};
  EventId entered_event;              // StateEntered's id
  EventId entered_previous;           // and its previousEventId
  EventId last_event;                 // what the branch's next event points to
  std::vector<std::int64_t> retries;  // by retrier, for this visit of the state
  // Those assigned in this branch. It sees those of the branches around it too.
  std::map<std::string, Document, std::less<>> variables;
  Phase phase = Entered{};

  [[nodiscard]] std::int64_t retry_count() const;
};

class Execution {
 public:
  explicit Execution(ExecutionId id) : id_(id) {}

  [[nodiscard]] ExecutionId id() const { return id_; }
  [[nodiscard]] const ExecutionStarted& started() const { return started_; }
  // started().input, parsed once however many states ask for it.
  [[nodiscard]] const Document& input() const { return input_; }
  [[nodiscard]] TimePoint started_at() const { return started_at_; }
  [[nodiscard]] ExecutionStatus status() const { return status_; }
  [[nodiscard]] bool closed() const { return status_ != ExecutionStatus::Running; }
  // When it closed, by AWS's rule: a timed-out execution stops at its deadline. Epoch while running.
  [[nodiscard]] TimePoint closed_at() const { return closed_at_; }
  [[nodiscard]] Seq last_seq() const { return last_seq_; }
  [[nodiscard]] EventId last_event_id() const { return last_event_id_; }
  [[nodiscard]] TimePoint last_recorded_at() const { return last_recorded_at_; }
  [[nodiscard]] std::uint32_t next_branch() const { return next_branch_; }

  [[nodiscard]] const Branch& branch(BranchId id) const;
  [[nodiscard]] const std::map<BranchId, Branch>& branches() const { return branches_; }
  // The branch to continue next: the lowest-numbered runnable one.
  [[nodiscard]] std::optional<BranchId> runnable() const;
  // The branch that waits on what this row began (a wait, a back-off, a task); null when that has ended.
  [[nodiscard]] const Branch* find_waiting(Seq row) const;
  // The same for a task of an activity, and for one that reaches outside.
  [[nodiscard]] const Branch* find_task(Seq task) const;
  [[nodiscard]] const Branch* find_call(Seq task) const;
  // The value of a variable as the branch sees it; null while it is unset.
  [[nodiscard]] const Document* find_variable(BranchId branch, std::string_view name) const;
  // The responses of its test case; no payload: its tasks are real.
  [[nodiscard]] const Document& mock() const { return mock_; }
  // How many tasks of that state were scheduled, when it is mocked.
  [[nodiscard]] std::int64_t mocked_tasks(std::string_view state) const;
  // Bytes of all variables, of every branch.
  [[nodiscard]] std::size_t variable_bytes() const { return variable_bytes_; }

  // What it waits for. Empty exactly when closed.
  [[nodiscard]] const PendingSet& pending() const { return pending_; }
  // The entries that changed since the last call, each with what it is now.
  [[nodiscard]] std::vector<PendingChange> take_pending_changes();

  // A digest-like text of the whole state, for comparing a fold with memory.
  [[nodiscard]] std::string dump() const;

 private:
  friend class Applier;  // apply.cpp: the only code that changes an Execution

  ExecutionId id_;
  ExecutionStarted started_;
  Document input_{Payload()};
  Document mock_{Payload()};
  std::map<std::string, std::int64_t, std::less<>> mocked_tasks_;  // by state; empty without a mock
  TimePoint started_at_{};
  ExecutionStatus status_ = ExecutionStatus::Running;
  TimePoint closed_at_{};
  Seq last_seq_;
  EventId last_event_id_;
  TimePoint last_recorded_at_{};
  std::uint32_t next_branch_ = 1;
  std::size_t variable_bytes_ = 0;
  std::map<BranchId, Branch> branches_;
  std::set<BranchId> runnable_;
  std::map<Seq, BranchId> waiting_;  // by the row a branch waits on
  PendingSet pending_;
  // What the entries that changed since take_pending_changes were before (nullopt: not there).
  std::map<PendingKey, std::optional<PendingEntry>> before_;
};

}  // namespace sfn
