// SubPicture is one half of a number picture (number_picture.h), taken apart: what stands before and behind
// the number, where separators go, and how many digits it has at least and at most. Immutable once read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/asl/jsonata/number_picture.h"

namespace sfn::asl::jsonata {

struct SubPicture {
  std::u32string text;
  std::u32string prefix;
  std::u32string suffix;
  std::vector<std::size_t> integer_groups;   // digits to the right of each separator
  std::vector<std::size_t> fraction_groups;  // digits to the left
  std::size_t interval = 0;                  // of groups that repeat
  std::size_t integer_min = 0;
  std::size_t scaling = 0;  // digits before the point when there is an exponent
  std::size_t fraction_min = 0;
  std::size_t fraction_max = 0;
  std::size_t exponent_min = 0;  // 0 without an exponent
};

[[nodiscard]] SubPicture read_sub_picture(const std::u32string& text, const PictureSymbols& symbols);

}  // namespace sfn::asl::jsonata
