// The table of local functions: a Resource ARN, or a pattern with `*`, leads to a URL or a command of one's
// own, so that a definition written for AWS runs unchanged. The first entry that matches counts. A Lambda
// function that `lambda:invoke` names is looked up by its ARN, as if Resource had it. Immutable.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sfn::integrations {

struct LocalFunction {
  std::string pattern;
  // One of the two.
  std::string url;
  std::vector<std::string> command;  // program and arguments; one text with blanks is no shell's line
  std::string folder;                // of the command; empty: the server's
  int timeout_seconds = 900;
  int memory_mib = 0;  // address space of the command; 0: no limit
  int at_once = 16;
};

// `*` stands for any text.
[[nodiscard]] bool matches_pattern(std::string_view pattern, std::string_view text);

}  // namespace sfn::integrations
