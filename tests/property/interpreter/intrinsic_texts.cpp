// The functions that take texts apart byte by byte.
#include "engine/value/json.h"
#include "tests/property/interpreter/intrinsic_functions.h"
#include "tests/property/interpreter/outcome.h"

namespace sfn::property {
namespace {

// As Java prints its maps and lists: texts without quotes, `{a=1, b=[x, null]}`.
std::string printed(const Value& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array() && !value.is_object()) return to_json(value);
  std::string text;
  bool first = true;
  const auto add = [&](const std::string& part) {
    text += (first ? "" : ", ") + part;
    first = false;
  };
  if (value.is_array()) {
    for (const Value& item : value)
      add(printed(item));
    return "[" + text + "]";
  }
  for (const auto& [name, member] : value.items())
    add(name + "=" + printed(member));
  return "{" + text + "}";
}

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void refuse_what_is_no_text(std::string_view bytes) {
  if (!check_json("\"" + std::string(bytes) + "\""))
    throw Undetermined{"Base64 of something that is no text"};
}

}  // namespace

Value format(const Arguments& arguments) {
  const Argument& pattern = arguments.at(0);
  if (!pattern.value.is_string()) fail_intrinsic();
  const std::string& text = pattern.literal_text ? pattern.raw : pattern.value.get_ref<const std::string&>();
  if (!pattern.literal_text && text.find('\\') != std::string::npos)
    throw Undetermined{"a backslash in a pattern from the data"};
  std::string out;
  std::size_t next = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      out += text.at(++i);
    } else if (text.compare(i, 2, "{}") == 0) {
      if (next == arguments.size()) fail_intrinsic();
      out += printed(arguments[next++].value);
      ++i;
    } else if (text[i] == '{' || text[i] == '}') {
      throw Undetermined{"a single brace in a pattern"};
    } else {
      out += text[i];
    }
  }
  if (next != arguments.size()) fail_intrinsic();
  return Value(out);
}

std::string base64_encode(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : kDigits[group >> (18 - 6 * k) & 63u];
  }
  return out;
}

std::string base64_decode(std::string_view text) {
  std::string out;
  std::uint32_t group = 0;
  int bits = 0;
  const std::string_view digits = text.substr(0, text.find_last_not_of('=') + 1);
  for (const char c : digits) {
    const auto digit = kDigits.find(c);
    if (digit == std::string_view::npos) {
      if (c == '=' || c == ' ' || c == '\n' || c == '\r') throw Undetermined{"lenient Base64"};
      fail_intrinsic();
    }
    group = group << 6 | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(group >> bits & 0xffu);
  }
  // What an encoder never writes may be refused or be read leniently.
  if (base64_encode(out) != text) throw Undetermined{"lenient Base64"};
  refuse_what_is_no_text(out);
  return out;
}

}  // namespace sfn::property
