// Scheduler::State is what the parts of the scheduler share, each in a file of its own; the comments name
// them. Only the files of this folder include it. The parts call each other through the functions below and
// nothing else.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/registry/registry.h"
#include "engine/scheduler/call_queue.h"
#include "engine/scheduler/execution_cache.h"
#include "engine/scheduler/id_blocks.h"
#include "engine/scheduler/loader.h"
#include "engine/scheduler/outstanding.h"
#include "engine/scheduler/purge.h"
#include "engine/scheduler/restoring.h"
#include "engine/scheduler/revision_cache.h"
#include "engine/scheduler/scheduler.h"
#include "engine/scheduler/staged_batch.h"
#include "engine/scheduler/task_queues.h"
#include "engine/scheduler/timer_queue.h"
#include "engine/value/uuid.h"

namespace sfn {

// The execution takes no commands until the batch is committed: the request has to be given again.
struct MustWait {};
// The same until the execution is folded, which has been asked for.
struct MustLoad {
  ExecutionId execution;
};
// The poll is parked; its answer comes later.
struct Parked {};
using Outcome = std::variant<Reply, MustWait, MustLoad, Parked>;

[[nodiscard]] ApiError internal_failure();
// The journal's row of a call that is answered with that error.
void mark_failed(ApiCall& call, const ApiError& error);
// The journal row that what a submission leads to refers to.
[[nodiscard]] inline CallId call_of(const Submission& from) {
  return from.call ? from.call->id : CallId{};
}

// Shares of a batch: executions that are mid-way and timers that are due go first, but leave half to the
// callers.
inline constexpr int kWhole = 1;
inline constexpr int kHalf = 2;
inline constexpr int kQuarter = 4;

// When a timer fires that is armed now. A delay follows elapsed time; a heartbeat's interval begins anew.
[[nodiscard]] Deadline deadline_of(PendingKey key, const PendingEntry& entry, const Now& now);

struct Scheduler::State {
  State(Storage& storage_, Loader& loader_, Clock& clock_, Entropy& entropy_, SchedulerSettings settings_)
      : storage(storage_),
        loader(loader_),
        clock(clock_),
        entropy(entropy_),
        settings(std::move(settings_)) {}

  Storage& storage;
  Loader& loader;
  Clock& clock;
  Entropy& entropy;
  const SchedulerSettings settings;

  std::string token_key;
  IdBlocks ids;
  AscendingUuids generated_names;
  Registry registry;
  RevisionCache revisions;
  ExecutionCache executions;
  // Asked of the loader, with what is given again when they come.
  std::unordered_map<ExecutionId, std::vector<Submission>> loading;
  // Asked for by this batch, or to be used by the next ones: not evicted.
  std::unordered_set<ExecutionId> wanted;
  Outstanding outstanding;
  std::deque<Timer> due_timers;  // no longer armed, in the order in which they fire
  TaskQueues queues;
  CallQueue calls;
  bool calls_held = false;         // none is begun any more
  Effects effects;                 // committed, not taken yet
  std::set<ExecutionId> runnable;  // their last slice was used up
  ExecutionId resumed_last;        // they take turns
  std::map<StateMachineId, std::int64_t> open_by_machine;
  std::int64_t open_executions = 0;
  // Hand-outs that were released and of which nobody has said what became of them.
  std::map<TaskRef, std::string> hand_outs;

  // Given again at the next batch.
  std::deque<Submission> waiting;
  std::deque<std::pair<ElapsedPoint, Submission>> delayed;  // due in this order
  // Rows of calls that were answered outside of a batch.
  std::vector<ApiCall> unwritten_calls;

  std::map<ExecutionId, int> internal_failures;
  std::map<ExecutionId, std::string> quarantined;                // with the reason
  std::vector<QuarantineChange> quarantine_changes;              // not stored yet
  std::map<ExecutionId, std::vector<Submission>> kept_outcomes;  // of their calls
  std::map<ExecutionId, ElapsedPoint> unread;  // of those in quarantine: when to read them again

  Position last_position;       // of the newest event in the log
  std::size_t events_last = 0;  // of the batch before: the next one is likely to have as many
  Position checkpointed;        // what the checkpoint reflects
  ElapsedPoint next_checkpoint{};

  // False after a failed commit, until a probe succeeds.
  bool writable = true;
  std::string fault;  // what it failed with
  ElapsedPoint next_probe{};
  bool registry_unsure = false;  // read it anew before it is used

  ElapsedPoint next_tidy{};
  TidyLimits tidy_limits = kTidyLimitsFirst;

  Batch planted_late_batch;  // planted_fault.h

  // The start. Delays that this process finds in the log are what was left of them then, whenever it reads
  // them: the wall clock may have been set since.
  Now began_at;
  std::optional<Restoring> restoring;       // until a start has done all it has to
  std::optional<RecoveryRecord> recovered;  // then what it was, for once

