#include "engine/asl/unsupported.h"

#include <algorithm>

namespace sfn::asl {

namespace {

constexpr std::string_view kFields[] = {"Assign", "ErrorPath", "CausePath"};

// Every variable name begins with one of these or with a character outside ASCII; a path goes on with `.`,
// `[` or `$`.
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
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
  return "Variable '" + std::string(text.substr(0, text.find_first_of(".["))) + "'";
}

std::optional<std::string> unsupported_intrinsic(std::string_view text) {
  if (!text.starts_with("States.")) return std::nullopt;
  return "Intrinsic function '" + std::string(text.substr(0, text.find('('))) + "'";
}

}  // namespace sfn::asl
