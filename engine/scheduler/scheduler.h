// Scheduler runs everything: it owns the executions in memory, the timers, the task queues and the registry,
// turns a batch of submissions into one durable Storage batch, and returns what may be released after the
// commit. It is single-threaded code without a thread inside: the server's writer thread and the simulator
// call it alike.
//
// Whatever a batch decides is provisional until Storage::append has returned: on a known failure everything
// the batch touched in memory is dropped and read back from the log.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/execution/entropy.h"
#include "engine/execution/limits.h"
#include "engine/scheduler/clock.h"
#include "engine/scheduler/effects.h"
#include "engine/scheduler/loader.h"
#include "engine/scheduler/request.h"
#include "engine/scheduler/storage.h"

namespace sfn {

struct SchedulerSettings {
  Limits limits;
  // An empty GetActivityTask is answered after this long; SDKs time out at 60 s.
  Millis poll_time = std::chrono::seconds(55);
  // The checkpoint table is brought up to date this often, when something changed.
  Millis checkpoint_interval{250};
  // A batch ends at this many rows, bytes or milliseconds of advancing.
  std::size_t batch_rows_max = 4'000;
  std::size_t batch_bytes_max = 4u << 20;
  Millis batch_advance_max{10};
  // Folded executions are kept in memory up to about this many bytes.
  std::size_t execution_memory_max = 256u << 20;
  // Rows that a start reads before it serves callers, and then before each batch.
  std::size_t start_rows_max = 50'000;
  std::size_t restore_rows_max = 4'000;
  // Without it no call to the outside is made.
  RouteCall route_call;
  // A call that was under way when the process died is made again, instead of failing its task.
  bool repeat_lost_calls = false;
  // Internal failures of one execution before it is quarantined.
  int internal_failures_max = 3;
};

class Scheduler {
 public:
  Scheduler(Storage& storage, Loader& loader, Clock& clock, Entropy& entropy, SchedulerSettings settings);
  ~Scheduler();

  // Opens the store, begins to recover and says what it found so far. Call once, before anything else. From
  // the checkpoint when there is one, otherwise by folding every open execution. When there is much to read
  // the batches go on with it: no timer fires until then, no task is handed out, and the quota of open
  // executions is held against those that have been counted.
  RecoveryRecord start();
  // Once, when all of it is recovered and stored.
  std::optional<RecoveryRecord> take_recovery();

  // Decides as many of `submissions` as fit one batch, due timers and internal work first, commits, and
  // returns the answers that may be released. `*taken` is how many were consumed; give the rest again. Throws
  // StorageError for NotOwner and UnknownOutcome: the process must end. A KnownFailure is answered to the
  // callers (InternalFailure, with its text) and makes the scheduler refuse changes until a probe succeeds
  // (`writable`).
  std::vector<Answer> run_batch(std::span<Submission> submissions, std::size_t* taken);

  // When run_batch wants to be called although nothing is submitted. nullopt: never. In the past: at once.
  [[nodiscard]] std::optional<ElapsedPoint> next_deadline() const;
  [[nodiscard]] bool writable() const;
  // What the store has failed with, while it is not writable; for a person.
  [[nodiscard]] const std::string& fault() const;

  // When tidy wants to be called, and one step of it: rows of what was purged are removed, free pages given
  // back. Between batches, after their answers were released. It keeps itself to a few milliseconds and to a
  // quarter of the time; called too early it does nothing. Throws like run_batch.
  [[nodiscard]] ElapsedPoint next_tidy() const;
  void tidy();

  // What the last batches have committed and is to be done outside. After every batch.
  [[nodiscard]] Effects take_effects();

  // Answers every parked poll with Done (a clean stop). The answers count as released.
  std::vector<Answer> release_polls();
  // No call to the outside begins from now on (a clean stop): the next process makes those that wait.
  void hold_calls();
  // Writes the last checkpoint and marks an orderly end.
  void close();

  // For tests and `verify`: throws InternalError naming the first execution in memory whose fold of the log
  // differs from it, or whose pending entries differ from what is armed or queued.
  void check_against_log();

  struct Counts {
    std::size_t executions_in_memory = 0;
    std::size_t open_executions = 0;
    std::size_t timers = 0;
    std::size_t runnable = 0;  // their last slice was used up
    std::size_t queued_tasks = 0;
    std::size_t parked_polls = 0;
    std::size_t queued_calls = 0;
    std::size_t calls_out = 0;
    std::size_t quarantined = 0;
    std::size_t loading = 0;
    bool restoring = false;  // a start is still reading; the others count what it has read
  };
  [[nodiscard]] Counts counts() const;

  // A key for other tokens of this store, one for each purpose. Known from start() on; the same after a
  // restart.
  [[nodiscard]] std::string derive_key(std::string_view purpose) const;
  // Whether this store has made the text; the same holds. Any thread.
  [[nodiscard]] bool is_task_token(std::string_view text) const;

  struct State;  // scheduler_state.h

 private:
  std::unique_ptr<State> state_;
};

}  // namespace sfn
