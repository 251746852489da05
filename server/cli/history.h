// `stepwell history`: the events of an execution as a table, or as JSON lines; with `follow` until the
// execution ends.
#pragma once

#include <string>

namespace sfn::cli {

struct HistoryOptions {
  std::string endpoint_url;
  std::string execution_arn;
  bool follow = false;
  bool json = false;
};

// Returns the exit code.
int show_history(const HistoryOptions& options);

}  // namespace sfn::cli
