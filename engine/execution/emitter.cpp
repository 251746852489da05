#include "engine/execution/emitter.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/execution/apply.h"
#include "engine/execution/event_codec.h"

namespace sfn {

namespace {

// Bytes that the event adds to the log: a payload that an earlier row holds is a reference. Of the other
// members only those that hold documents count.
struct ByteCounter {
  std::size_t bytes = 0;
  void payload(const Payload& p) { bytes += p.stored_at() ? 0 : p.bytes(); }
  void state(const std::string& name) { bytes += name.size(); }
  void detail(const char*, const AssignedVariables& assigned) {
    for (const auto& [name, value] : assigned)
      bytes += name.size() + value.bytes();
  }
  void detail(const char*, const auto&) {}
  void secret(const char*, const Payload& p) { bytes += p.bytes(); }
  void secret(const char*, const auto&) {}
};

std::size_t new_bytes(const EventBody& body) {
  ByteCounter counter;
  std::visit([&](const auto& b) { b.fields(b, counter); }, body);
  return counter.bytes;
}

}  // namespace

Emitter::Emitter(Execution& execution, TimePoint now, const Limits& limits)
    : execution_(execution), now_(now), limits_(limits) {}

void Emitter::emit(BranchId branch, EventBody body) {
  if (execution_.closed()) return;
  const auto found = execution_.branches().find(branch);
  emit(branch, std::move(body), found == execution_.branches().end() ? EventId{} : found->second.last_event);
}

void Emitter::emit(BranchId branch, EventBody body, EventId previous) {
  if (execution_.closed()) return;
  if (!takes_last_id(body)) return append(branch, std::move(body), previous);
  append(kRootBranch,
         ExecutionFailed{asl::error_name::kRuntime,
                         fmt::format("The execution reached the maximum number of history events ({}).",
                                     limits_.history_events_max)},
         execution_.last_event_id());
}

bool Emitter::slice_used_up() const {
  return events_.size() >= static_cast<std::size_t>(limits_.slice_events_max) ||
         bytes_ >= limits_.slice_bytes_max;
}

bool Emitter::takes_last_id(const EventBody& body) const {
  if (is_internal(body) || is_closing(body)) return false;
  return execution_.last_event_id().value + 1 >= limits_.history_events_max;
}

void Emitter::append(BranchId branch, EventBody body, EventId previous) {
  HistoryEvent event{.seq = execution_.last_seq().next(),
                     .id = is_internal(body) ? EventId{} : execution_.last_event_id().next(),
                     .previous = is_internal(body) ? EventId{} : previous,
                     // The wall clock may have been set back since the last event.
                     .recorded_at = std::max(now_, execution_.last_recorded_at()),
                     .branch = branch,
                     .body = std::move(body)};
  bytes_ += new_bytes(event.body);
  apply(execution_, event);
  events_.push_back(std::move(event));
}

}  // namespace sfn
