// `stepwell backup`, `stepwell restore` and `stepwell export`: what leaves the database as a file, and comes
// back. Return the exit code.
#pragma once

#include <string>

#include "storage/export_reader.h"

namespace sfn::cli {

int backup_file(const std::string& folder, const std::string& target);
int restore_file(const std::string& copy, const std::string& folder);

struct ExportOptions {
  std::string folder;
  std::string output;  // empty: standard output
  storage::ExportFilter filter;
};
// One execution a line: {executionArn, stateMachineArn, name, status, startDate, stopDate, events}, the
// events as GetExecutionHistory returns them.
int export_histories(const ExportOptions& options);

}  // namespace sfn::cli
