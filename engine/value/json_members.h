// Templates shared by the log codecs (execution/event_codec, registry/registry_codec): one member of a body
// to a JSON object's text and back. An absent optional and a false flag are left out. Reading is lenient
// about members it does not know and strict about those it needs. For codec sources only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/value/ids.h"
#include "engine/value/json.h"
#include "engine/value/json_text.h"
#include "engine/value/payload.h"
#include "engine/value/time.h"
#include "engine/value/value.h"

namespace sfn::json_members {

inline void write(JsonObjectText& out, std::string_view key, const std::string& value) {
  out.add_string(key, value);
}
inline void write(JsonObjectText& out, std::string_view key, std::int64_t value) {
  out.add_number(key, value);
}
inline void write(JsonObjectText& out, std::string_view key, int value) {
  out.add_number(key, value);
}
inline void write(JsonObjectText& out, std::string_view key, bool value) {
  if (value) out.add_bool(key, true);
}
inline void write(JsonObjectText& out, std::string_view key, TimePoint value) {
  out.add_number(key, value.time_since_epoch().count());
}
template <class Tag>
void write(JsonObjectText& out, std::string_view key, Id<Tag> value) {
  out.add_number(key, value.value);
}
inline void write(JsonObjectText& out, std::string_view key, const std::vector<std::string>& values) {
  out.add_strings(key, values);
}
// JSON in JSON, not in a string. An absent payload is left out.
inline void write(JsonObjectText& out, std::string_view key, const Payload& value) {
  if (value) out.add_json(key, value.text());
}
// An object with these members, in this order; left out when it has none.
using NamedPayloads = std::vector<std::pair<std::string, Payload>>;
inline void write(JsonObjectText& out, std::string_view key, const NamedPayloads& values) {
  if (values.empty()) return;
  std::string object;
  for (const auto& [name, value] : values) {
    object += object.empty() ? '{' : ',';
    append_json_string(object, name);
    object.append(":").append(value.text());
  }
  out.add_json(key, object + '}');
}
template <class T>
void write(JsonObjectText& out, std::string_view key, const std::optional<T>& value) {
  if (value) write(out, key, *value);
}

// Each read says whether `json` had the right type.
inline bool read_value(const Value& json, std::string& out) {
  if (!json.is_string()) return false;
  out = json.get_ref<const std::string&>();
  return true;
}
inline bool read_value(const Value& json, std::int64_t& out) {
  if (!json.is_number_integer()) return false;
  out = json.get<std::int64_t>();
  return true;
}
inline bool read_value(const Value& json, int& out) {
  if (!json.is_number_integer()) return false;
  out = json.get<int>();
  return true;
}
inline bool read_value(const Value& json, bool& out) {
  if (!json.is_boolean()) return false;
  out = json.get<bool>();
  return true;
}
inline bool read_value(const Value& json, TimePoint& out) {
  if (!json.is_number_integer()) return false;
  out = TimePoint(Millis(json.get<std::int64_t>()));
  return true;
}
template <class Tag>
bool read_value(const Value& json, Id<Tag>& out) {
  return read_value(json, out.value);
}
inline bool read_value(const Value& json, std::vector<std::string>& out) {
  if (!json.is_array()) return false;
  out.resize(json.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!read_value(json[i], out[i])) return false;
  }
  return true;
}

template <class T>
bool read(const Value& object, const char* key, T& out) {
  const auto member = object.find(key);
  return member != object.end() && read_value(*member, out);
}
inline bool read(const Value& object, const char* key, Payload& out) {
  const auto member = object.find(key);
  out = member == object.end() ? Payload() : to_payload(*member);
  return true;
}
inline bool read(const Value& object, const char* key, NamedPayloads& out) {
  const auto member = object.find(key);
  out.clear();
  if (member == object.end()) return true;
  if (!member->is_object()) return false;
  for (const auto& [name, value] : member->items())
    out.emplace_back(name, to_payload(value));
  return true;
}
inline bool read(const Value& object, const char* key, bool& out) {
  const auto member = object.find(key);
  out = false;
  return member == object.end() || read_value(*member, out);
}
template <class T>
bool read(const Value& object, const char* key, std::optional<T>& out) {
  const auto member = object.find(key);
  out.reset();
  return member == object.end() || read_value(*member, out.emplace());
}

// A payload may stand a few levels down in a column.
inline constexpr int kColumnDepthMax = kJsonDepthCeiling + 8;

// The object that a column's text is; an empty object for an absent column; nothing when it is neither.
inline std::optional<Value> parse_object(const std::optional<std::string>& text) {
  if (!text) return Value::object();
  auto parsed = parse_json(*text, kColumnDepthMax);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  return *std::move(parsed);
}

}  // namespace sfn::json_members
