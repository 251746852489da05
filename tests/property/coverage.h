// Counts what definitions are made of, so that a generator that has stopped making something shows.
#pragma once

#include <map>
#include <string>

#include "tests/property/generator.h"

namespace sfn::property {

class Coverage {
 public:
  void add(const Example& example);
  // How many examples hold it: a state type, a field, an operator of a choice rule, an intrinsic function, a
  // depth of Parallel and Map states, what becomes of an error.
  [[nodiscard]] const std::map<std::string, std::size_t>& counts() const { return counts_; }

 private:
  std::map<std::string, std::size_t> counts_;
};

}  // namespace sfn::property
