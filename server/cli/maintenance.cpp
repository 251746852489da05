#include "server/cli/maintenance.h"

#include <iostream>

#include <fmt/format.h>

#include "server/cli/reported.h"
#include "storage/data_folder.h"
#include "storage/rebuild.h"
#include "storage/verify.h"

namespace sfn::cli {

int verify_file(const std::string& folder, std::optional<std::int64_t> after) {
  return reported([&] {
    const auto report = storage::verify(storage::database_path(folder),
                                        after ? std::optional(Position(*after)) : std::nullopt);
    show(report.findings);
    std::cout << fmt::format(
        "verified {} executions, {} history events, {} registry events, {} calls, {} purges: {}\n",
        report.executions, report.history_events, report.registry_events, report.api_calls, report.purges,
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
