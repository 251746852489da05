// What `stepwell export` reads: executions in the order of their ids, with their whole histories, an
// execution at a time in a read transaction of its own. On a connection of its own; works beside a running
// server.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "storage/queries.h"

namespace sfn::storage {

struct ExportFilter {
  std::optional<std::string> state_machine;  // its name
  std::optional<ExecutionStatus> status;
  std::optional<TimePoint> started_from;    // this moment included
  std::optional<TimePoint> started_before;  // this one not
};

// Called for each execution: begin, its events in order, end.
struct ExportVisitor {
  std::function<void(const ExecutionDescription&)> begin;
  std::function<void(const ShownEvent&)> event;
  std::function<void()> end;
};

class ExportReader {
 public:
  // Throws OpenError.
  explicit ExportReader(const std::filesystem::path& database);
  ~ExportReader();

  // Visits each execution that fits, and returns how many did. One that is removed meanwhile is left out.
  // Throws StorageError.
  std::int64_t read(const ExportFilter& filter, const ExportVisitor& visitor);

 private:
  struct Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace sfn::storage
