// `stepwell validate`: says what is wrong with definitions in files, without a server.
#pragma once

#include <string>
#include <vector>

namespace sfn::cli {

struct ValidateOptions {
  std::vector<std::string> files;  // `-` is standard input
  bool express = false;            // judge as EXPRESS workflows
  bool json = false;               // one JSON object a line and file
};

// Returns the exit code: failure if any definition has an error, usage if a file can't be read.
int validate_files(const ValidateOptions& options);

}  // namespace sfn::cli
