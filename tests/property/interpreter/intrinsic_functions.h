// What each intrinsic function does with its arguments. States.IntrinsicFailure where they don't fit it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/value/value.h"

namespace sfn::property {

struct Argument {
  Value value;
  // A literal text as it stands between its quotes: Format tells `\{` from `{` by it. Empty for anything
  // else.
  std::string raw;
  bool literal_text = false;
};
using Arguments = std::vector<Argument>;

[[nodiscard]] Value apply_function(std::string_view name, const Arguments& arguments);

// Format: replaces each `{}` of the template.
[[nodiscard]] Value format(const Arguments& arguments);

[[nodiscard]] std::string base64_encode(std::string_view bytes);
[[nodiscard]] std::string base64_decode(std::string_view text);

}  // namespace sfn::property
