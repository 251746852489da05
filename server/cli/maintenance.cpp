#include "server/cli/maintenance.h"

#include <iostream>

#include <fmt/format.h>

#include "engine/scheduler/storage.h"
#include "server/exit_codes.h"
#include "storage/data_folder.h"
#include "storage/open_error.h"
#include "storage/rebuild.h"
#include "storage/verify.h"

namespace sfn::cli {

namespace {

void show(const storage::Findings& findings) {
  for (const std::string& line : findings.lines())
    std::cout << line << "\n";
  const auto more = findings.count() - static_cast<std::int64_t>(findings.lines().size());
  if (more > 0) std::cout << fmt::format("and {} more\n", more);
}

int exit_code_of(const storage::Findings& findings) {
  return findings.count() == 0 ? server::kExitOk : server::kExitFailure;
}

// Runs `work`, which returns the exit code; what it throws becomes a line and a code.
template <class Work>
int reported(Work&& work) {
  try {
    return work();
  } catch (const storage::OpenError& error) {
    std::cerr << "stepwell: " << error.what() << "\n";
    return error.exit_code();
  } catch (const StorageError& error) {
    std::cerr << "stepwell: " << error.what() << "\n";
    const bool damaged = error.kind() == StorageError::Kind::Damaged;
    return static_cast<int>(damaged ? storage::OpenError::Reason::Corrupt
                                    : storage::OpenError::Reason::Unavailable);
  }
}

}  // namespace

int verify_file(const std::string& folder) {
  return reported([&] {
    const auto report = storage::verify(storage::database_path(folder));
    show(report.findings);
    std::cout << fmt::format(
        "verified {} executions, {} history events, {} registry events, {} calls: {}\n", report.executions,
        report.history_events, report.registry_events, report.api_calls,
        report.findings.count() == 0 ? "nothing found" : fmt::format("{} findings", report.findings.count()));
    return exit_code_of(report.findings);
  });
}

int rebuild_file(const std::string& folder) {
  return reported([&] {
    const auto report = storage::rebuild(folder);
    show(report.findings);
    std::cout << fmt::format(
        "rebuilt the tables of {} executions ({} entries pending) and of {} registry events\n",
        report.executions, report.pending, report.registry_events);
    return exit_code_of(report.findings);
  });
}

}  // namespace sfn::cli
