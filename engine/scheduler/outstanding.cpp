#include "engine/scheduler/outstanding.h"

#include <algorithm>

#include "engine/scheduler/planted_fault.h"

namespace sfn {

namespace {

auto position_of(std::vector<OutstandingEntry>& entries, PendingKey key) {
  return std::lower_bound(entries.begin(), entries.end(), key,
                          [](const OutstandingEntry& entry, PendingKey k) { return entry.key < k; });
}

PendingRecord record_of(ExecutionId execution, const OutstandingEntry& entry) {
  return {execution, entry.key, entry.entry, entry.delivered, entry.last_heartbeat};
}

}  // namespace

std::span<OutstandingEntry> Outstanding::of(ExecutionId execution) {
  const auto found = entries_.find(execution);
  if (found == entries_.end()) return {};
  return found->second;
}

OutstandingEntry* Outstanding::find(ExecutionId execution, PendingKey key) {
  const auto found = entries_.find(execution);
  if (found == entries_.end()) return nullptr;
  const auto at = position_of(found->second, key);
  return at != found->second.end() && at->key == key ? &*at : nullptr;
}

void Outstanding::visit(const std::function<void(ExecutionId, OutstandingEntry&)>& visitor) {
  for (auto& [execution, entries] : entries_) {
    for (auto& entry : entries)
      visitor(execution, entry);
  }
}

OutstandingEntry& Outstanding::put(ExecutionId execution, PendingKey key, const PendingEntry& entry) {
  journal_.push_back({execution, key, take(execution, key)});
  set(execution, {.key = key, .entry = entry});
  changed_.emplace(execution, key);
  return *find(execution, key);
}

void Outstanding::remove(ExecutionId execution, PendingKey key) {
  auto before = take(execution, key);
  if (!before) return;
  journal_.push_back({execution, key, std::move(before)});
  changed_.emplace(execution, key);
}

void Outstanding::remove_all(ExecutionId execution) {
  while (!of(execution).empty())
    remove(execution, of(execution).back().key);
}

std::vector<Outstanding::Undone> Outstanding::undo() {
  std::vector<Undone> undone(journal_.rbegin(), journal_.rend());
  journal_.clear();
  for (const Undone& change : undone) {
    take(change.execution, change.key);
    if (change.before) set(change.execution, *change.before);
  }
  return undone;
}

void Outstanding::restore(const PendingRecord& record) {
  set(record.execution, {.key = record.key,
                         .entry = record.entry,
                         .delivered = record.delivered,
                         .last_heartbeat = record.last_heartbeat});
}

Checkpoint Outstanding::checkpoint(Position reflects) {
  Checkpoint checkpoint{.reflects = reflects, .replace_all = replace_all_};
  const auto put = [&](ExecutionId execution, const OutstandingEntry& entry) {
    if (planted::kCheckpointWithoutRetry && entry.key.kind == PendingKind::Retry) return;
    checkpoint.put.push_back(record_of(execution, entry));
  };
  if (replace_all_) {
    visit(put);
    return checkpoint;
  }
  for (const auto& [execution, key] : changed_) {
    if (const auto* entry = find(execution, key)) {
      put(execution, *entry);
    } else {
      checkpoint.removed.emplace_back(execution, key);
    }
  }
  return checkpoint;
}

void Outstanding::checkpointed() {
  changed_.clear();
  replace_all_ = false;
}

void Outstanding::set(ExecutionId execution, const OutstandingEntry& entry) {
  Entries& entries = entries_[execution];
  entries.insert(position_of(entries, entry.key), entry);
  if (is_timer(entry.key.kind)) ++timers_;
}

std::optional<OutstandingEntry> Outstanding::take(ExecutionId execution, PendingKey key) {
  const auto found = entries_.find(execution);
  if (found == entries_.end()) return std::nullopt;
  const auto at = position_of(found->second, key);
  if (at == found->second.end() || at->key != key) return std::nullopt;
  OutstandingEntry taken = *at;
  found->second.erase(at);
  if (found->second.empty()) entries_.erase(found);
  if (is_timer(key.kind)) --timers_;
  return taken;
}

}  // namespace sfn
