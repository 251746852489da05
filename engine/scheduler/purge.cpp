// Removing what retention does not want: the decision, and the housekeeping after it.
#include "engine/scheduler/purge.h"

#include <algorithm>

#include "engine/scheduler/planted_fault.h"
#include "engine/scheduler/scheduler_state.h"

namespace sfn {

namespace {

// A step makes the next batch wait at most about this long, and three times as long nothing is tidied.
constexpr Millis kStepTime{4};
constexpr int kRestAfterStep = 3;
constexpr Millis kRestMin{4};
// When there was nothing to do, and after a step that failed.
constexpr Millis kLookAgain = std::chrono::minutes(1);
constexpr Millis kTryAgain = std::chrono::seconds(1);
constexpr TidyLimits kTidyLimitsLeast{.rows = 20, .pages = 4};
// A step is not synced, so its time does not tell all: the commit after it syncs what it wrote as well.
constexpr TidyLimits kTidyLimitsMost{.rows = 500, .pages = 64};

}  // namespace

bool removable(const PurgeFacts& facts, TimePoint closed_before, Position checkpointed) {
  if (!facts.record || checkpointed < facts.newest_row) return false;
  if (facts.has_children || facts.parent_runs) return false;
  if constexpr (planted::kPurgeOfRunning) return true;
  return facts.record->closed_at && *facts.record->closed_at <= closed_before && !facts.waits;
}

bool waits_for_checkpoint(const PurgeFacts& facts, Position checkpointed) {
  return facts.record && facts.record->closed_at && checkpointed < facts.newest_row;
}

TidyLimits next_limits(const TidyLimits& limits, Millis took) {
  const auto scaled = [&](std::int64_t value, std::int64_t least, std::int64_t most) {
    const std::int64_t next = took > kStepTime ? value / 2 : took < kStepTime / 2 ? value * 2 : value;
    return std::clamp(next, least, most);
  };
  return {.rows = scaled(limits.rows, kTidyLimitsLeast.rows, kTidyLimitsMost.rows),
          .pages = scaled(limits.pages, kTidyLimitsLeast.pages, kTidyLimitsMost.pages)};
}

Outcome Scheduler::State::handle(StagedBatch& b, const PurgeRequest& request, const Submission& from) {
  std::optional<Purge>& purge = b.batch.purge;
  std::vector<ExecutionId> removed;
  std::int64_t postponed = 0;
  for (const ExecutionId id : request.executions) {
    // What this batch has touched is not at rest, or is removed already.
    if (b.touched.contains(id) || b.dropped.contains(id) || b.purged.contains(id)) continue;
    const PurgeFacts facts = storage.purge_facts(id);
    if (waits_for_checkpoint(facts, checkpointed)) ++postponed;
    if (!removable(facts, request.closed_before, checkpointed)) continue;
    b.purged.insert(id);
    removed.push_back(id);
  }
  if (postponed > 0) next_checkpoint = b.now.elapsed;
  const PurgedReply reply{.executions = std::ssize(removed), .postponed = postponed};
  if (removed.empty() && !request.calls_below) return Reply(reply);

  if (!purge) {
    purge = Purge{.position = ids.draw_position(),
                  .purged_at = b.now.wall,
                  .cause = request.cause,
                  .call = call_of(from),
                  .executions = {},
                  .calls_below = {}};
  }
  purge->executions.assign(b.purged.begin(), b.purged.end());
  purge->calls_below = std::max(purge->calls_below, std::min(request.calls_below, ids.next_call()));
  next_tidy = b.now.elapsed;
  return Reply(reply);
}

void Scheduler::State::tidy() {
  const ElapsedPoint began = clock.now().elapsed;
  if (!writable || began < next_tidy) return;
  try {
    const Tidied done = storage.tidy(tidy_limits);
    const Millis took = clock.now().elapsed - began;
    if (done.rows > 0 || done.pages > 0) tidy_limits = next_limits(tidy_limits, took);
    next_tidy = began + took + (done.more ? std::max(kRestMin, kRestAfterStep * took) : kLookAgain);
  } catch (const StorageError& error) {
    if (error.kind() != StorageError::Kind::KnownFailure) throw;
    next_tidy = began + kTryAgain;
  }
}

}  // namespace sfn
