// Items as text and as JSON values, and copies of them.
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "engine/asl/jsonata/evaluator.h"
#include "engine/asl/jsonata/jsonata_error.h"
#include "engine/asl/jsonata/text.h"
#include "engine/value/json_text.h"

namespace sfn::asl::jsonata {
namespace {

// Integers up to here have no more than the 15 digits that $string keeps.
constexpr std::int64_t kPlainIntegerMax = 999'999'999'999'999;

std::string number_in_15_digits(const Item& number) {
  if (number.json().type() == Value::Type::Integer) {
    const auto integer = number.json().get<std::int64_t>();
    if (std::abs(integer) <= kPlainIntegerMax) return std::to_string(integer);
  }
  return Evaluator::is_numeric(number) ? number_text(rounded_to_15_digits(number.number())) : "null";
}

void break_line(bool indent, int level, std::string& out) {
  if (indent) out.append("\n").append(static_cast<std::size_t>(2 * level), ' ');
}

}  // namespace

void Evaluator::print(const Item& item, bool indent, int level, std::string& out) {
  const Level deeper(*this);
  spend(kElementWork);
  const std::size_t before = out.size();
  if (item.is_string()) {
    append_json_string(out, item.text());
  } else if (item.is_number()) {
    spend(kMemberWork);
    out += number_in_15_digits(item);
  } else if (item.is_boolean()) {
    out += item.boolean() ? "true" : "false";
  } else if (item.is_function()) {
    out += "\"\"";
  } else if (item.is_array()) {
    const std::size_t length = item.length();
    out += '[';
    for (std::size_t i = 0; i < length; ++i) {
      if (i > 0) out += ',';
      break_line(indent, level + 1, out);
      print(item[i], indent, level + 1, out);
    }
    if (length > 0) break_line(indent, level, out);
    out += ']';
  } else if (item.is_object()) {
    out += '{';
    bool any = false;
    for (std::size_t i = 0; i < item.member_count(); ++i) {
      const Item member = item.member_at(i);
      if (member.is_undefined()) continue;
      if (any) out += ',';
      any = true;
      break_line(indent, level + 1, out);
      spend_member(item.member_name(i));
      append_json_string(out, item.member_name(i));
      out += indent ? ": " : ":";
      print(member, indent, level + 1, out);
    }
    if (any) break_line(indent, level, out);
    out += '}';
  } else {
    out += "null";
  }
  if (!item.is_array() && !item.is_object()) spend_text(out.size() - before);
}

std::string Evaluator::text_of(const Item& item, bool indent) {
  if (item.is_string()) {
    spend_text(item.text().size());
    return item.text();
  }
  if (item.is_function()) return "";
  if (item.is_number() && !std::isfinite(item.number())) throw Failure("D3001").with_value("null");
  std::string text;
  print(item.has(Item::kOuterWrapper) ? item[0] : item, indent, 0, text);
  return text;
}

std::string Evaluator::shown(const Item& item) {
  if (item.is_undefined()) return "undefined";
  if (item.is_number() && !std::isfinite(item.number())) return "null";
  std::string text;
  print(item, false, 0, text);
  return text;
}

Item Evaluator::clone(const Item& item) {
  const Level level(*this);
  spend(3 * kElementWork);
  if (item.is_function()) return make_string("");
  if (item.is_number()) return make_number(rounded_to_15_digits(item.number()));
  if (item.is_array()) {
    std::vector<Item> elements;
    for (std::size_t i = 0; i < item.length(); ++i)
      elements.push_back(clone(item[i]));
    return make_array(heap_, std::move(elements));
  }
  if (!item.is_object()) return item;
  auto copy = make_node<ObjectNode>(heap_);
  for (std::size_t i = 0; i < item.member_count(); ++i) {
    spend_member(item.member_name(i));
    copy->set(item.member_name(i), clone(item.member_at(i)));
  }
  return copy;
}

Item Evaluator::clone_structure(const Item& item) {
  const Level level(*this);
  spend(3 * kElementWork);
  if (item.kind() == Item::Kind::Array) {
    std::vector<Item> elements;
    for (std::size_t i = 0; i < item.length(); ++i)
      elements.push_back(clone_structure(item[i]));
    return make_array(heap_, std::move(elements));
  }
  if (item.kind() != Item::Kind::Object) return item;
  auto copy = make_node<ObjectNode>(heap_);
  for (std::size_t i = 0; i < item.member_count(); ++i) {
    spend_member(item.member_name(i));
    copy->set(item.member_name(i), clone_structure(item.member_at(i)));
  }
  return copy;
}

Value Evaluator::to_value(Item item) {
  if (item.is_number() && item.json().is_number_float()) {
    const double number = item.number();
    if (!std::isfinite(number)) throw Failure("D1001").with_value("null");
    // Integers as JavaScript prints them, as far as they fit.
    std::int64_t integer = 0;
    const std::string text = number_text(number);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
    const bool fits = error == std::errc() && end == text.data() + text.size();
    return fits ? Value(integer) : item.json();
  }
  if (item.is_json()) return item.take_json();
  if (item.is_function()) {
    if (environment_.refuse_functions) throw Failure(error_code::kFunctionResult);
    return "";
  }
  const Level level(*this);
  if (item.is_array()) {
    spend(static_cast<std::int64_t>(item.length()) * kElementWork);
    std::vector<Value> elements;
    elements.reserve(item.length());
    if (auto* own = item.own_elements()) {
      for (Item& element : *own)
        elements.push_back(to_value(std::move(element)));
    } else {
      for (std::size_t i = 0; i < item.length(); ++i)
        elements.push_back(to_value(item[i]));
    }
    return Value::array(std::move(elements));
  }
  if (!item.is_object()) return {};
  Value object = Value::object();
  for (std::size_t i = 0; i < item.member_count(); ++i) {
    spend_member(item.member_name(i));
    const Item member = item.member_at(i);
    if (!member.is_undefined()) object[item.member_name(i)] = to_value(member);
  }
  return object;
}

}  // namespace sfn::asl::jsonata
