// The context object of a state (`$$`, asl-reference 7), built when a path asks for it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/asl/scope.h"
#include "engine/execution/step.h"

namespace sfn::states {

// What a place in a state offers beside what every state does.
struct ContextOptions {
  // Where an activity task's token may be asked for; set when `$$.Task.Token` had to be made.
  std::optional<std::string>* task_nonce = nullptr;
  // ItemSelector of a Map: the index of the item.
  std::optional<std::size_t> item = {};
};

class LazyContext {
 public:
  explicit LazyContext(const Step& step, ContextOptions options = {});
  ~LazyContext();
  LazyContext(const LazyContext&) = delete;
  LazyContext& operator=(const LazyContext&) = delete;

  // Valid as long as this and `input`.
  [[nodiscard]] asl::Scope scope(const Value& input);
  // The context object itself. Valid as long as this.
  [[nodiscard]] const Value& value();

 private:
  [[nodiscard]] Value build() const;
  [[nodiscard]] Value map_item() const;

  const Step& step_;
  ContextOptions options_;
  std::unique_ptr<Value> value_;
};

}  // namespace sfn::states
