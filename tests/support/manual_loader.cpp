#include "tests/support/manual_loader.h"

#include <algorithm>
#include <utility>

#include "engine/value/check.h"

namespace sfn::test {

void ManualLoader::request(ExecutionId execution) {
  check(std::find(held_.begin(), held_.end(), execution) == held_.end(), "an execution is asked for once");
  if (!holds_) return fold(execution);
  held_.push_back(execution);
}

void ManualLoader::finish(std::size_t which) {
  const ExecutionId execution = held_.at(which);
  held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(which));
  fold(execution);
}

void ManualLoader::finish_all() {
  while (!held_.empty())
    finish();
}

void ManualLoader::fold(ExecutionId execution) {
  if (std::exchange(fails_next_, false)) {
    done_.push_back({.id = execution,
                     .execution = std::nullopt,
                     .failure = "injected: it can't be read",
                     .unreadable = true});
    return;
  }
  done_.push_back(fold_log(execution, [this](ExecutionId id) { return storage_.load(id); }));
}

std::optional<FoldedLog> ManualLoader::take() {
  if (done_.empty()) return std::nullopt;
  FoldedLog next = std::move(done_.front());
  done_.pop_front();
  return next;
}

}  // namespace sfn::test
