#include "engine/execution/execution.h"

#include <numeric>

#include "engine/value/check.h"

namespace sfn {

std::string_view to_string(ExecutionStatus status) {
  switch (status) {
    case ExecutionStatus::Running: return "RUNNING";
    case ExecutionStatus::Succeeded: return "SUCCEEDED";
    case ExecutionStatus::Failed: return "FAILED";
    case ExecutionStatus::TimedOut: return "TIMED_OUT";
    case ExecutionStatus::Aborted: return "ABORTED";
  }
  return "RUNNING";
}

std::int64_t Branch::retry_count() const {
  return std::accumulate(retries.begin(), retries.end(), std::int64_t{0});
}

void InBranches::add_result(std::size_t index, const Payload& result) {
  check(index < results.size(), "the branch has a place among the results");
  result_bytes += result.bytes();
  if (results_kept()) {
    results[index] = result;
  } else {
    results.assign(results.size(), Payload());
  }
}

const Branch& Execution::branch(BranchId id) const {
  const auto found = branches_.find(id);
  check(found != branches_.end(), "the branch exists");
  return found->second;
}

std::optional<BranchId> Execution::runnable() const {
  if (closed() || runnable_.empty()) return std::nullopt;
  return *runnable_.begin();
}

const Branch* Execution::find_waiting(Seq row) const {
  const auto found = waiting_.find(row);
  return found == waiting_.end() ? nullptr : &branch(found->second);
}

const Branch* Execution::find_task(Seq task) const {
  const Branch* found = find_waiting(task);
  return found != nullptr && std::holds_alternative<ActivityTask>(found->phase) ? found : nullptr;
}

const Branch* Execution::find_call(Seq task) const {
  const Branch* found = find_waiting(task);
  return found != nullptr && std::holds_alternative<OutsideTask>(found->phase) ? found : nullptr;
}

std::int64_t Execution::mocked_tasks(std::string_view state) const {
  const auto found = mocked_tasks_.find(state);
  return found == mocked_tasks_.end() ? 0 : found->second;
}

const Document* Execution::find_variable(BranchId id, std::string_view name) const {
  const Branch* at = &branch(id);
  for (;;) {
    const auto found = at->variables.find(name);
    if (found != at->variables.end()) return &found->second;
    if (at->id == kRootBranch) return nullptr;
    at = &branch(at->parent);
  }
}

std::vector<PendingChange> Execution::take_pending_changes() {
  std::vector<PendingChange> changes;
  for (const auto& [key, before] : before_) {
    const auto found = pending_.find(key);
    if (found != pending_.end()) {
      if (before != found->second) changes.push_back({key, true, found->second});
    } else if (before) {
      changes.push_back({key, false, {}});
    }
  }
  before_.clear();
  return changes;
}

}  // namespace sfn
