#include "engine/scheduler/outstanding.h"

#include <algorithm>
#include <limits>

#include "engine/scheduler/planted_fault.h"
#include "engine/value/check.h"

namespace sfn {

namespace {

PendingRecord record_of(ExecutionId execution, const OutstandingEntry& entry) {
  return {execution, entry.key, entry.entry, entry.delivered, entry.last_heartbeat};
}

}  // namespace

SlabIndex Outstanding::index_of(ExecutionId execution, PendingKey key) const {
  SlabIndex i = nodes_.first(spread(execution.value));
  while (i != kNoSlabIndex && (nodes_[i].execution != execution.value || nodes_[i].key() != key))
    i = nodes_[i].next;
  return i;
}

bool Outstanding::contains(ExecutionId execution) const {
  SlabIndex i = nodes_.first(spread(execution.value));
  while (i != kNoSlabIndex && nodes_[i].execution != execution.value)
    i = nodes_[i].next;
  return i != kNoSlabIndex;
}

bool Outstanding::contains(ExecutionId execution, PendingKey key) const {
  return index_of(execution, key) != kNoSlabIndex;
}

std::vector<OutstandingEntry> Outstanding::of(ExecutionId execution) const {
  std::vector<OutstandingEntry> entries;
  for_each_of(execution, [&](const PendingNode& node) { entries.push_back(unpacked(node)); });
  std::sort(entries.begin(), entries.end(),
            [](const OutstandingEntry& a, const OutstandingEntry& b) { return a.key < b.key; });
  return entries;
}

std::optional<OutstandingEntry> Outstanding::find(ExecutionId execution, PendingKey key) const {
  const SlabIndex index = index_of(execution, key);
  if (index == kNoSlabIndex) return std::nullopt;
  return unpacked(nodes_[index]);
}

void Outstanding::visit(const std::function<void(ExecutionId, const OutstandingEntry&)>& visitor) const {
  nodes_.visit([&](const PendingNode& node) { visitor(ExecutionId(node.execution), unpacked(node)); });
}

void Outstanding::put(ExecutionId execution, PendingKey key, const PendingEntry& entry) {
  journal_.push_back({execution, key, take(execution, key)});
  set(execution, {.key = key, .entry = entry});
  changed_.emplace(execution, key);
}

void Outstanding::remove(ExecutionId execution, PendingKey key) {
  auto before = take(execution, key);
  if (!before) return;
  journal_.push_back({execution, key, std::move(before)});
  changed_.emplace(execution, key);
}

void Outstanding::remove_all(ExecutionId execution) {
  for (const OutstandingEntry& entry : of(execution))
    remove(execution, entry.key);
}

void Outstanding::note(ExecutionId execution, const OutstandingEntry& entry) {
  const SlabIndex index = index_of(execution, entry.key);
  check(index != kNoSlabIndex, "what is noted is of an entry that is here");
  pack(entry, nodes_[index]);
  arm(index, entry.armed);
}

void Outstanding::note_for_checkpoint(ExecutionId execution, const OutstandingEntry& entry) {
  note(execution, entry);
  changed_.emplace(execution, entry.key);
}

std::vector<Outstanding::Undone> Outstanding::undo() {
  std::vector<Undone> undone(journal_.rbegin(), journal_.rend());
  journal_.clear();
  for (const Undone& change : undone) {
    take(change.execution, change.key);
    if (!change.before) continue;
    OutstandingEntry before = *change.before;
    before.armed = false;
    set(change.execution, before);
  }
  return undone;
}

Checkpoint Outstanding::checkpoint(std::optional<Position> reflects) const {
  Checkpoint checkpoint{.reflects = reflects, .clear = replace_};
  const auto put = [&](ExecutionId execution, const OutstandingEntry& entry) {
    if (planted::kCheckpointWithoutRetry && entry.key.kind == PendingKind::Retry) return;
    checkpoint.put.push_back(record_of(execution, entry));
  };
  for (const auto& [execution, key] : changed_) {
    if (const auto entry = find(execution, key)) {
      put(execution, *entry);
    } else {
      checkpoint.removed.emplace_back(execution, key);
    }
  }
  return checkpoint;
}

void Outstanding::checkpointed() {
  changed_.clear();
  replace_ = false;
}

OutstandingEntry Outstanding::unpacked(const PendingNode& node) const {
  OutstandingEntry entry{.key = node.key(), .delivered = node.delivered, .offered_again = node.offered_again};
  entry.entry.wall_clock = node.wall_clock;
  entry.entry.returned = node.returned;
  if (!is_timer(node.kind)) {
    entry.entry.queued_at = TimePoint(Millis(node.since));
    entry.entry.activity = ActivityId(node.deadline);
    return entry;
  }
  entry.entry.due_at = TimePoint(Millis(node.since));
  entry.deadline = {node.wall_clock, Millis(node.deadline)};
  entry.armed = node.armed();
  if (node.kind == PendingKind::Heartbeat) {
    const Heartbeat& heartbeat = heartbeats_.at({ExecutionId(node.execution), Seq(node.seq)});
    entry.entry.interval = heartbeat.interval;
    entry.last_heartbeat = heartbeat.last;
  }
  return entry;
}

// A kind has only what is stored for it; pending.h says which that is.
void Outstanding::pack(const OutstandingEntry& entry, PendingNode& node) {
  const std::int64_t seq = entry.key.seq.value;
  check(0 <= seq && seq <= std::numeric_limits<std::uint32_t>::max(), "a seq fits 32 bits");
  node.seq = static_cast<std::uint32_t>(seq);
  node.kind = entry.key.kind;
  node.wall_clock = entry.entry.wall_clock;
  node.returned = entry.entry.returned;
  node.delivered = entry.delivered;
  node.offered_again = entry.offered_again;
  if (!is_timer(node.kind)) {
    node.since = entry.entry.queued_at.time_since_epoch().count();
    node.deadline = entry.entry.activity.value;
    return;
  }
  node.since = entry.entry.due_at.time_since_epoch().count();
  node.deadline = entry.deadline.at.count();
  if (node.kind == PendingKind::Heartbeat)
    heartbeats_[{ExecutionId(node.execution), Seq(seq)}] = {entry.entry.interval, entry.last_heartbeat};
}

void Outstanding::set(ExecutionId execution, const OutstandingEntry& entry) {
  if (!contains(execution)) ++executions_;
  PendingNode node{.execution = execution.value};
  pack(entry, node);
  const SlabIndex index = nodes_.add(node);
  if (is_timer(entry.key.kind)) ++timers_;
  arm(index, entry.armed);
}

void Outstanding::arm(SlabIndex index, bool armed) {
  if (armed) {
    queue_.put(index);
  } else {
    queue_.remove(index);
  }
}

std::optional<OutstandingEntry> Outstanding::take(ExecutionId execution, PendingKey key) {
  const SlabIndex index = index_of(execution, key);
  if (index == kNoSlabIndex) return std::nullopt;
  OutstandingEntry taken = unpacked(nodes_[index]);
  queue_.remove(index);
  nodes_.remove(index);
  if (!contains(execution)) --executions_;
  if (key.kind == PendingKind::Heartbeat) heartbeats_.erase({execution, key.seq});
  if (is_timer(key.kind)) --timers_;
  return taken;
}

}  // namespace sfn
