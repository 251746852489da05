// A path taken apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/value.h"

namespace sfn::property {

// One of the conditions, joined by `&&`, in `[?(@.name op literal)]`; `[?(@.name)]` without operator.
struct Condition {
  std::vector<std::string> names;
  std::string op;
  Value literal;
};

struct Step {
  enum class Kind { Name, Index, Indexes, Slice, Every, DeepName, Filter };
  Kind kind = Kind::Name;
  std::string name;
  std::vector<std::int64_t> indexes;
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
  std::vector<Condition> conditions;
};

struct Steps {
  std::string root;  // `$`, `$$`, or `$` and a variable's name
  std::vector<Step> steps;

  [[nodiscard]] bool definite() const;
};

// The text is a path of the generator's; anything else is a mistake there (std::logic_error).
[[nodiscard]] Steps take_apart(std::string_view path);

}  // namespace sfn::property
