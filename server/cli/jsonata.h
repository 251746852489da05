// `stepwell jsonata`: evaluates one expression, to try it out without a server.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sfn::cli {

struct JsonataOptions {
  std::string expression;
  std::optional<std::string> input;  // a file with JSON, `-` is standard input; without one there is no input
  std::vector<std::string> bindings;  // NAME=JSON
};

// Returns the exit code: 3 when the result is undefined, failure when the expression fails, usage when the
// input or a binding can't be read.
int evaluate_jsonata(const JsonataOptions& options);

}  // namespace sfn::cli
