// WorkMeter counts what the expressions of one state cost in one turn, so that none of them holds the writer.
// Who evaluates spends before it works and stops when nothing is left. A meter that has run out stays so:
// the state then fails, whatever came out (execution/states/data_flow.h). One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/asl/limits.h"
#include "engine/value/value_fwd.h"

namespace sfn::asl {

class WorkMeter {
 public:
  explicit WorkMeter(std::int64_t units = limits::kStateWork, int depth_max = Nesting().json)
      : units_(units), left_(units), depth_max_(depth_max) {}

  // False when nothing is left, and from then on.
  bool spend(std::int64_t units = 1) {
    left_ -= units;
    return left_ >= 0;
  }
  // What walking over this value costs, to compare or to print it. The value may be many times larger than
  // the documents it was put together from, which share their parts; so this stops when nothing is left.
  bool spend_walk(const Value& value);
  // What one more owner of this value costs.
  bool spend_share(const Value& value);
  // What reading this JSON text into a value costs.
  bool spend_read(std::string_view json);
  // What writing so many bytes of JSON text costs.
  bool spend_json(std::size_t bytes) {
    return spend(static_cast<std::int64_t>(bytes) / limits::kJsonBytesPerWork);
  }
  // What comparing or copying, or searching, so many bytes of a string costs.
  bool spend_text(std::size_t bytes) {
    return spend(static_cast<std::int64_t>(bytes) / limits::kBytesPerWork);
  }
  bool spend_search(std::size_t bytes) {
    return spend(static_cast<std::int64_t>(bytes) * limits::kSearchedByteWork);
  }
  // What a regular expression compiled to so many instructions costs on so many bytes of text.
  bool spend_regex(std::size_t bytes, int program_size) {
    return spend(limits::kRegexWork + static_cast<std::int64_t>(bytes) * (limits::kRegexBase + program_size) /
                                          limits::kRegexPerWork);
  }
  [[nodiscard]] bool exhausted() const { return left_ < 0; }
  // What may still be spent; negative when it has run out.
  [[nodiscard]] std::int64_t left() const { return left_; }
  [[nodiscard]] std::int64_t spent() const { return units_ - left_; }
  // Nesting that a value may have which these expressions make (value/json.h).
  [[nodiscard]] int depth_max() const { return depth_max_; }

 private:
  std::int64_t units_;
  std::int64_t left_;
  int depth_max_;
};

}  // namespace sfn::asl