  // ---- run_batch.cpp: what a batch consists of
  // Something that waits neither for time nor for the loader.
  [[nodiscard]] bool has_work() const;
  std::vector<Answer> run_batch(std::span<Submission> submissions, std::size_t* taken);
  [[nodiscard]] StagedBatch begin_batch();
  // Whether the batch has used up its limits, or the n-th part of them.
  [[nodiscard]] bool used_up(const StagedBatch& b, int part) const;
  void take(StagedBatch& b, Submission& submission);
  void answer(StagedBatch& b, std::uint64_t ticket, std::optional<ApiCall> call, const Reply& reply);
  void journal(StagedBatch& b, ApiCall call);
  // The payloads of a refused call stand in no event.
  static void use_refused_form(Submission& submission);
  // Sets the duration: the call is answered now.
  void complete(ApiCall& call) const;

  // ---- requests.cpp, start_execution.cpp, task_answers.cpp, polls.cpp: one function a kind of request
  Outcome handle(StagedBatch& b, const RegistryCommand& command, const Submission& from);
  Outcome handle(StagedBatch& b, const StartExecutionRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const StopExecutionRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const TaskSuccessRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const TaskFailureRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const TaskHeartbeatRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const TaskDeliveryRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const ReleaseQuarantineRequest& request, const Submission& from);
  // Takes the journal row of `from` along.
  Outcome handle(StagedBatch& b, const PollActivityRequest& request, Submission& from);
  Outcome handle(StagedBatch& b, const CancelPollRequest& request, const Submission& from);
  Outcome handle(StagedBatch& b, const JournalRequest& request, const Submission& from);
  // purge.cpp
  Outcome handle(StagedBatch& b, const PurgeRequest& request, const Submission& from);
  // calls.cpp
  Outcome handle(StagedBatch& b, const CallRequest& request, const Submission& from);
  // `parent`: the task that awaits it, which no other start shares.
  Outcome start(StagedBatch& b, const StartExecutionRequest& request, const std::optional<TaskRef>& parent,
                CallId call);
  std::optional<Outcome> repeated_start(StagedBatch& b, const RegisteredStateMachine& machine,
                                        const StartExecutionRequest& request);
  Outcome start_new(StagedBatch& b, const RegisteredStateMachine& machine,
                    const StartExecutionRequest& request, const std::optional<TaskRef>& parent, CallId call);
  // The record as this batch leaves it.
  std::optional<ExecutionRecord> find_execution(const StagedBatch& b, const ExecutionName& name);

  // ---- advancing.cpp: commands to executions
  // After its own overdue timers. Precondition: the execution is open, or was when the batch began.
  Outcome execute(StagedBatch& b, ExecutionId id, const Command& command, CallId call);
  // One advance. nullopt: it hit a bug and is dropped. Precondition: it is in memory.
  std::optional<Reply> advance_one(StagedBatch& b, ExecutionId id, const Command& command, CallId call);
  // Precondition: it is open. The machine of a closed one may be gone.
  LoadedExecution& keep_in_memory(Execution execution);
  [[nodiscard]] Context context(const StagedBatch& b, StateMachineId machine);
  void stage(StagedBatch& b, LoadedExecution& loaded, const std::vector<HistoryEvent>& events, CallId call);
  void stage(StagedBatch& b, RegistryEventBody body, CallId call);
  void count_open(StagedBatch& b, const OpenExecution& which, std::int64_t change);

  // ---- loading.cpp: executions that are not in memory
  // nullptr: it is not, and has been asked for; but not when this batch has dropped it, for its last events
  // are not in the log yet.
  LoadedExecution* in_memory(const StagedBatch& b, ExecutionId id);
  // The same for what will be used soon.
  void want(const StagedBatch& b, ExecutionId id);
  // Before anything else is staged.
  void take_loaded(StagedBatch& b);
  // False: it could not be folded, which is noted.
  bool take_fold(StagedBatch& b, FoldedLog& folded);

  // ---- pending_work.cpp: what executions wait for, armed and due
  void absorb(ExecutionId id, const std::vector<PendingChange>& changes, const Now& now);
  void put_pending(ExecutionId id, PendingKey key, const PendingEntry& entry, const Now& now);
  void remove_pending(ExecutionId id, PendingKey key);
  // Makes the entry fire, be offered or be resumed, unless that is arranged for already.
  void arrange(ExecutionId id, OutstandingEntry entry, bool first_in_queue);
  void arm(ExecutionId id, OutstandingEntry entry);
  void fire_due_timers(StagedBatch& b);
  // Moves timers from the queue to `due_timers`, and has their executions loaded.
  void take_due_timers(const StagedBatch& b);
  enum class Fired { Done, NotInMemory, Again };
  Fired fire(StagedBatch& b, const Timer& timer);
  // Those of one execution, in deadline order. False: it hit a bug and is dropped.
  bool fire_overdue(StagedBatch& b, ExecutionId id);
  // Precondition: some execution is runnable.
  [[nodiscard]] ExecutionId next_to_resume() const;
  void resume_executions(StagedBatch& b);

