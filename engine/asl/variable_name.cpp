#include "engine/asl/variable_name.h"

#include <algorithm>

namespace sfn::asl {

namespace {

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9');
}

}  // namespace

std::string leading_variable_name(std::string_view text) {
  if (text.empty() || !begins_name(text.front())) return {};
  return {text.begin(), std::ranges::find_if_not(text, continues_name)};
}

}  // namespace sfn::asl
