#include "server/integrations/sns_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "engine/value/utf8.h"
#include "engine/value/value.h"
#include "server/integrations/aws_spelling.h"
#include "server/integrations/url.h"

namespace sfn::integrations {

namespace {

constexpr std::array<std::string_view, 8> kMembers = {"Message",        "MessageDeduplicationId",
                                                      "MessageGroupId", "MessageStructure",
                                                      "PhoneNumber",    "Subject",
                                                      "TargetArn",      "TopicArn"};

void add_field(std::string& form, std::string_view name, std::string_view value) {
  form += fmt::format("&{}={}", name, percent_encode(value));
}

// `{"NAME": {"DataType": ..., "StringValue": ... or "BinaryValue": Base64}}`, numbered from 1.
void add_attributes(std::string& form, const Value& attributes) {
  int number = 0;
  for (const auto& [name, attribute] : attributes.items()) {
    const std::string entry = fmt::format("MessageAttributes.entry.{}.", ++number);
    add_field(form, entry + "Name", name);
    for (const auto& [part, value] : attribute.items())
      add_field(form, entry + "Value." + part, text_of_parameter(value));
  }
}

// What stands between `&` and `;`; nullopt for what is no entity of XML.
std::optional<std::string> decoded_entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [entity, character] : kNamed)
    if (entity == name) return std::string(1, character);
  if (!name.starts_with('#')) return std::nullopt;
  const bool hexadecimal = name.size() > 1 && name[1] == 'x';
  const auto digits = name.substr(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, code, hexadecimal ? 16 : 10);
  if (digits.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  std::string text;
  append_utf8(text, code);
  return text;
}

// Text that is no entity stays as it is.
std::string decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto ampersand = std::min(text.find('&'), text.size());
    out += text.substr(0, ampersand);
    text.remove_prefix(ampersand);
    if (text.empty()) break;
    const auto end = text.find(';');
    const auto entity =
        end == std::string_view::npos ? std::nullopt : decoded_entity(text.substr(1, end - 1));
    out += entity.value_or("&");
    text.remove_prefix(entity ? end + 1 : 1);
  }
  return out;
}

}  // namespace

tl::expected<std::string, std::string> publish_form(const Value& parameters, std::string_view version) {
  std::string form = fmt::format("Action=Publish&Version={}", version);
  for (const auto& [name, value] : parameters.items()) {
    if (value.is_null()) continue;
    if (name == "MessageAttributes" && value.is_object()) {
      add_attributes(form, value);
    } else if (std::ranges::find(kMembers, name) != kMembers.end()) {
      add_field(form, name, text_of_parameter(value));
    } else {
      return tl::make_unexpected(fmt::format("The field '{}' is not supported by sns:publish.", name));
    }
  }
  return form;
}

std::optional<std::string> element_text(std::string_view xml, std::string_view name) {
  const auto opening = fmt::format("<{}>", name);
  auto from = xml.find(opening);
  if (from == std::string_view::npos) return std::nullopt;
  from += opening.size();
  const auto to = xml.find(fmt::format("</{}>", name), from);
  if (to == std::string_view::npos) return std::nullopt;
  return decoded(xml.substr(from, to - from));
}

}  // namespace sfn::integrations
