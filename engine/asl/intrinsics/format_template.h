// The template of States.Format, and how it prints what it fills in.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "engine/value/value_fwd.h"

namespace sfn::asl::intrinsics {

// Why a template was not filled in.
enum class FormatProblem {
  Brace,  // one that is neither half of a `{}` nor escaped
  Count,  // another number of `{}` than of values
};

// `next` prints the value of the next `{}` to the text; false when there is none left. In the template `\{`,
// `\}`, `\\` and `\'` stand for the character alone; any other backslash is one.
[[nodiscard]] tl::expected<std::string, FormatProblem> fill_template(
    std::string_view text, const std::function<bool(std::string& out)>& next);

// As Java prints a value that is no JSON text to it: strings as they are, `{a=1, b=[x, null]}`. Numbers as in
// JSON.
void append_printed(std::string& out, const Value& value);

}  // namespace sfn::asl::intrinsics
