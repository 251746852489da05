// IdBlocks draws positions, execution ids and call ids. They are raised in blocks: the upper end of a block
// is stored in the batch that first uses an id of it, so a restart continues above everything that may have
// been used and no id is ever drawn twice. Copy it before a batch and assign the copy back when the batch is
// not stored. Used by the writer thread only.
#pragma once

#include <optional>

#include "engine/scheduler/storage.h"

namespace sfn {

class IdBlocks {
 public:
  static constexpr std::int64_t kPositionBlock = 65'536;
  static constexpr std::int64_t kExecutionBlock = 4'096;
  static constexpr std::int64_t kCallBlock = 16'384;

  IdBlocks() = default;
  // `stored`: the upper ends that the store has; every id below them counts as used.
  explicit IdBlocks(const Counters& stored) : next_(stored), end_(stored), stored_(stored) {}

  Position draw_position() { return draw(next_.position, end_.position, kPositionBlock); }
  ExecutionId draw_execution() { return draw(next_.execution, end_.execution, kExecutionBlock); }
  // Every id drawn so far is below it.
  [[nodiscard]] CallId next_call() const { return next_.call; }
  CallId draw_call() { return draw(next_.call, end_.call, kCallBlock); }

  // What the next batch has to store; nullopt when the stored ends cover every id drawn.
  [[nodiscard]] std::optional<Counters> to_store() const {
    return end_ == stored_ ? std::nullopt : std::optional(end_);
  }
  // The batch with to_store() is committed.
  void stored() { stored_ = end_; }

 private:
  template <class T>
  static T draw(T& next, T& end, std::int64_t block) {
    if (next == end) end = T(end.value + block);
    const T drawn = next;
    next = next.next();
    return drawn;
  }

  Counters next_;
  Counters end_;
  Counters stored_;
};

}  // namespace sfn
