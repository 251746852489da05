#include "tests/property/interpreter/intrinsic_functions.h"

#include <cmath>
#include <functional>
#include <map>
#include <stdexcept>

#include "engine/value/json.h"
#include "tests/property/interpreter/compare.h"
#include "tests/property/interpreter/outcome.h"

namespace sfn::property {
namespace {

const Value& array_at(const Arguments& arguments, std::size_t at) {
  if (!arguments.at(at).value.is_array()) fail_intrinsic();
  return arguments[at].value;
}

const std::string& text_at(const Arguments& arguments, std::size_t at) {
  if (!arguments.at(at).value.is_string()) fail_intrinsic();
  return arguments[at].value.get_ref<const std::string&>();
}

// Rounded to the nearest integer, halves upwards; within 32 bits.
std::int64_t integer_at(const Arguments& arguments, std::size_t at) {
  const Value& value = arguments.at(at).value;
  if (!value.is_number()) fail_intrinsic();
  const double rounded = std::floor(value.get<double>() + 0.5);
  if (rounded < -2147483648.0 || rounded > 2147483647.0) fail_intrinsic();
  return static_cast<std::int64_t>(rounded);
}

Value array(const Arguments& arguments) {
  Value list = Value::array();
  for (const Argument& argument : arguments)
    list.push_back(argument.value);
  return list;
}

Value partition(const Arguments& arguments) {
  const Value& list = array_at(arguments, 0);
  const std::int64_t size = integer_at(arguments, 1);
  if (size <= 0) fail_intrinsic();
  Value chunks = Value::array();
  Value chunk = Value::array();
  for (const Value& item : list) {
    chunk.push_back(item);
    if (static_cast<std::int64_t>(chunk.size()) < size) continue;
    chunks.push_back(chunk);
    chunk = Value::array();
  }
  if (!chunk.empty()) chunks.push_back(chunk);
  return chunks;
}

bool contains(const Value& list, const Value& value) {
  for (const Value& item : list) {
    if (equal(item, value)) return true;
  }
  return false;
}

Value range(const Arguments& arguments) {
  const std::int64_t first = integer_at(arguments, 0);
  const std::int64_t last = integer_at(arguments, 1);
  const std::int64_t step = integer_at(arguments, 2);
  if (step == 0) fail_intrinsic();
  Value list = Value::array();
  for (std::int64_t n = first; step > 0 ? n <= last : n >= last; n += step) {
    if (list.size() == 1000) fail_intrinsic();
    list.push_back(n);
  }
  return list;
}

Value get_item(const Arguments& arguments) {
  const Value& list = array_at(arguments, 0);
  const Value& index = arguments.at(1).value;
  if (!index.is_number()) fail_intrinsic();
  if (!index.is_number_integer()) {
    if (index.get<double>() == std::floor(index.get<double>())) throw Undetermined{"1.0 as an index"};
    fail_intrinsic();
  }
  const auto at = index.get<std::int64_t>();
  if (at < 0 || at >= static_cast<std::int64_t>(list.size())) fail_intrinsic();
  return list[static_cast<std::size_t>(at)];
}

Value unique(const Arguments& arguments) {
  Value list = Value::array();
  for (const Value& item : array_at(arguments, 0)) {
    if (!contains(list, item)) list.push_back(item);
  }
  return list;
}

Value split(const Arguments& arguments) {
  const std::string& text = text_at(arguments, 0);
  const std::string& separators = text_at(arguments, 1);
  if (separators.empty()) throw Undetermined{"no separator"};
  for (const char c : separators) {
    if (static_cast<unsigned char>(c) >= 0x80) throw Undetermined{"a separator of several bytes"};
  }
  Value pieces = Value::array();
  std::string piece;
  for (const char c : text + separators[0]) {
    if (separators.find(c) == std::string::npos) {
      piece += c;
    } else if (!piece.empty()) {
      pieces.push_back(piece);
      piece.clear();
    }
  }
  return pieces;
}

Value merge(const Arguments& arguments) {
  const Value& left = arguments.at(0).value;
  const Value& right = arguments.at(1).value;
  const Value& deep = arguments.at(2).value;
  if (!left.is_object() || !right.is_object() || !deep.is_boolean() || deep.get<bool>()) fail_intrinsic();
  Value merged = left;
  for (const auto& [name, member] : right.items())
    merged[name] = member;
  return merged;
}

Value string_to_json(const Arguments& arguments) {
  const std::string& text = text_at(arguments, 0);
  if (text.find_first_not_of(' ') == std::string::npos) return Value();
  auto value = parse_json(text);
  if (!value) fail_intrinsic();
  return std::move(*value);
}

using Function = std::function<Value(const Arguments&)>;

const std::map<std::string, Function, std::less<>> kFunctions = {
    {"Format", format},
    {"StringToJson", string_to_json},
    {"JsonToString", [](const Arguments& a) { return Value(to_json(a.at(0).value)); }},
    {"Array", array},
    {"ArrayPartition", partition},
    {"ArrayContains", [](const Arguments& a) { return Value(contains(array_at(a, 0), a.at(1).value)); }},
    {"ArrayRange", range},
    {"ArrayGetItem", get_item},
    {"ArrayLength",
     [](const Arguments& a) { return Value(static_cast<std::int64_t>(array_at(a, 0).size())); }},
    {"ArrayUnique", unique},
    {"Base64Encode", [](const Arguments& a) { return Value(base64_encode(text_at(a, 0))); }},
    {"Base64Decode", [](const Arguments& a) { return Value(base64_decode(text_at(a, 0))); }},
    {"JsonMerge", merge},
    {"MathAdd",
     [](const Arguments& a) {
       const std::int64_t sum = integer_at(a, 0) + integer_at(a, 1);
       if (sum < -2147483648LL || sum > 2147483647LL) throw Undetermined{"a sum beyond 32 bits"};
       return Value(sum);
     }},
    {"StringSplit", split},
};

}  // namespace

Value apply_function(std::string_view name, const Arguments& arguments) {
  const auto function = kFunctions.find(name);
  if (function == kFunctions.end())
    throw std::logic_error("the interpreter does not know the function " + std::string(name));
  return function->second(arguments);
}

}  // namespace sfn::property
