// What an expression refers to outside of itself, as far as its text tells: for static checks and for the
// list of variables that a state reads. A value type.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sfn::asl::jsonata {

struct Syntax;

struct References {
  // Variables read but bound nowhere around, without $, but for the functions of the library. Sorted, each
  // once.
  std::vector<std::string> variables;
  // The names behind each `$states`, up to what is no plain name: `$states.input.a[0].b` is {input, a}.
  std::vector<std::vector<std::string>> states;
  // The first name that is looked up in the input of the whole expression.
  std::optional<std::string> top_level_name;
  bool top_level_context = false;  // `$`, where it is the input of the whole expression
  bool root = false;               // `$$`
};

[[nodiscard]] References references_of(const Syntax& syntax);

}  // namespace sfn::asl::jsonata
