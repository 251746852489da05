// What `verify` and `rebuild` found wrong, as lines for a person. All are counted, the first ones are kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sfn::storage {

class Findings {
 public:
  static constexpr std::size_t kKept = 100;

  void add(std::string line) {
    ++count_;
    if (lines_.size() < kKept) lines_.push_back(std::move(line));
  }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::int64_t count_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace sfn::storage
