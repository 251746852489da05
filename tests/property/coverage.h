// Counts what definitions are made of, so that a generator that has stopped making something shows.
#pragma once

#include <map>
#include <string>

#include "engine/value/value.h"

namespace sfn::property {

class Coverage {
 public:
  void add(const Value& definition);
  // How many definitions hold it: a state type, a field, an operator of a choice rule, an intrinsic function.
  [[nodiscard]] const std::map<std::string, std::size_t>& counts() const { return counts_; }

 private:
  std::map<std::string, std::size_t> counts_;
};

}  // namespace sfn::property