  // ---- polls.cpp: polls and hand-outs
  void cancel_poll(StagedBatch& b, std::uint64_t ticket);
  void answer_expired_polls(StagedBatch& b);
  void hand_out_tasks(StagedBatch& b);
  bool hand_out(StagedBatch& b, ActivityId activity);

  // ---- calls.cpp: calls to the outside
  void start_calls(StagedBatch& b);
  // False: nothing more of this batch can be.
  bool start_call(StagedBatch& b, TaskRef call);
  // What a transition has ended, beside what its events say.
  void note_ended(StagedBatch& b, const LoadedExecution& loaded, const std::vector<HistoryEvent>& events,
                  const std::vector<PendingChange>& changes);

  // ---- children.cpp: executions that tasks of others start and await
  bool start_child(StagedBatch& b, TaskRef call, LoadedExecution& parent);
  std::optional<Outcome> find_or_start_child(StagedBatch& b, TaskRef call,
                                             const StartExecutionRequest& request, bool awaited);
  // Ends of children go to their parents, and children that nobody awaits any more are stopped.
  void settle_children(StagedBatch& b);
  void end_child(StagedBatch& b, ExecutionId parent, const EndedChild& child);
  void stop_child(StagedBatch& b, TaskRef parent);
  std::optional<ExecutionRecord> find_child(const StagedBatch& b, TaskRef parent);
  EndedChild ended_child(const ExecutionRecord& record);
  // What a start finds: children that closed unheard, and those whose parents have gone on.
  void restore_children();

  // ---- commit.cpp: storing a batch, and what happens when that fails
  [[nodiscard]] bool checkpoint_wanted() const;
  void add_checkpoint(StagedBatch& b);
  std::vector<Answer> commit(StagedBatch& b);
  void committed(StagedBatch& b);
  void release(StagedBatch& b);
  void store(const Batch& batch);
  void undo(StagedBatch& b, const StorageError& why);
  // The answer to a change that could not be stored.
  [[nodiscard]] ApiError not_stored() const;
  void rearrange(const Outstanding::Undone& undone);
  void keep_calls(std::vector<ApiCall>& rows);
  // Whether the store takes writes again.
  bool probe(const Now& now);
  std::vector<Answer> refuse(std::span<Submission> submissions, const Now& now);

  // ---- recovery.cpp: a start
  RecoveryRecord recover();
  Counters counters_of(const Opening& opening);
  void read_registry();
  void begin_restoring(const Opening& opening, ExecutionId first_new, const Now& now);
  // Folds the execution and takes over what it waits for; quarantines it if that cannot be done.
  void adopt_touched(ExecutionId id, const Now& now);
  // Takes over what it waits for.
  void adopt(const Execution& execution, const Now& now);

  // ---- restoring.cpp: the rest of a start, between batches
  [[nodiscard]] bool gated() const;
  void restore_some(StagedBatch& b);
  // Reads about so many rows; 0: it waits for the loader.
  std::size_t restore_slice(const StagedBatch& b, std::size_t rows);
  std::size_t read_pending_slice(std::size_t rows);
  std::size_t scan_open_slice(const StagedBatch& b, std::size_t rows);
  void restore_entry(const PendingRecord& record);
  void note_open(const StagedBatch& b, const OpenExecution& open);
  // Reads what the execution waits for, unless that is known. False: it is open and must be folded first,
  // which has been asked for.
  bool look_up(const StagedBatch& b, ExecutionId id);
  void drop_entries_of_others();
  void arrange_restored();
  void finish_restoring(StagedBatch& b);

  // ---- quarantine.cpp: executions that hit bugs, or whose log can't be read
  void note_internal_failure(StagedBatch& b, ExecutionId id, const char* what);
  void quarantine(ExecutionId id, const std::string& reason, TimePoint at);
  Outcome release(StagedBatch& b, ExecutionId id);
  // The answer to what is asked of an execution in quarantine.
  [[nodiscard]] ApiError is_set_aside(ExecutionId id) const;
  // Its log makes no sense, or can't be read at the moment: in quarantine at once, in the second case until
  // it can be read, which is tried again and again.
  void set_aside(StagedBatch& b, const FoldedLog& folded);
  void read_again(StagedBatch& b);

  // ---- purge.cpp: housekeeping after it
  void tidy();

  // ---- check_against_log.cpp
  void check_against_log();
  void check_open(ExecutionId id);
  void check_timers();
};

}  // namespace sfn
