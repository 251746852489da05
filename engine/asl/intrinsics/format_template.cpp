#include "engine/asl/intrinsics/format_template.h"

#include "engine/value/json.h"
#include "engine/value/value.h"

namespace sfn::asl::intrinsics {

tl::expected<std::string, FormatProblem> fill_template(std::string_view text,
                                                       const std::function<bool(std::string& out)>& next) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char following = at + 1 < text.size() ? text[at + 1] : '\0';
    if (text[at] == '\\' &&
        (following == '{' || following == '}' || following == '\\' || following == '\'')) {
      out += following;
      ++at;
    } else if (text[at] == '{' && following == '}') {
      if (!next(out)) return tl::make_unexpected(FormatProblem::Count);
      ++at;
    } else if (text[at] == '{' || text[at] == '}') {
      return tl::make_unexpected(FormatProblem::Brace);
    } else {
      out += text[at];
    }
  }
  return out;
}

void append_printed(std::string& out, const Value& value) {
  if (value.is_string()) {
    out += value.get_ref<const std::string&>();
  } else if (value.is_array()) {
    std::string_view separator = "[";
    for (const Value& element : value) {
      out += separator;
      append_printed(out, element);
      separator = ", ";
    }
    out += value.empty() ? "[]" : "]";
  } else if (value.is_object()) {
    std::string_view separator = "{";
    for (const auto& [name, member] : value.items()) {
      out += separator;
      out += name;
      out += '=';
      append_printed(out, member);
      separator = ", ";
    }
    out += value.empty() ? "{}" : "}";
  } else {
    out += to_json(value);
  }
}

}  // namespace sfn::asl::intrinsics
