// WorkMeter counts what evaluating one expression costs, so that no expression holds the writer. Evaluation
// spends before it works and stops when nothing is left; the caller then reports a failure. One thread.
#pragma once

#include "engine/asl/limits.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

class WorkMeter {
 public:
  explicit WorkMeter(std::int64_t units = limits::kPathWorkMax) : left_(units) {}

  // False when nothing is left, and from then on.
  bool spend(std::int64_t units = 1) {
    left_ -= units;
    return left_ >= 0;
  }
  // What copying this value costs, spent before it is copied.
  bool spend_copy(const Value& value);
  [[nodiscard]] bool exhausted() const { return left_ < 0; }

 private:
  std::int64_t left_;
};

}  // namespace sfn::asl
