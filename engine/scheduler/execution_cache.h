// ExecutionCache holds executions that are folded: a cache over the log, never the truth. Between batches
// every one of them is clean (its events are stored), so any may leave; the least recently used leave first
// when the memory they take passes the setting. Used by the writer thread only.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "engine/execution/advance.h"
#include "engine/execution/execution.h"

namespace sfn {

struct LoadedExecution {
  Execution execution;
  std::shared_ptr<const Revision> revision;
};

class ExecutionCache {
 public:
  // Null: not in memory. Counts as a use.
  LoadedExecution* find(ExecutionId id);
  LoadedExecution& add(LoadedExecution loaded);
  void drop(ExecutionId id);
  // It has changed: estimate its size again.
  void changed(ExecutionId id);
  // Drops the least recently used ones but `kept` until at most `bytes` are estimated to be in use. Only
  // between batches.
  void evict(std::size_t bytes, const std::unordered_set<ExecutionId>& kept);
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  void visit(const std::function<void(const LoadedExecution&)>& visitor) const;

 private:
  struct Entry {
    LoadedExecution loaded;
    std::size_t bytes = 0;
    std::list<ExecutionId>::iterator used;
  };
  std::unordered_map<ExecutionId, Entry> entries_;
  std::list<ExecutionId> used_;  // the latest first
  std::size_t bytes_ = 0;
};

}  // namespace sfn
