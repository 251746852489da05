#include "engine/asl/variable_name.h"

#include <algorithm>

#include "engine/value/regex.h"
#include "engine/value/utf8.h"

namespace sfn::asl {

namespace {

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9');
}

// ID_Start and ID_Continue of Unicode, but for a handful of characters.
const Regex& identifier() {
  static const Regex kIdentifier =
      *Regex::compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}]*");
  return kIdentifier;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_length_at(text, at))
    ++count;
  return count;
}

}  // namespace

bool is_variable_name(std::string_view name) {
  return characters(name) <= kVariableNameMax && identifier().matches(name);
}

std::string leading_variable_name(std::string_view text) {
  if (text.empty() || !begins_name(text.front())) return {};
  return {text.begin(), std::ranges::find_if_not(text, continues_name)};
}

}  // namespace sfn::asl
