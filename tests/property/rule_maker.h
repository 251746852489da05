// Random rules of Choice states, without Next.
#pragma once

#include "tests/property/path_picker.h"

namespace sfn::property {

class RuleMaker {
 public:
  RuleMaker(Random& random, PathPicker& picker) : random_(random), picker_(picker) {}

  Value rule(int depth = 2);

 private:
  Value comparison();
  Value comparison_of(const std::string& family, PathPicker::Want want, const std::string& variable);
  Value type_test();
  Value pattern_test();

  Random& random_;
  PathPicker& picker_;
};

}  // namespace sfn::property
