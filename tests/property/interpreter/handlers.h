// Retry and Catch, and where a result goes.
#pragma once

#include <map>

#include "engine/value/value.h"
#include "tests/property/interpreter/outcome.h"

namespace sfn::property {

// How often each retrier of a state has acted during one visit.
class RetryCounters {
 public:
  // Whether the state runs once more.
  bool take(const Value& state, const Failed& failed);
  // `$$.State.RetryCount`.
  [[nodiscard]] std::int64_t total() const { return total_; }

 private:
  std::map<std::size_t, std::int64_t> used_;
  std::int64_t total_ = 0;
};

// Null where nobody catches it.
[[nodiscard]] const Value* find_catcher(const Value& state, const Failed& failed);

[[nodiscard]] Value error_output(const Failed& failed);

// By the ResultPath of a state or a catcher.
[[nodiscard]] Value put_result(const Value& with_result_path, const Value& raw_input, const Value& result);

}  // namespace sfn::property
