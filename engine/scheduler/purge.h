// Which executions may be removed. Whoever proposes one (the settings of the server, a person) only knows
// that it is old; this is asked again by the one who writes, in the transaction that removes it. Pure.
#pragma once

#include "engine/scheduler/storage.h"

namespace sfn {

// Steps of housekeeping begin at this size and grow or shrink with the time they take.
inline constexpr TidyLimits kTidyLimitsFirst{.rows = 100, .pages = 16};

// True for an execution that closed at `closed_before` or earlier, of which nothing is left to do: a start
// from the checkpoint needs none of its rows, no parent waits for it, and no child names it. Never for one
// that runs.
[[nodiscard]] bool removable(const PurgeFacts& facts, TimePoint closed_before, Position checkpointed);

// True for an execution that has closed, but of which a start from the checkpoint would still read rows.
[[nodiscard]] bool waits_for_checkpoint(const PurgeFacts& facts, Position checkpointed);

// The limits of the next step after one that took so long.
[[nodiscard]] TidyLimits next_limits(const TidyLimits& limits, Millis took);

}  // namespace sfn
