// Value to JSON text. Own code, because nlohmann prints doubles in C's way (`1e+21`) where AWS has Java's
// (`1.0E21`).
#include <charconv>
#include <cmath>

#include "engine/value/check.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn {
namespace {

void write(std::string& out, const Value& value);

// As Double.toString: plain from 10^-3 up to 10^7, else one digit before the point and an exponent; always at
// least one digit after the point.
void write_double(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific).ptr;
  std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  const auto e = text.find('e');
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  const char* exponent_text = text.data() + e + 1 + (text[e + 1] == '+');
  int exponent = 0;
  std::from_chars(exponent_text, end, exponent);

  if (exponent < -3 || exponent >= 7) {
    out.append(1, digits[0]).append(1, '.').append(digits.size() > 1 ? digits.substr(1) : "0");
    out.append(1, 'E').append(std::to_string(exponent));
  } else if (exponent < 0) {
    out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
  } else {
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) digits.append(whole + 1 - digits.size(), '0');
    out.append(digits, 0, whole).append(1, '.').append(digits, whole);
  }
}

void write_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          out.append("\\u00").append(1, kHex[c >> 4]).append(1, kHex[c & 15]);
        else
          out += c;
    }
  }
  out += '"';
}

void write_object(std::string& out, const Value& object) {
  char separator = '{';
  for (const auto& [name, member] : object.get_ref<const Value::object_t&>()) {
    out += separator;
    separator = ',';
    write_string(out, name);
    out += ':';
    write(out, member);
  }
  out += object.empty() ? "{}" : "}";
}

void write_array(std::string& out, const Value& array) {
  char separator = '[';
  for (const auto& element : array) {
    out += separator;
    separator = ',';
    write(out, element);
  }
  out += array.empty() ? "[]" : "]";
}

void write(std::string& out, const Value& value) {
  switch (value.type()) {
    case Value::value_t::null: out += "null"; return;
    case Value::value_t::boolean: out += value.get<bool>() ? "true" : "false"; return;
    case Value::value_t::number_integer: out += std::to_string(value.get<std::int64_t>()); return;
    case Value::value_t::number_unsigned: out += std::to_string(value.get<std::uint64_t>()); return;
    case Value::value_t::number_float: return write_double(out, value.get<double>());
    case Value::value_t::string: return write_string(out, value.get_ref<const std::string&>());
    case Value::value_t::array: return write_array(out, value);
    case Value::value_t::object: return write_object(out, value);
    case Value::value_t::binary:
    case Value::value_t::discarded: check(false, "a value is JSON");
  }
}

}  // namespace

std::string to_json(const Value& value) {
  std::string out;
  write(out, value);
  return out;
}

}  // namespace sfn
