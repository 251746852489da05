#include "engine/value/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace sfn {
namespace {

void append_escaped(std::string& out, char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// By byte: one look instead of three comparisons, for every character of every text that is written.
constexpr std::array<bool, 256> kNeedsEscape = [] {
  std::array<bool, 256> table{};
  std::fill_n(table.begin(), 0x20, true);
  table['"'] = table['\\'] = true;
  return table;
}();

bool needs_escape(char c) {
  return kNeedsEscape[static_cast<unsigned char>(c)];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;  // start of the run that is copied as it is
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    out.append(text.substr(plain, i - plain));
    append_escaped(out, text[i]);
    plain = i + 1;
  }
  out.append(text.substr(plain));
  out += '"';
}

void JsonObjectText::add_key(std::string_view key) {
  text_ += text_.empty() ? '{' : ',';
  text_ += '"';
  text_ += key;
  text_ += "\":";
}

void JsonObjectText::add_string(std::string_view key, std::string_view value) {
  add_key(key);
  append_json_string(text_, value);
}

void JsonObjectText::add_number(std::string_view key, std::int64_t value) {
  add_key(key);
  char digits[24];
  text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void JsonObjectText::add_bool(std::string_view key, bool value) {
  add_key(key);
  text_ += value ? "true" : "false";
}

void JsonObjectText::add_strings(std::string_view key, const std::vector<std::string>& values) {
  add_key(key);
  text_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text_ += ',';
    append_json_string(text_, values[i]);
  }
  text_ += ']';
}

void JsonObjectText::add_json(std::string_view key, std::string_view json) {
  add_key(key);
  text_ += json;
}

std::optional<std::string> JsonObjectText::take() {
  if (text_.empty()) return std::nullopt;
  text_ += '}';
  return std::exchange(text_, {});
}

}  // namespace sfn
