// The part of PathEvaluation that decides filters. A comparison whose operands do not fit it is false; what
// is missing equals nothing, so `!=` and `nin` hold for it.
#include <algorithm>
#include <charconv>

#include "engine/asl/path_evaluate.h"
#include "engine/asl/string_matches.h"
#include "engine/value/json.h"
#include "engine/value/utf8.h"

namespace sfn::asl {
namespace {

std::string_view text_of(const Value& value) {
  return value.get_ref<const std::string&>();
}

// The number a text stands for (java.math.BigDecimal's forms), as a double.
std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.find_first_of("nN") != text.npos)
    return std::nullopt;
  return number;
}

// Negative, 0 or positive; numbers by value, texts as Java orders them, a number beside a text as its text.
// nullopt: cannot be ordered.
std::optional<int> order(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  const auto orderable = [](const Value& v) { return v.is_number() || v.is_string(); };
  if (!orderable(a) || !orderable(b)) return std::nullopt;
  std::string number;  // at most one of them
  const auto text = [&](const Value& v) { return v.is_string() ? text_of(v) : (number = to_json(v)); };
  return compare_utf16(text(a), text(b));
}

bool ordered(Comparison comparison, const Value& a, const Value& b) {
  const auto result = order(a, b);
  if (!result) return false;
  if (comparison == Comparison::Less) return *result < 0;
  if (comparison == Comparison::LessOrEqual) return *result <= 0;
  if (comparison == Comparison::Greater) return *result > 0;
  return *result >= 0;
}

bool has_size(const Value& value, const Value& size) {
  if (!size.is_number()) return false;
  const double wanted = size.get<double>();
  if (value.is_string()) return static_cast<double>(utf16_length(text_of(value))) == wanted;
  return value.is_array() && static_cast<double>(value.size()) == wanted;
}

bool is_empty(const Value& value, const Value& wanted) {
  if (!wanted.is_boolean() || !(value.is_string() || value.is_structured())) return false;
  return (value.is_string() ? text_of(value).empty() : value.empty()) == wanted.get<bool>();
}

bool matches(const Regex& pattern, const Value* value, WorkMeter& meter) {
  const auto text_matches = [&](std::string_view text) {
    return meter.spend_regex(text.size(), pattern.program_size()) && pattern.matches(text);
  };
  if (value == nullptr) return text_matches("");
  if (value->is_array()) {
    return std::any_of(value->begin(), value->end(),
                       [&](const Value& v) { return matches(pattern, &v, meter); });
  }
  if (value->is_string()) return text_matches(text_of(*value));
  return text_matches(value->is_number() || value->is_boolean() ? to_json(*value) : "");
}

std::size_t text_bytes(const Value& value) {
  return value.is_string() ? text_of(value).size() : 0;
}

}  // namespace

bool PathEvaluation::holds(const Filter& filter, const Value& item) {
  if (!meter_.spend()) return false;
  const auto part_holds = [&](const Filter& part) { return holds(part, item); };
  switch (filter.kind) {
    case Filter::Kind::All: return std::all_of(filter.parts.begin(), filter.parts.end(), part_holds);
    case Filter::Kind::Any: return std::any_of(filter.parts.begin(), filter.parts.end(), part_holds);
    case Filter::Kind::Not: return !part_holds(filter.parts.front());
    case Filter::Kind::Exists: return leads_anywhere(std::get<FilterPath>(filter.left), item);
    case Filter::Kind::Compare: return compare(filter, item);
  }
  return false;
}

bool PathEvaluation::leads_anywhere(const FilterPath& path, const Value& item) {
  const Value& from = path.from_document ? document_ : item;
  if (path.definite) return find_or_null(path.steps, from) != nullptr;
  Nodes found;
  gather(path.steps, 0, from, found);
  return !found.empty();
}

bool PathEvaluation::compare(const Filter& filter, const Value& item) {
  const auto* left_pattern = std::get_if<Regex>(&filter.left);
  const auto* right_pattern = std::get_if<Regex>(&filter.right);
  if (filter.comparison == Comparison::Matches) {
    if ((left_pattern == nullptr) == (right_pattern == nullptr)) return false;
    return left_pattern != nullptr ? matches(*left_pattern, value_of(filter.right, item), meter_)
                                   : matches(*right_pattern, value_of(filter.left, item), meter_);
  }
  if (left_pattern != nullptr || right_pattern != nullptr) return filter.comparison == Comparison::NotEqual;

  const Value* left = value_of(filter.left, item);
  const Value* right = value_of(filter.right, item);
  if (filter.comparison == Comparison::NotEqual)
    return left == nullptr || right == nullptr || !same(*left, *right);
  if (right == nullptr) return false;
  if (left == nullptr) return filter.comparison == Comparison::NotIn && right->is_array();
  const auto in_right = [&](const Value& v) { return contains(*right, v); };
  const bool lists = left->is_array() && right->is_array();
  switch (filter.comparison) {
    case Comparison::Equal: return same(*left, *right);
    case Comparison::Less:
    case Comparison::LessOrEqual:
    case Comparison::Greater:
    case Comparison::GreaterOrEqual:
      return meter_.spend_text(std::min(text_bytes(*left), text_bytes(*right))) &&
             ordered(filter.comparison, *left, *right);
    case Comparison::In: return in_right(*left);
    case Comparison::NotIn: return right->is_array() && !in_right(*left);
    case Comparison::SubsetOf: return lists && std::all_of(left->begin(), left->end(), in_right);
    case Comparison::AnyOf: return lists && std::any_of(left->begin(), left->end(), in_right);
    case Comparison::NoneOf: return lists && std::none_of(left->begin(), left->end(), in_right);
    case Comparison::Contains:
      if (left->is_string() && right->is_string()) {
        return meter_.spend_search(text_bytes(*left) + text_bytes(*right)) &&
               end_of_first(text_of(*left), text_of(*right)) != std::string_view::npos;
      }
      return contains(*left, *right);
    case Comparison::Size: return meter_.spend_search(text_bytes(*left)) && has_size(*left, *right);
    case Comparison::Empty: return is_empty(*left, *right);
    case Comparison::NotEqual:
    case Comparison::Matches: break;
  }
  return false;
}

// Null: the path leads nowhere. Precondition: not a pattern.
const Value* PathEvaluation::value_of(const Operand& operand, const Value& item) {
  if (const auto* value = std::get_if<Value>(&operand)) return value;
  const auto& path = std::get<FilterPath>(operand);
  const Value& from = path.from_document ? document_ : item;
  return path.definite ? find_or_null(path.steps, from) : gathered(path.steps, from);
}

// Equality in filters: a text equals the number it spells.
bool PathEvaluation::same(const Value& a, const Value& b) {
  if (a.is_structured() && b.is_structured() && !meter_.spend_walk(a)) return false;
  // Texts of different lengths are told apart at once; one beside a number is read as one.
  const bool by_length = a.is_string() && b.is_string() && text_bytes(a) != text_bytes(b);
  if (!by_length && !meter_.spend_text(text_bytes(a) + text_bytes(b))) return false;
  if (a.is_number() && b.is_string()) return number_in(text_of(b)) == a.get<double>();
  if (a.is_string() && b.is_number()) return text_of(a) == to_json(b);
  return same_value(a, b);
}

bool PathEvaluation::contains(const Value& list, const Value& value) {
  if (!list.is_array()) return false;
  meter_.spend(static_cast<std::int64_t>(list.size()));
  return !meter_.exhausted() &&
         std::any_of(list.begin(), list.end(), [&](const Value& element) { return same(element, value); });
}

}  // namespace sfn::asl
