// The one binary: parses the command line and runs the subcommand. What a subcommand does is in server/cli.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "engine/value/arn.h"
#include "engine/value/time.h"
#include "server/cli/call.h"
#include "server/cli/copies.h"
#include "server/cli/environment.h"
#include "server/cli/history.h"
#include "server/cli/jsonata.h"
#include "server/cli/maintenance.h"
#include "server/cli/purge.h"
#include "server/cli/retry.h"
#include "server/cli/serve.h"
#include "server/cli/validate.h"
#include "server/cli/worker.h"
#include "server/config.h"
#include "server/exit_codes.h"
#include "server/version.h"
#include "storage/names.h"
#include "storage/sqlite_library.h"

namespace {

using namespace sfn;

constexpr const char* kExitCodes =
    "Exit codes: 0 a clean stop; 2 command line or configuration; 10 another server has the folder; 11 the "
    "file\n"
    "is of a newer version; 12 it can't be written; 13 it is damaged; 14 it is of another program; 16 it "
    "can't be\n"
    "opened; 17 can't listen; 18 its -wal file is damaged; 20 another process took the file over; 21 a "
    "commit\n"
    "has an unknown outcome (start again); 70 a mistake of this program.";

// What the command line says. `code` is what the chosen subcommand returns.
struct CommandLine {
  std::map<std::string, std::string> flags;  // of serve, by name
  std::map<std::string, std::string> values;
  std::vector<std::string> allow_hosts;
  bool unsafe_listen = false;
  std::optional<std::string> config_file;
  std::string endpoint_url;
  std::string resource;
  std::optional<std::int64_t> verified_after;
  cli::WorkerOptions worker;
  cli::HistoryOptions history;
  cli::ValidateOptions validate;
  cli::ExportOptions exported;
  // Of purge; what is not given is not asked for.
  std::optional<int> older_than_days, journal_older_than_days, journal_mib;
  std::optional<std::int64_t> newest;
  bool dry_run = false;
  cli::JsonataOptions jsonata;
  std::vector<std::string> members;
  double heartbeat_seconds = 5;
  int code = 0;
};

server::Config read_config(const CommandLine& line) {
  server::ConfigSources sources{line.flags, server::environment_variable, line.config_file};
  if (!sources.file) sources.file = server::environment_variable("STEPWELL_CONFIG");
  return server::load_config(sources);
}

// A name stands for the resource of the account and region that a server here would use.
std::string execution_arn_of(const CommandLine& line) {
  const auto colon = line.resource.find(':');
  if (line.resource.starts_with("arn:") || colon == std::string::npos) return line.resource;
  return execution_arn(read_config(line).scope(), line.resource.substr(0, colon),
                       line.resource.substr(colon + 1));
}

std::string activity_arn_of(const CommandLine& line) {
  return line.resource.starts_with("arn:") ? line.resource
                                           : activity_arn(read_config(line).scope(), line.resource);
}

void collect_flags(CommandLine& line, const CLI::App& command) {
  for (const auto& [flag, value] : line.values)
    if (command.get_option_no_throw(flag) != nullptr && command.count(flag) > 0) line.flags[flag] = value;
  if (line.unsafe_listen) line.flags["--unsafe-listen"] = "true";
  if (!line.allow_hosts.empty())
    line.flags["--allow-host"] = fmt::format("{}", fmt::join(line.allow_hosts, ","));
}

void add_setting(CLI::App& command, CommandLine& line, const server::Setting& setting) {
  const std::string flag(setting.flag);
  if (flag == "--unsafe-listen") {
    command.add_flag(flag, line.unsafe_listen, std::string(setting.what));
  } else if (flag == "--allow-host") {
    command.add_option(flag, line.allow_hosts, std::string(setting.what))->allow_extra_args(false);
  } else {
    command.add_option(flag, line.values[flag], fmt::format("{} [{}]", setting.what, setting.show({})));
  }
}

void add_config(CLI::App& command, CommandLine& line) {
  command.add_option("--config", line.config_file, "A TOML file with settings (docs/configuration.md)");
}

void add_serve(CLI::App& app, CommandLine& line) {
  auto& command = *app.add_subcommand("serve", "Start the server");
  for (const auto& setting : server::settings())
    if (!setting.flag.empty()) add_setting(command, line, setting);
  add_config(command, line);
  command.footer(kExitCodes);
  command.callback([&] {
    collect_flags(line, command);
    line.code = cli::serve(read_config(line));
  });
}

CLI::App& add_client(CLI::App& app, CommandLine& line, const std::string& name, const std::string& what) {
  auto& command = *app.add_subcommand(name, what);
  command.add_option("--endpoint-url", line.endpoint_url, "The server")
      ->envname("STEPWELL_ENDPOINT_URL")
      ->default_val("http://127.0.0.1:8083");
  return command;
}

void add_worker(CLI::App& app, CommandLine& line) {
  auto& command = add_client(app, line, "worker", "Run a command for each task of an activity");
  command.add_option("--activity", line.resource, "Name or ARN of the activity")->required();
  command.add_option("--heartbeat", line.heartbeat_seconds, "Seconds between heartbeats [5]")
      ->check(CLI::Range(0.1, 3600.0));
  command.add_option("--name", line.worker.worker_name,
                     "What the history calls this worker [host and process id]");
  command.add_option("command", line.worker.command, "The command and its arguments, after --")->required();
  command.callback([&] {
    line.worker.endpoint_url = line.endpoint_url;
    line.worker.activity_arn = activity_arn_of(line);
    line.worker.heartbeat_interval =
        std::chrono::milliseconds(static_cast<std::int64_t>(line.heartbeat_seconds * 1000));
    line.code = cli::run_worker(line.worker);
  });
}

void add_history(CLI::App& app, CommandLine& line) {
  auto& command = add_client(app, line, "history", "Show the history of an execution");
  command.add_option("execution", line.resource, "ARN, or STATE_MACHINE:NAME")->required();
  command.add_flag("--follow", line.history.follow, "Go on until the execution ends");
  command.add_flag("--json", line.history.json, "One JSON object a line, as the API returns them");
  command.callback([&] {
    line.history.endpoint_url = line.endpoint_url;
    line.history.execution_arn = execution_arn_of(line);
    line.code = cli::show_history(line.history);
  });
}

void add_call(CLI::App& app, CommandLine& line) {
  auto& command = add_client(app, line, "call", "Make one call of the API");
  command.add_option("operation", line.resource, "Such as ListStateMachines")->required();
  command.add_option("members", line.members, "NAME=TEXT, NAME=@FILE or NAME:=JSON");
  command.callback([&] { line.code = cli::call_operation(line.endpoint_url, line.resource, line.members); });
}

void add_validate(CLI::App& app, CommandLine& line) {
  auto& command = *app.add_subcommand("validate", "Say what is wrong with definitions; needs no server");
  command.add_option("files", line.validate.files, "Files with a definition each; - is standard input")
      ->required();
  command.add_flag("--json", line.validate.json, "One JSON object a line and file");
  command
      .add_option_function<std::string>(
          "--type", [&](const std::string& type) { line.validate.express = type == "EXPRESS"; },
          "STANDARD or EXPRESS [STANDARD]")
      ->check(CLI::IsMember({"STANDARD", "EXPRESS"}));
  command.footer("Exit codes: 0 no errors (warnings are none); 1 errors; 2 a file can't be read.");
  command.callback([&] { line.code = cli::validate_files(line.validate); });
}

void add_jsonata(CLI::App& app, CommandLine& line) {
  auto& command = *app.add_subcommand("jsonata", "Evaluate a JSONata expression; needs no server");
  command.add_option("expression", line.jsonata.expression, "The expression, without {% %}")->required();
  command.add_option("--input", line.jsonata.input, "A file with JSON for $; - is standard input");
  command.add_option("--bind", line.jsonata.bindings, "NAME=JSON, the value of the variable $NAME")
      ->allow_extra_args(false);
  command.footer(
      "Exit codes: 0 the result is printed as JSON; 1 the expression fails; 2 the input can't be read;\n"
      "3 the result is undefined.");
  command.callback([&] { line.code = cli::evaluate_jsonata(line.jsonata); });
}

// A verb that works on the file in the data folder; the caller sets what it does.
CLI::App& add_file_verb(CLI::App& app, CommandLine& line, const std::string& name, const std::string& what) {
  auto& command = *app.add_subcommand(name, what);
  for (const auto& setting : server::settings())
    if (setting.flag == "--data") add_setting(command, line, setting);
  add_config(command, line);
  return command;
}

void add_file_verb(CLI::App& app, CommandLine& line, const std::string& name, const std::string& what,
                   int (*verb)(const std::string& folder)) {
  auto& command = add_file_verb(app, line, name, what);
  command.callback([&line, &command, verb] {
    collect_flags(line, command);
    line.code = verb(read_config(line).data);
  });
}

void add_verify(CLI::App& app, CommandLine& line) {
  auto& command = add_file_verb(
      app, line, "verify", "Fold the whole log and compare it with the tables; also while a server runs");
  command.add_option("--after", line.verified_after,
                     "Only executions with an event after this position of the log, and not the journal");
  command.callback([&] {
    collect_flags(line, command);
    line.code = cli::verify_file(read_config(line).data, line.verified_after);
  });
}

void add_copies(CLI::App& app, CommandLine& line) {
  auto& backup = add_file_verb(app, line, "backup", "Copy the database to a file; also while a server runs");
  backup.add_option("file", line.resource, "The copy; must not exist")->required();
  backup.callback([&] {
    collect_flags(line, backup);
    line.code = cli::backup_file(read_config(line).data, line.resource);
  });
  auto& restore = add_file_verb(app, line, "restore", "Make the database of a new folder from a copy");
  restore.add_option("file", line.resource, "A file that backup made")->required();
  restore.callback([&] {
    collect_flags(line, restore);
    line.code = cli::restore_file(line.resource, read_config(line).data);
  });
}

void add_export(CLI::App& app, CommandLine& line) {
  auto& command =
      add_file_verb(app, line, "export", "Print histories, an execution a line; also while a server runs");
  auto& filter = line.exported.filter;
  command.add_option("--state-machine", filter.state_machine, "Only of the state machine of this name");
  command
      .add_option_function<std::string>(
          "--status", [&](const std::string& status) { filter.status = storage::execution_status(status); },
          "Only with this status")
      ->check(CLI::IsMember({"RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"}));
  const auto add_time = [&](const std::string& flag, std::optional<TimePoint>& time,
                            const std::string& what) {
    const auto read = [&time, flag](const std::string& text) {
      time = parse_iso8601(text);
      if (!time) throw CLI::ValidationError(flag, "expects a time such as 2026-01-31T00:00:00Z");
    };
    command.add_option_function<std::string>(flag, read, what);
  };
  add_time("--started-from", filter.started_from, "Only started at this time or later");
  add_time("--started-before", filter.started_before, "Only started before this time");
  command.add_option("--output", line.exported.output, "Write to this file [standard output]");
  command.callback([&] {
    collect_flags(line, command);
    line.exported.folder = read_config(line).data;
    line.code = cli::export_histories(line.exported);
  });
}

// What the command line asks for, or else the settings.
storage::RetentionPolicy purge_policy(const CommandLine& line, const server::Config& config) {
  const auto days = [](const std::optional<int>& count) {
    return count ? std::optional<Millis>(std::chrono::days(*count)) : std::nullopt;
  };
  const storage::RetentionRule rule{days(line.older_than_days), line.newest.value_or(0)};
  storage::RetentionPolicy policy;
  policy.journal_age = days(line.journal_older_than_days);
  policy.journal_bytes = std::int64_t{line.journal_mib.value_or(0)} << 20;
  if (!rule.age && rule.newest == 0 && !policy.journal_age && policy.journal_bytes == 0)
    return config.retention;
  if (line.resource.empty()) {
    policy.executions = rule;
  } else {
    policy.machines[line.resource] = rule;
  }
  return policy;
}

void add_purge(CLI::App& app, CommandLine& line) {
  auto& command =
      add_client(app, line, "purge", "Remove what has closed and what is old, and give space back");
  for (const auto& setting : server::settings())
    if (setting.flag == "--data") add_setting(command, line, setting);
  add_config(command, line);
  const CLI::Range any(0, 1'000'000'000);
  command.add_option("--older-than", line.older_than_days, "Executions that closed so many days ago")
      ->check(any);
  command.add_option("--keep", line.newest, "All but so many executions of each state machine")
      ->check(CLI::Range(1, 1'000'000'000));
  auto* machine = command.add_option("--state-machine", line.resource,
                                     "Only executions of the state machine of this name");
  command.add_option("--journal-older-than", line.journal_older_than_days, "Calls so many days ago")
      ->check(any);
  command.add_option("--journal-mib", line.journal_mib, "All but so many MiB of the newest calls")
      ->check(CLI::Range(1, 1'000'000));
  command.add_flag("--dry-run", line.dry_run, "Say what would be removed");
  command.footer(
      "Without --older-than, --keep and the journal's flags it does what the retention settings say. "
      "Nothing\n"
      "that runs is ever removed.");
  command.callback([&, machine] {
    if (machine->count() > 0 && !line.older_than_days && !line.newest)
      throw CLI::ValidationError("--state-machine", "needs --older-than or --keep");
    collect_flags(line, command);
    const auto config = read_config(line);
    line.code = cli::purge({config.data, line.endpoint_url, purge_policy(line, config), line.dry_run});
  });
}

void add_small_verbs(CLI::App& app, CommandLine& line) {
  auto& retry = add_client(app, line, "retry", "Take an execution out of quarantine");
  retry.add_option("execution", line.resource, "ARN, or STATE_MACHINE:NAME")->required();
  retry.callback([&] { line.code = cli::retry_execution(line.endpoint_url, execution_arn_of(line)); });

  auto& environment = add_client(app, line, "env", "Print shell text for eval that points AWS clients here");
  environment.callback(
      [&] { std::cout << cli::environment_text(line.endpoint_url, read_config(line).region); });

  app.add_subcommand("settings", "Print all settings as a Markdown table")->callback([] {
    std::cout << server::settings_as_markdown();
  });
  app.add_subcommand("version", "Print the version")->callback([] {
    std::cout << "stepwell " << version() << "\n";
  });
}

}  // namespace

int main(int argc, char** argv) {
  storage::set_up_sqlite();
  CLI::App app{"Durable workflows behind the AWS Step Functions API"};
  app.require_subcommand(1);
  CommandLine line;
  add_serve(app, line);
  add_worker(app, line);
  add_history(app, line);
  add_call(app, line);
  add_validate(app, line);
  add_jsonata(app, line);
  add_verify(app, line);
  add_file_verb(app, line, "rebuild",
                "Drop the tables made from the log and make them anew; the server is stopped",
                cli::rebuild_file);
  add_copies(app, line);
  add_export(app, line);
  add_purge(app, line);
  add_small_verbs(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? server::kExitOk : server::kExitUsage;
  } catch (const server::ConfigError& error) {
    std::cerr << "stepwell: " << error.what() << "\n";
    return server::kExitUsage;
  }
  return line.code;
}
