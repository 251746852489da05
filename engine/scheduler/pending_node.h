// PendingNode is one entry of Outstanding as it stands in memory, in 40 bytes, since there are millions of
// them. Only Outstanding and its TimerQueue see it; the others get an OutstandingEntry.
#pragma once

#include <cstdint>

#include "engine/execution/pending.h"
#include "engine/scheduler/chained_slab.h"

namespace sfn {

struct PendingNode {
  static constexpr std::uint32_t kNoPlace = 0xffff'ffff;

  std::int64_t execution = 0;
  std::int64_t since = 0;     // timers: due_at; tasks: queued_at
  std::int64_t deadline = 0;  // timers: in ms of the clock that `wall_clock` names; tasks: the activity
  std::uint32_t seq = 0;
  std::uint32_t place = kNoPlace;  // timers: in the TimerQueue, while armed
  SlabIndex next = kNoSlabIndex;
  PendingKind kind = PendingKind::Runnable;
  bool wall_clock : 1 = false;
  bool returned : 1 = false;
  bool delivered : 1 = false;
  bool offered_again : 1 = false;

  [[nodiscard]] std::uint64_t hash() const { return spread(execution); }
  [[nodiscard]] PendingKey key() const { return {kind, Seq(seq)}; }
  [[nodiscard]] bool armed() const { return place != kNoPlace; }
};
static_assert(sizeof(PendingNode) == 40);

using PendingNodes = ChainedSlab<PendingNode>;

}  // namespace sfn
