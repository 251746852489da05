// What an execution waits for. `Execution::pending()` is derived by apply from the branches and nothing else:
// effects (timers armed, tasks offered) are the difference of that set before and after a transition, the
// checkpoint table holds it, and recovery arms it again. An entry is identified by its kind and the row that
// made it.
#pragma once

#include <cstdint>
#include <map>
#include <variant>
#include <vector>

#include "engine/value/ids.h"
#include "engine/value/time.h"

namespace sfn {

enum class PendingKind : std::uint8_t {
  Wait,              // a Wait state; seq: StateEntered
  Retry,             // the back-off before a retry; seq: RetryScheduled
  TaskTimeout,       // TimeoutSeconds of a task; seq: the task
  Heartbeat,         // HeartbeatSeconds of an assigned task; seq: the task
  ExecutionTimeout,  // the machine's TimeoutSeconds or the greatest age; seq: ExecutionStarted
  QueuedTask,        // waits in an activity's queue; seq: the task
  AssignedTask,      // a worker has it; seq: the task
  Runnable,          // the last slice was used up; seq: 0
  QueuedCall,        // a task outside waits for its connector to have room; seq: the task
  CallOut,           // its call is under way; seq: the task
  AwaitedJob,        // the call has answered, and the job that it began goes on; seq: the task
  AwaitedToken,      // the call has answered, and somebody will answer the task's token; seq: the task
};

struct PendingKey {
  PendingKind kind = PendingKind::Runnable;
  Seq seq;
  auto operator<=>(const PendingKey&) const = default;
};

struct PendingEntry {
  // Timers: when they fire by the wall clock. Heartbeat: the first deadline, from the hand-out.
  TimePoint due_at{};
  // Timers: a moment of the wall clock (Timestamp); otherwise a delay that follows elapsed time.
  bool wall_clock = false;
  // Heartbeat: its interval.
  Millis interval{};
  // Tasks: the activity in whose queue it is.
  ActivityId activity;
  // QueuedTask: was started before and came back, so it goes to the head.
  bool returned = false;
  // QueuedTask, QueuedCall: since when, so that a start finds the queue's order again.
  TimePoint queued_at{};
  bool operator==(const PendingEntry&) const = default;
};

[[nodiscard]] constexpr bool is_timer(PendingKind kind) {
  return kind <= PendingKind::ExecutionTimeout;
}

using PendingSet = std::map<PendingKey, PendingEntry>;

// One change of a PendingSet: what the entry is now, or that it is gone.
struct PendingChange {
  PendingKey key;
  bool present = false;
  PendingEntry entry;
};

}  // namespace sfn
