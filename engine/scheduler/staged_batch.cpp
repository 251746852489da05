#include "engine/scheduler/staged_batch.h"

#include <algorithm>

namespace sfn {

namespace {

// Of the payloads of an event; one that an earlier row holds is written as a reference.
struct PayloadBytes {
  Seq row;
  std::size_t bytes = 0;
  void payload(const Payload& p) { bytes += !p.stored_at() || p.stored_at() == row ? p.bytes() : 0; }
  void state(const std::string&) {}
  void detail(const char*, const auto&) {}
  void secret(const char*, const auto&) {}
};

std::size_t payload_bytes(const HistoryEvent& event) {
  PayloadBytes counter{event.seq};
  std::visit([&](const auto& body) { body.fields(body, counter); }, event.body);
  return counter.bytes;
}

}  // namespace

void StagedBatch::add(Position position, ExecutionId execution, CallId call, const HistoryEvent& event) {
  bytes += payload_bytes(event);
  batch.events.emplace_back(LoggedHistoryEvent{position, execution, call, event});
  touched.insert(execution);
}

void StagedBatch::add(Position position, CallId call, RegistryEvent event) {
  batch.events.emplace_back(LoggedRegistryEvent{position, call, std::move(event)});
  registry_changed = true;
}

void StagedBatch::forget_cause(CallId call) {
  for (LoggedEvent& logged : batch.events) {
    auto* event = std::get_if<LoggedHistoryEvent>(&logged);
    if (event != nullptr && event->call == call) event->call = CallId{};
  }
}

void StagedBatch::put(const ExecutionRecord& record) {
  const auto [index, is_new] = records_.emplace(record.id, batch.executions.size());
  if (is_new) {
    batch.executions.push_back(record);
  } else {
    batch.executions[index->second] = record;
  }
  // A name is used again only after its execution has closed, so the last one written is the newest.
  by_name_[{record.state_machine, record.name}] = record.id;
  if (record.parent) by_parent_[{record.parent, record.parent_seq}] = record.id;
}

const ExecutionRecord* StagedBatch::find(ExecutionId execution) const {
  const auto found = records_.find(execution);
  return found == records_.end() ? nullptr : &batch.executions[found->second];
}

const ExecutionRecord* StagedBatch::find(StateMachineId machine, const std::string& name) const {
  const auto found = by_name_.find({machine, name});
  return found == by_name_.end() ? nullptr : find(found->second);
}

const ExecutionRecord* StagedBatch::find_child(TaskRef parent) const {
  const auto found = by_parent_.find(parent);
  return found == by_parent_.end() ? nullptr : find(found->second);
}

std::optional<Position> StagedBatch::last_position() const {
  std::optional<Position> last;
  if (batch.purge) last = batch.purge->position;
  if (batch.events.empty()) return last;
  const Position event = std::visit([](const auto& e) { return e.position; }, batch.events.back());
  return last ? std::max(*last, event) : event;
}

bool StagedBatch::empty() const {
  return rows() == 0 && !batch.counters && !batch.checkpoint && !batch.recovery && batch.quarantine.empty() &&
         !batch.purge;
}

bool StagedBatch::journal_only() const {
  return batch.events.empty() && batch.executions.empty() && !batch.checkpoint && !batch.recovery &&
         batch.quarantine.empty() && !batch.purge;
}

}  // namespace sfn
