// What is wrong with a text that is no JSON, in the words of Jackson, which AWS hands through to clients
// (limits-and-errors, InvalidExecutionInput). Only the wording is decided here: what is accepted is decided
// by the parsers in json.cpp. Read once per refused document, so written to be short, not fast.
#pragma once

#include <string>
#include <string_view>

namespace sfn {

// The first error of a document that parse_json refused.
[[nodiscard]] std::string json_error_text(std::string_view text);
[[nodiscard]] std::string json_too_deep_text(int depth_max);

}  // namespace sfn
