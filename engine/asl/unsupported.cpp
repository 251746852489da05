#include "engine/asl/unsupported.h"

#include <algorithm>

namespace sfn::asl {

namespace {

constexpr std::string_view kFields[] = {"Assign"};

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9');
}

}  // namespace

bool is_unsupported_state_type(std::string_view type) {
  return type == "Map";
}

bool is_unsupported_field(std::string_view name) {
  return std::ranges::find(kFields, name) != std::end(kFields);
}

bool is_unsupported_query_language(std::string_view name) {
  return name == "JSONata";
}

std::optional<std::string> unsupported_variable(std::string_view text) {
  if (text.size() < 2 || text[0] != '$' || !begins_name(text[1])) return std::nullopt;
  const auto end = std::find_if_not(text.begin() + 1, text.end(), continues_name);
  return "Variable '" + std::string(text.begin(), end) + "'";
}

std::optional<std::string> unsupported_intrinsic(std::string_view text) {
  constexpr std::string_view kPrefix = "States.";
  const auto open = std::min(text.find('('), text.size());
  if (!text.starts_with(kPrefix) || open <= kPrefix.size() || !text.ends_with(')')) return std::nullopt;
  return "Intrinsic function '" + std::string(text.substr(0, open)) + "'";
}

}  // namespace sfn::asl
