// Emitter is the only way advance changes an Execution: it numbers and times an event, appends it to the
// transition and applies it. It keeps the last event id of the history limit for a closing event: what would
// take it becomes ExecutionFailed. On a closed execution it does nothing, so that a decision that meets the
// limit just unwinds.
#pragma once

#include <optional>
#include <vector>

#include "engine/execution/event.h"
#include "engine/execution/execution.h"
#include "engine/execution/limits.h"

namespace sfn {

class Emitter {
 public:
  Emitter(Execution& execution, TimePoint now, const Limits& limits);

  // previousEventId is the branch's last event.
  void emit(BranchId branch, EventBody body);
  void emit(BranchId branch, EventBody body, EventId previous);

  // The slice's share of events or bytes is used up: stop at the next point where the execution can be left.
  [[nodiscard]] bool slice_used_up() const;
  [[nodiscard]] const std::vector<HistoryEvent>& events() const { return events_; }
  [[nodiscard]] std::vector<HistoryEvent> take_events() { return std::move(events_); }

 private:
  void append(BranchId branch, EventBody body, EventId previous);
  [[nodiscard]] bool takes_last_id(const EventBody& body) const;

  Execution& execution_;
  TimePoint now_;
  const Limits& limits_;
  std::vector<HistoryEvent> events_;
  std::size_t bytes_ = 0;
};

}  // namespace sfn
