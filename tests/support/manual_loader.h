// A Loader that folds from a Storage when the test says so: at once, or when what it holds is finished. Each
// start of a scheduler gets a new one: what a dead process asked for is gone.
#pragma once

#include <deque>
#include <vector>

#include "engine/scheduler/loader.h"
#include "engine/scheduler/storage.h"

namespace sfn::test {

class ManualLoader final : public Loader {
 public:
  explicit ManualLoader(Storage& storage) : storage_(storage) {}

  // Whether what is asked for from now on waits for `finish`.
  void hold(bool holds) { holds_ = holds; }
  [[nodiscard]] std::size_t held() const { return held_.size(); }
  // Folds one of those that are held.
  void finish(std::size_t which = 0);
  void finish_all();
  // The next one that is finished can't be folded.
  void fail_next() { fails_next_ = true; }

  void request(ExecutionId execution) override;
  std::optional<FoldedLog> take() override;
  [[nodiscard]] bool ready() const override { return !done_.empty(); }

 private:
  void fold(ExecutionId execution);

  Storage& storage_;
  bool holds_ = false;
  bool fails_next_ = false;
  std::vector<ExecutionId> held_;
  std::deque<FoldedLog> done_;
};

}  // namespace sfn::test
