// Where the language does not say which of several failures comes first, the interpreter decides, and is run
// again for every other decision.
#pragma once

#include <cstddef>
#include <vector>

#include "tests/property/interpreter/outcome.h"

namespace sfn::property {

class Decisions {
 public:
  // One of 0 .. n-1.
  std::size_t choose(std::size_t n) {
    if (at_ == taken_.size()) {
      if (at_ == kDecisionsMax) throw Undetermined{"too many failures at the same time"};
      taken_.push_back({0, n});
    }
    return taken_[at_++].choice;
  }

  // Goes on to the next series of decisions; false when there is none.
  bool next() {
    at_ = 0;
    while (!taken_.empty() && taken_.back().choice + 1 == taken_.back().of)
      taken_.pop_back();
    if (taken_.empty()) return false;
    ++taken_.back().choice;
    return true;
  }

 private:
  static constexpr std::size_t kDecisionsMax = 12;
  struct Taken {
    std::size_t choice;
    std::size_t of;
  };
  std::vector<Taken> taken_;
  std::size_t at_ = 0;
};

}  // namespace sfn::property
