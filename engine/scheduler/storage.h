// Storage is what the scheduler needs from a durable store, in the domain's terms: append a batch in one
// transaction, load an execution's log, scan what is open, keep the checkpoint of pending entries. No
// statement, row id or connection leaves it. Called by the writer thread only. One conformance suite
// (tests/storage) runs over every implementation: MemoryStorage here, SqliteStorage in storage/.
//
// Errors are a closed set: every function may throw StorageError with one of the kinds below, nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "engine/execution/event.h"
#include "engine/execution/execution.h"
#include "engine/execution/pending.h"
#include "engine/registry/registry_event.h"
#include "engine/value/ids.h"

namespace sfn {

class StorageError : public std::runtime_error {
 public:
  enum class Kind {
    KnownFailure,    // nothing of the call is stored, and the store goes on working (full disk, I/O error)
    NotOwner,        // another process took the file over (the epoch changed)
    UnknownOutcome,  // it can't be told whether the batch is stored: the process must end
    Damaged,         // what was read makes no sense
  };
  StorageError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// One call of the API, a row of `api_calls`. `id` is drawn by the scheduler.
struct ApiCall {
  CallId id;
  TimePoint received_at;
  std::string operation;                // `StartExecution`, or what the request named instead; may be empty
  std::string request_id;               // x-amzn-RequestId
  std::string caller;                   // access key id of the signature or empty; peer address is not kept
  std::optional<std::string> resource;  // the ARN it was about
  std::optional<std::string> request;   // JSON text, payload members that stand in an event left out
  int status = 200;
  std::optional<std::string> error;  // error type
  std::int64_t duration_us = 0;      // until the commit began, or the answer was ready
  std::int64_t count = 1;            // of equal calls that were counted in one row
};

// What the projection `executions` says of an execution. Written when it starts, closes or both.
struct ExecutionRecord {
  ExecutionId id;
  StateMachineId state_machine;
  RevisionNumber revision;
  std::string name;
  ExecutionStatus status = ExecutionStatus::Running;
  TimePoint started_at{};
  std::optional<TimePoint> closed_at;
  Seq closing_seq;     // row of the closing event; none while running
  ExecutionId parent;  // nested executions and Map Run children; none otherwise
  Seq parent_seq;
  std::int64_t redrive_count = 0;
};

struct LoggedHistoryEvent {
  Position position;
  ExecutionId execution;
  CallId call;  // none: not caused by a call
  HistoryEvent event;
};
struct LoggedRegistryEvent {
  Position position;
  CallId call;
  RegistryEvent event;
};
using LoggedEvent = std::variant<LoggedHistoryEvent, LoggedRegistryEvent>;

// Ids below these are given out or may be: raised in blocks, stored before an id of the block is used, never
// taken from MAX() (retention would make them start over).
struct Counters {
  Position position;
  ExecutionId execution;
  CallId call;
  bool operator==(const Counters&) const = default;
};

struct PendingRecord {
  ExecutionId execution;
  PendingKey key;
  PendingEntry entry;
  // AssignedTask: the answer that carried it was flushed to the worker's connection.
  bool delivered = false;
  // Heartbeat: the last one.
  std::optional<TimePoint> last_heartbeat;
  bool operator==(const PendingRecord&) const = default;
};

// A change of the checkpoint table `pending`, stored in one transaction with its stamp.
struct Checkpoint {
  // Of the last event it includes. Absent: the table is not complete, and a start must not use it.
  std::optional<Position> reflects;
  std::vector<PendingRecord> put;  // inserted or replaced by (execution, key)
  std::vector<std::pair<ExecutionId, PendingKey>> removed;
  bool clear = false;  // nothing of what is stored stays
};

// One row of `recoveries`: what a start found and did.
struct RecoveryRecord {
  std::int64_t epoch = 0;
  TimePoint started_at{};
  bool clean = false;
  bool restored = false;             // from a copy, since the last start; `restores` has it
  std::int64_t open_executions = 0;  // resumed
  std::int64_t folded = 0;           // folded from the log, the rest came from the checkpoint
  std::int64_t timers = 0;           // re-armed
  std::int64_t tasks = 0;            // queued or assigned
  std::int64_t quarantined = 0;
  std::int64_t duration_us = 0;
};

// Why an execution takes no commands, as `v_stuck` shows it; no reason releases it.
struct QuarantineChange {
  ExecutionId execution;
  std::optional<std::string> reason;
  TimePoint at{};
};

// A decision to remove something, a row of `purges`. With it the executions leave `executions`; their log
// rows and those of the journal follow in small steps (`Storage::tidy`).
struct Purge {
  Position position;  // of the log, as an event has one
  TimePoint purged_at{};
  std::string cause;  // `retention` or `purge`
  CallId call;
  std::vector<ExecutionId> executions;  // ascending; each is removable()
  CallId calls_below;                   // the journal's rows before this one; none: it stays as it is
};

// What is known of an execution that may be removed.
struct PurgeFacts {
  std::optional<ExecutionRecord> record;
  Position newest_row;  // of its log
  bool waits = false;   // `pending` has an entry of it
  bool has_children = false;
  bool parent_runs = false;  // it is a child, and its parent is open
};

// How much one step of housekeeping may do, and what it has done.
struct TidyLimits {
  std::int64_t rows = 0;   // of removed executions and of the journal
  std::int64_t pages = 0;  // given back to the file system
};
struct Tidied {
  std::int64_t rows = 0;
  std::int64_t pages = 0;
  bool more = false;  // there is more to do
};

// All of it is stored, or nothing.
struct Batch {
  std::vector<LoggedEvent> events;          // by ascending position
  std::vector<ExecutionRecord> executions;  // inserted or replaced by id
  std::vector<ApiCall> calls;
  std::optional<Counters> counters;  // the new upper ends, when a block is used up
  std::optional<Checkpoint> checkpoint;
  std::optional<RecoveryRecord> recovery;
  std::vector<QuarantineChange> quarantine;
  std::optional<Purge> purge;
  // False for batches of journal rows alone: they survive a crash of the process, not of the machine.
  bool durable = true;
};

// An execution that runs, in the order in which they are scanned.
struct OpenExecution {
  StateMachineId state_machine;
  ExecutionId id;
  auto operator<=>(const OpenExecution&) const = default;
};

struct Opening {
  std::int64_t epoch = 0;
  Counters counters;                   // the stored upper ends: everything below may have been used
  std::string token_key;               // 32 random bytes made with the file: keys of task and page tokens
  Position last_position;              // of the newest event in the log
  std::optional<Position> checkpoint;  // what `pending` reflects; absent: missing or of another version
  bool clean_shutdown = false;         // the last owner closed it in order
  bool restored = false;               // the store was made from a copy since then
};

class Storage {
 public:
  virtual ~Storage() = default;

