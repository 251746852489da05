#include "server/integrations/aws_spelling.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/value/digest.h"
#include "engine/value/json.h"
#include "engine/value/time.h"
#include "engine/value/value.h"

namespace sfn::integrations {

namespace {

// Whether a list of names has this one; `*` is a list of all.
bool has(std::string_view names, std::string_view name) {
  for (std::size_t at = 0; at < names.size();) {
    const auto end = std::min(names.find(' ', at), names.size());
    const auto each = names.substr(at, end - at);
    if (each == name || each == "*") return true;
    at = end + 1;
  }
  return false;
}

bool is_time(const AwsService& service, std::string_view member) {
  static constexpr std::array<std::string_view, 5> kEnds = {"Date", "Time", "Timestamp", "At", "On"};
  if (has(service.no_times, member)) return false;
  for (const auto end : kEnds)
    if (member.ends_with(end)) return true;
  return has(service.times, member);
}

// Where seconds are a year of four digits.
bool is_time(const AwsService& service, std::string_view member, const Value& seconds) {
  constexpr double kSecondsEnd = 253'402'300'800.0;
  return seconds.is_number() && seconds.get<double>() >= 0 && seconds.get<double>() < kSecondsEnd &&
         is_time(service, member);
}

bool is_map(const AwsService& service, std::string_view member, const Value& content) {
  return content.is_object() && (member == "Tags" || has(service.maps, member));
}

std::string with_first(std::string_view name, char from, char to) {
  std::string spelled(name);
  if (!spelled.empty() && spelled[0] >= from && spelled[0] <= from + ('z' - 'a'))
    spelled[0] = static_cast<char>(spelled[0] - from + to);
  return spelled;
}

// Calls `member` for every member of every object in `value`, from the top, and makes the same of what it
// returns.
template <class Member>
Value mapped(const Value& value, const Member& member) {
  if (value.is_array()) {
    Value all = Value::array();
    for (const Value& element : value)
      all.push_back(mapped(element, member));
    return all;
  }
  if (!value.is_object()) return value;
  Value object = Value::object();
  for (const auto& [name, content] : value.items())
    member(object, name, content);
  return object;
}

Value seconds_of(TimePoint time) {
  const auto ms = time.time_since_epoch().count();
  if (ms % 1000 == 0) return Value(ms / 1000);
  return Value(static_cast<double>(ms) / 1000.0);
}

std::string time_of(const Value& seconds) {
  const auto ms = std::llround(seconds.get<double>() * 1000.0);
  return to_iso8601(TimePoint(Millis(ms)));
}

}  // namespace

std::string text_of_parameter(const Value& value) {
  return value.is_string() ? value.get<std::string>() : to_json(value);
}

Value in_wire_spelling(const AwsService& service, const Value& parameters) {
  const auto member = [&](Value& object, const std::string& name, const Value& content) {
    if (content.is_null()) return;
    Value& out = object[service.small_letters ? with_first(name, 'A', 'a') : name];
    if (has(service.texts, name)) {
      out = text_of_parameter(content);
    } else if (has(service.bytes, name)) {
      out = base64_encode(text_of_parameter(content));
    } else if (is_map(service, name, content)) {
      out = content;
    } else if (const auto time = content.is_string() && is_time(service, name)
                                     ? parse_iso8601(content.get_ref<const std::string&>())
                                     : std::nullopt) {
      out = seconds_of(*time);
    } else {
      out = in_wire_spelling(service, content);
    }
  };
  return mapped(parameters, member);
}

Value in_sdk_spelling(const AwsService& service, const Value& reply) {
  const auto member = [&](Value& object, const std::string& wire_name, const Value& content) {
    const std::string name = service.small_letters ? with_first(wire_name, 'a', 'A') : wire_name;
    if (is_time(service, name, content)) {
      object[name] = time_of(content);
    } else if (is_map(service, name, content)) {
      object[name] = content;
    } else {
      object[name] = in_sdk_spelling(service, content);
    }
  };
  return mapped(reply, member);
}

}  // namespace sfn::integrations
