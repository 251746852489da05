// Value to JSON text. Own code, because libraries print doubles in C's way (`1e+21`) where AWS has Java's
// (`1.0E21`).
#include <charconv>
#include <cmath>
#include <ostream>

#include "engine/value/json.h"
#include "engine/value/json_text.h"
#include "engine/value/value.h"

namespace sfn {
namespace {

// The exponent of ten from which on a double is written with an exponent: as Double.toString does, and so
// that every time in seconds is plain.
constexpr int kJavaExponent = 7;
constexpr int kPlainExponent = 16;

// Plain from 10^-3 up to the exponent, else one digit before the point and an exponent; always at least one
// digit after the point.
void write_double(std::string& out, double number, int exponent_from) {
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

  if (exponent < -3 || exponent >= exponent_from) {
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

class Writer {
 public:
  Writer(int exponent_from, std::size_t bytes_max) : exponent_from_(exponent_from), bytes_max_(bytes_max) {}

  void write(const Value& value) {
    switch (value.type()) {
      case Value::Type::Null: out_ += "null"; return;
      case Value::Type::Boolean: out_ += value.get<bool>() ? "true" : "false"; return;
      case Value::Type::Integer: return write_integer(value.get<std::int64_t>());
      case Value::Type::Unsigned: return write_integer(value.get<std::uint64_t>());
      case Value::Type::Double: return write_double(out_, value.get<double>(), exponent_from_);
      case Value::Type::String: return append_json_string(out_, value.get_ref<const std::string&>());
      case Value::Type::Array: return write_array(value);
      case Value::Type::Object: return write_object(value);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void write_integer(auto number) {
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  }

  void write_object(const Value& object) {
    char separator = '{';
    for (const auto& [name, member] : object.items()) {
      out_ += separator;
      separator = ',';
      if (out_.size() > bytes_max_) return;
      append_json_string(out_, name);
      out_ += ':';
      write(member);
    }
    out_ += object.empty() ? "{}" : "}";
  }

  void write_array(const Value& array) {
    char separator = '[';
    for (const auto& element : array) {
      if (out_.size() > bytes_max_) return;
      out_ += separator;
      separator = ',';
      write(element);
    }
    out_ += array.empty() ? "[]" : "]";
  }

  const int exponent_from_;
  const std::size_t bytes_max_;
  std::string out_;
};

std::string written(const Value& value, int exponent_from, std::size_t bytes_max = std::string::npos) {
  Writer writer(exponent_from, bytes_max);
  writer.write(value);
  return writer.take();
}

}  // namespace

std::string to_json(const Value& value) {
  return written(value, kJavaExponent);
}

std::string to_json(const Value& value, std::size_t bytes_max) {
  return written(value, kJavaExponent, bytes_max);
}

std::string to_wire_json(const Value& value) {
  return written(value, kPlainExponent);
}

std::ostream& operator<<(std::ostream& out, const Value& value) {
  return out << to_json(value);
}

}  // namespace sfn
