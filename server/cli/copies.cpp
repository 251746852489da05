#include "server/cli/copies.h"

#include <fstream>

#include "engine/execution/event_codec.h"
#include "engine/value/arn.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/api/wire.h"
#include "server/cli/reported.h"
#include "server/system_clock.h"
#include "storage/backup.h"
#include "storage/data_folder.h"

namespace sfn::cli {

namespace {

int show_copy(const storage::CopyReport& report, const std::string& what, const std::string& file) {
  show(report.findings);
  if (report.findings.count() > 0) {
    std::cerr << fmt::format("stepwell: {} was not made: the copy is not sound\n", file);
    return server::kExitFailure;
  }
  std::cout << fmt::format("{} {}: {:.1f} MiB, {} executions, {} history events, verified\n", what, file,
                           static_cast<double>(report.bytes) / (1 << 20), report.executions,
                           report.history_events);
  return server::kExitOk;
}

// What stands before the events.
std::string head_of(const storage::ExecutionDescription& execution) {
  const auto& record = execution.record;
  const auto& machine = execution.state_machine_name;
  JsonObjectText head;
  head.add_string("executionArn", execution_arn(execution.scope, machine, record.name));
  head.add_string("stateMachineArn", state_machine_arn(execution.scope, machine));
  head.add_string("name", record.name);
  head.add_string("status", to_string(record.status));
  api::add_time(head, "startDate", record.started_at);
  if (record.closed_at) api::add_time(head, "stopDate", *record.closed_at);
  std::string text = api::take_body(head);
  text.pop_back();
  return text + R"(,"events":[)";
}

std::int64_t write_histories(const ExportOptions& options, std::ostream& out) {
  storage::ExportReader reader(storage::database_path(options.folder));
  bool first = true;
  return reader.read(options.filter, {.begin =
                                          [&](const storage::ExecutionDescription& execution) {
                                            out << head_of(execution);
                                            first = true;
                                          },
                                      .event =
                                          [&](const storage::ShownEvent& event) {
                                            const auto shown =
                                                render_history_event(event.row, event.payload, true);
                                            out << (first ? "" : ",") << to_wire_json(shown);
                                            first = false;
                                          },
                                      .end = [&] { out << "]}\n"; }});
}

}  // namespace

int backup_file(const std::string& folder, const std::string& target) {
  return reported([&] { return show_copy(storage::backup(folder, target), "backed up to", target); });
}

int restore_file(const std::string& copy, const std::string& folder) {
  return reported([&] {
    const auto report = storage::restore(copy, folder, server::SystemClock().now().wall);
    return show_copy(report, "restored to", storage::database_path(folder).string());
  });
}

int export_histories(const ExportOptions& options) {
  return reported([&] {
    std::ofstream file;
    if (!options.output.empty()) file.open(options.output, std::ios::binary | std::ios::trunc);
    std::ostream& out = options.output.empty() ? std::cout : file;
    const auto count = write_histories(options, out);
    out.flush();
    if (!out) {
      std::cerr << fmt::format("stepwell: {} can't be written\n",
                               options.output.empty() ? "standard output" : options.output);
      return int{server::kExitFailure};
    }
    if (!options.output.empty()) std::cout << fmt::format("exported {} executions\n", count);
    return int{server::kExitOk};
  });
}

}  // namespace sfn::cli
