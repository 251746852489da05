// WorkMeter counts what the expressions of one state cost in one turn, so that none of them holds the writer.
// Who evaluates spends before it works and stops when nothing is left. A meter that has run out stays so:
// the state then fails, whatever came out (execution/states/data_flow.h). One thread.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/asl/limits.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

class WorkMeter {
 public:
  explicit WorkMeter(std::int64_t units = limits::kPathWorkMax) : units_(units), left_(units) {}

  // False when nothing is left, and from then on.
  bool spend(std::int64_t units = 1) {
    left_ -= units;
    return left_ >= 0;
  }
  // What copying this value costs, spent before it is copied.
  bool spend_copy(const Value& value);
  // What reading or writing so many bytes of JSON text costs.
  bool spend_json(std::size_t bytes) {
    return spend(static_cast<std::int64_t>(bytes) / limits::kJsonBytesPerWork);
  }
  [[nodiscard]] bool exhausted() const { return left_ < 0; }
  [[nodiscard]] std::int64_t spent() const { return units_ - left_; }

 private:
  std::int64_t units_;
  std::int64_t left_;
};

}  // namespace sfn::asl
