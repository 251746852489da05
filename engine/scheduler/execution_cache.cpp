#include "engine/scheduler/execution_cache.h"

namespace sfn {

namespace {

// Containers and strings around the payloads; an estimate, so that the setting means roughly what it says.
constexpr std::size_t kExecutionBytes = 1'500;
constexpr std::size_t kBranchBytes = 600;
constexpr std::size_t kResultBytes = sizeof(Payload);

// A parsed document takes several times its text.
constexpr std::size_t kValueBytesPerByte = 6;

std::size_t estimate(const Document& document) {
  const std::size_t bytes = document.payload().bytes();
  return document.has_value() ? bytes * (1 + kValueBytesPerByte) : bytes;
}

std::size_t estimate(const Execution& execution) {
  std::size_t bytes = kExecutionBytes + estimate(execution.input());
  for (const auto& [id, branch] : execution.branches()) {
    bytes += kBranchBytes + branch.input.bytes();
    for (const auto& [name, value] : branch.variables)
      bytes += name.size() + estimate(value);
    if (const auto* task = std::get_if<ActivityTask>(&branch.phase)) bytes += task->input.bytes();
    if (const auto* inside = std::get_if<InBranches>(&branch.phase)) {
      for (const Payload& result : inside->results)
        bytes += kResultBytes + result.bytes();
      if (inside->map) bytes += estimate(inside->map->items) + estimate(inside->map->input);
    }
  }
  return bytes;
}

}  // namespace

LoadedExecution* ExecutionCache::find(ExecutionId id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return nullptr;
  used_.splice(used_.begin(), used_, found->second.used);
  return &found->second.loaded;
}

LoadedExecution& ExecutionCache::add(LoadedExecution loaded) {
  const ExecutionId id = loaded.execution.id();
  drop(id);
  used_.push_front(id);
  auto& entry = entries_.emplace(id, Entry{std::move(loaded), 0, used_.begin()}).first->second;
  changed(id);
  return entry.loaded;
}

void ExecutionCache::drop(ExecutionId id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  bytes_ -= found->second.bytes;
  used_.erase(found->second.used);
  entries_.erase(found);
}

void ExecutionCache::changed(ExecutionId id) {
  Entry& entry = entries_.at(id);
  bytes_ -= entry.bytes;
  entry.bytes = estimate(entry.loaded.execution);
  bytes_ += entry.bytes;
}

void ExecutionCache::evict(std::size_t bytes, const std::unordered_set<ExecutionId>& kept) {
  for (auto next = used_.end(); bytes_ > bytes && next != used_.begin();) {
    const ExecutionId id = *--next;
    if (kept.contains(id)) continue;
    ++next;  // stays valid when its neighbour goes
    drop(id);
  }
}

void ExecutionCache::visit(const std::function<void(const LoadedExecution&)>& visitor) const {
  for (const auto& [id, entry] : entries_)
    visitor(entry.loaded);
}

}  // namespace sfn
