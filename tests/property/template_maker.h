// Random payload templates, and the calls of intrinsic functions in them.
#pragma once

#include "tests/property/path_picker.h"

namespace sfn::property {

class TemplateMaker {
 public:
  TemplateMaker(Random& random, PathPicker& picker, bool intrinsics)
      : random_(random), picker_(picker), intrinsics_(intrinsics) {}

  // An object; `names` are those its members get, in that order, or some are made up if there are none.
  Value object(const std::vector<std::string>& names = {}, int depth = 1);
  // One call, such as `States.Format('{}', $.n)`.
  std::string call(int depth = 1);
  // One call whose result is a text, wherever the arguments fit.
  std::string text_call();

 private:
  using Want = PathPicker::Want;

  void member(Value& object, const std::string& name, int depth);
  std::string argument(Want want, int depth);
  std::string literal(Want want);
  std::string quoted(const std::string& text, bool keep_braces = false);
  std::string format(int depth);
  std::string array_call(int depth);
  std::string other_call(int depth);

  Random& random_;
  PathPicker& picker_;
  bool intrinsics_;
};

}  // namespace sfn::property
