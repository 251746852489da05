#include "engine/asl/query_language.h"

#include "engine/value/value.h"

namespace sfn::asl {

namespace {

constexpr std::string_view kOpening = "{%";
constexpr std::string_view kClosing = "%}";

bool says_json_path(const Value& language) {
  return language.is_string() && language.get_ref<const std::string&>() == "JSONPath";
}

bool is_half_marked(const Value& json) {
  if (!json.is_string()) return false;
  const std::string_view text = json.get_ref<const std::string&>();
  return (text.starts_with(kOpening) || text.ends_with(kClosing)) && !is_jsonata(text);
}

}  // namespace

QueryLanguage language_of_machine(const Value& json) {
  const auto language = json.find("QueryLanguage");
  return language == json.end() || says_json_path(*language) ? QueryLanguage::JsonPath
                                                             : QueryLanguage::Jsonata;
}

QueryLanguage language_of_state(const Value& json, QueryLanguage machine) {
  const auto language = json.find("QueryLanguage");
  if (language == json.end()) return machine;
  if (!says_json_path(*language)) return QueryLanguage::Jsonata;
  return machine == QueryLanguage::Jsonata ? QueryLanguage::Refused : QueryLanguage::JsonPath;
}

bool is_jsonata(std::string_view text) {
  return text.size() >= kOpening.size() + kClosing.size() && text.starts_with(kOpening) &&
         text.ends_with(kClosing);
}

std::string_view jsonata_text(std::string_view text) {
  constexpr const char* kBlanks = " \t\r\n";
  text.remove_prefix(kOpening.size());
  text.remove_suffix(kClosing.size());
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool check_jsonata_markers(const Value& json, const Location& location, Diagnostics& diagnostics) {
  if (is_half_marked(json)) {
    diagnostics.schema("A JSONata expression must start with '{%' and end with '%}'", location);
    return false;
  }
  bool is_sound = true;
  if (json.is_object()) {
    for (const auto& [name, value] : json.items())
      is_sound = check_jsonata_markers(value, location.child(name), diagnostics) && is_sound;
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i)
      is_sound = check_jsonata_markers(json[i], location.at(i), diagnostics) && is_sound;
  }
  return is_sound;
}

}  // namespace sfn::asl
