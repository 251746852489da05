// Restoring is how far a start has come. The callers are served from the first moment; what was pending is
// read in slices between their batches, in two passes: the entries of the checkpoint by execution, then the
// executions that are open, to count them and to fold those of which the checkpoint has nothing (all of them,
// when there is no checkpoint). What a command needs is looked up ahead of the slices. Until all is read and
// compared nothing that was pending goes on by itself: no timer fires, no task is handed out, so that their
// order is the one they would have had. A command to an execution still finds its own overdue timers applied.
#pragma once

#include <tuple>
#include <unordered_set>

#include "engine/scheduler/storage.h"

namespace sfn {

struct Restoring {
  // Executions that are folded at a time.
  static constexpr std::size_t kAwaitedMax = 256;

  RecoveryRecord record;
  bool from_checkpoint = false;
  ExecutionId first_new;  // executions from here on were started by this process
  // The entries of executions up to here have been read, and those of some others.
  bool pending_read = false;
  ExecutionId pending_read_to;
  std::unordered_set<ExecutionId> looked_up;
  // The open executions up to here have been counted.
  bool open_scanned = false;
  OpenExecution scanned_to;
  std::unordered_set<ExecutionId> awaited;  // asked for, because nothing is known of them
  bool arranged = false;                    // all is read; timers fire and tasks are handed out
  ElapsedPoint next_try;                    // after a read that failed

  [[nodiscard]] bool has_read(ExecutionId id) const {
    return pending_read || id <= pending_read_to || id >= first_new || looked_up.contains(id);
  }
  [[nodiscard]] bool has_counted(const OpenExecution& open) const {
    return open_scanned || open <= scanned_to || open.id >= first_new;
  }
  [[nodiscard]] bool complete() const { return pending_read && open_scanned && awaited.empty(); }
  // False: it waits for the loader.
  [[nodiscard]] bool can_go_on() const {
    return complete() || !pending_read || (!open_scanned && awaited.size() < kAwaitedMax);
  }
};

}  // namespace sfn
