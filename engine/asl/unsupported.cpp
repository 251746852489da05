#include "engine/asl/unsupported.h"

#include <algorithm>

namespace sfn::asl {

bool is_unsupported_mode(std::string_view mode) {
  return mode == "DISTRIBUTED";
}

bool is_unsupported_query_language(std::string_view name) {
  return name == "JSONata";
}

std::optional<std::string> unsupported_intrinsic(std::string_view text) {
  constexpr std::string_view kPrefix = "States.";
  const auto open = std::min(text.find('('), text.size());
  if (!text.starts_with(kPrefix) || open <= kPrefix.size() || !text.ends_with(')')) return std::nullopt;
  return "Intrinsic function '" + std::string(text.substr(0, open)) + "'";
}

}  // namespace sfn::asl
