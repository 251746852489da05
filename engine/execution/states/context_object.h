// The context object of a state (`$$`, asl-reference 7), built when a path asks for it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/asl/scope.h"
#include "engine/execution/step.h"

namespace sfn::states {

class LazyContext {
 public:
  // `task_nonce`: where an activity task's token may be asked for; set when `$$.Task.Token` had to be made.
  explicit LazyContext(const Step& step, std::optional<std::string>* task_nonce = nullptr);
  ~LazyContext();
  LazyContext(const LazyContext&) = delete;
  LazyContext& operator=(const LazyContext&) = delete;

  // Valid as long as this and `input`.
  [[nodiscard]] asl::Scope scope(const Value& input);

 private:
  [[nodiscard]] Value build() const;

  const Step& step_;
  std::optional<std::string>* task_nonce_;
  std::unique_ptr<Value> value_;
};

}  // namespace sfn::states
