#include "server/api/constraints.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/value/check.h"
#include "engine/value/value.h"
#include "server/api/failure.h"

namespace sfn::api {

namespace {

// Length as AWS's service counts it, in Java's characters: UTF-16 units.
std::int64_t utf16_length(std::string_view text) {
  std::int64_t units = 0;
  for (const unsigned char byte : text) {
    if ((byte & 0xC0) != 0x80) ++units;
    if (byte >= 0xF0) ++units;
  }
  return units;
}

bool matches(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return true;
  check(pattern == R"(\p{ASCII}*)", "a pattern of the model that no code knows");
  return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

std::string_view java_name(const Value& value) {
  if (value.is_string()) return "class java.lang.String";
  if (value.is_boolean()) return "class java.lang.Boolean";
  if (value.is_number_float()) return "class java.lang.Double";
  return "class java.lang.Integer";
}

[[noreturn]] void refuse_type(const Value& value, MemberKind expected) {
  if (value.is_object())
    throw ApiFailure("SerializationException", "Start of structure or map found where not expected.");
  if (value.is_array()) throw ApiFailure("SerializationException", "Start of list found where not expected.");
  std::string_view wanted;
  switch (expected) {
    case MemberKind::Text: wanted = "an String"; break;
    case MemberKind::Integer: wanted = "an Integer"; break;
    case MemberKind::Boolean: wanted = "a Boolean"; break;
    case MemberKind::Structure:
    case MemberKind::List: throw ApiFailure("SerializationException", "Unexpected field type");
  }
  throw ApiFailure("SerializationException",
                   fmt::format("{} can not be converted to {}", java_name(value), wanted));
}

bool is_integer(const Value& value) {
  if (!value.is_number()) return false;
  const auto number = value.get<double>();
  return std::trunc(number) == number && std::abs(number) <= INT32_MAX;
}

void check_type(const MemberRule& rule, const Value& value);

void check_types(std::span<const MemberRule> rules, const Value& object) {
  for (const auto& rule : rules) {
    const auto member = object.find(rule.name);
    if (member != object.end() && !member->is_null()) check_type(rule, *member);
  }
}

void check_type(const MemberRule& rule, const Value& value) {
  bool right = false;
  switch (rule.kind) {
    case MemberKind::Text: right = value.is_string(); break;
    case MemberKind::Integer: right = is_integer(value); break;
    case MemberKind::Boolean: right = value.is_boolean(); break;
    case MemberKind::Structure: right = value.is_object(); break;
    case MemberKind::List: right = value.is_array(); break;
  }
  if (!right) refuse_type(value, rule.kind);
  if (rule.kind == MemberKind::Structure) check_types(rule.members, value);
  if (rule.kind != MemberKind::List) return;
  for (const auto& item : value)
    if (!item.is_null()) check_type(rule.members[0], item);
}

class Violations {
 public:
  explicit Violations(std::size_t payload_bytes_max)
      : payload_bytes_max_(static_cast<std::int64_t>(payload_bytes_max)) {}

  void check_members(std::span<const MemberRule> rules, const Value& object, const std::string& path) {
    for (const auto& rule : rules) {
      const auto member = object.find(rule.name);
      const auto place = path + std::string(rule.name);
      if (member != object.end() && !member->is_null()) {
        check_member(rule, *member, place);
      } else if (rule.required) {
        found_.push_back(
            fmt::format("Value at '{}' failed to satisfy constraint: Member must not be null", place));
      }
    }
  }

  void raise() const {
    if (found_.empty()) return;
    auto failure = validation_failure(fmt::format("{} validation error{} detected: {}", found_.size(),
                                                  found_.size() == 1 ? "" : "s", fmt::join(found_, "; ")));
    failure.of_constraints = true;
    throw failure;
  }

 private:
  void check_member(const MemberRule& rule, const Value& value, const std::string& place) {
    switch (rule.kind) {
      case MemberKind::Text: check_text(rule, value.get_ref<const std::string&>(), place); break;
      case MemberKind::Integer: check_integer(rule, value.get<std::int64_t>(), place); break;
      case MemberKind::Boolean: break;
      case MemberKind::Structure: check_members(rule.members, value, place + "."); break;
      case MemberKind::List: check_items(rule, value, place); break;
    }
  }

  // List items are counted from 1 in the texts.
  void check_items(const MemberRule& rule, const Value& list, const std::string& place) {
    for (std::size_t i = 0; i < list.size(); ++i)
      if (!list[i].is_null())
        check_member(rule.members[0], list[i], fmt::format("{}.{}.member", place, i + 1));
  }

  void check_text(const MemberRule& rule, const std::string& text, const std::string& place) {
    const auto length = rule.payload ? static_cast<std::int64_t>(text.size()) : utf16_length(text);
    const auto most = rule.payload ? std::optional(payload_bytes_max_) : rule.most;
    if (most && length > *most)
      add(rule, text, place, fmt::format("Member must have length less than or equal to {}", *most));
    if (rule.least && length < *rule.least)
      add(rule, text, place, fmt::format("Member must have length greater than or equal to {}", *rule.least));
    if (!matches(rule.pattern, text))
      add(rule, text, place, fmt::format("Member must satisfy regular expression pattern: {}", rule.pattern));
    if (!rule.values.empty() && std::ranges::find(rule.values, text) == rule.values.end())
      add(rule, text, place,
          fmt::format("Member must satisfy enum value set: [{}]", fmt::join(rule.values, ", ")));
  }

  void check_integer(const MemberRule& rule, std::int64_t number, const std::string& place) {
    if (rule.most && number > *rule.most)
      add(rule, fmt::to_string(number), place,
          fmt::format("Member must have value less than or equal to {}", *rule.most));
    if (rule.least && number < *rule.least)
      add(rule, fmt::to_string(number), place,
          fmt::format("Member must have value greater than or equal to {}", *rule.least));
  }

  void add(const MemberRule& rule, std::string_view value, const std::string& place,
           std::string_view constraint) {
    const auto shown = rule.sensitive ? std::string("Value") : fmt::format("Value '{}'", value);
    found_.push_back(fmt::format("{} at '{}' failed to satisfy constraint: {}", shown, place, constraint));
  }

  std::int64_t payload_bytes_max_;
  std::vector<std::string> found_;
};

}  // namespace

const OperationRule* find_operation_rule(std::string_view operation) {
  const auto rules = operation_rules();
  const auto found = std::ranges::lower_bound(rules, operation, {}, &OperationRule::operation);
  return found != rules.end() && found->operation == operation ? &*found : nullptr;
}

void check_constraints(const OperationRule& rule, const Value& request, std::size_t payload_bytes_max) {
  check_types(rule.members, request);
  Violations violations(payload_bytes_max);
  violations.check_members(rule.members, request, "");
  violations.raise();
}

}  // namespace sfn::api