  // Takes ownership: bumps the epoch and commits it durably before anything is read that leads to a reply.
  // Releases all quarantines: the new owner tries again.
  // `token_key` is stored when the store is new.
  virtual Opening open(TimePoint now, const std::string& token_key) = 0;
  // Marks an orderly end and releases ownership. No other call afterwards.
  virtual void close() = 0;

  // Stores the batch in one transaction, if this owner still owns the store. On KnownFailure nothing is
  // stored.
  virtual void append(const Batch& batch) = 0;
  // Tries a small durable write; throws like append. Used to find out whether a fault has ended.
  virtual void probe() = 0;

  // The whole log of one execution in order; empty if unknown. Damaged when a row can't be decoded.
  virtual std::vector<HistoryEvent> load(ExecutionId execution) = 0;
  virtual std::optional<ExecutionRecord> find_execution(ExecutionId execution) = 0;
  // The newest execution with that name, of this machine.
  virtual std::optional<ExecutionRecord> find_execution(StateMachineId machine, const std::string& name) = 0;
  // The newest one with that name under that machine name; the machine may be deleted by now.
  virtual std::optional<ExecutionRecord> find_execution(const ArnScope& scope, const std::string& machine,
                                                        const std::string& name) = 0;

  // The execution that this task of another one awaits, or awaited.
  virtual std::optional<ExecutionRecord> find_child(ExecutionId parent, Seq task) = 0;
  // Open executions that have a parent: their records.
  virtual std::vector<ExecutionRecord> open_children() = 0;

  // Open executions after that one, ascending, `count` of them unless there are fewer.
  virtual std::vector<OpenExecution> scan_open(const OpenExecution& after, std::size_t count) = 0;
  // Executions with an event after `position`, each once.
  virtual std::vector<ExecutionId> touched_after(Position position) = 0;
  // What the executions after `after` wait for, by execution: whole executions until `rows` entries or a few
  // more are visited. Returns the last one; none at the end. An execution of which a row makes no sense is
  // left out.
  virtual ExecutionId scan_pending(ExecutionId after, std::size_t rows,
                                   const std::function<void(const PendingRecord&)>& visit) = 0;
  // The same of one execution.
  virtual std::vector<PendingRecord> load_pending(ExecutionId execution) = 0;
  // The whole registry log in order.
  virtual std::vector<RegistryEvent> load_registry() = 0;

  virtual PurgeFacts purge_facts(ExecutionId execution) = 0;
  // One step of housekeeping in a transaction of its own, which need not be durable: removes rows of what was
  // purged; when there are none left, gives free pages back. Throws like append.
  virtual Tidied tidy(const TidyLimits& limits) = 0;
  // Finds and loads may all be of the moment of the first one, until the next write or this: called when a
  // batch has nothing to store.
  virtual void end_reads() = 0;
};

}  // namespace sfn
