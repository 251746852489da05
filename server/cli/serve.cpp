#include "server/cli/serve.h"

#include <csignal>
#include <iostream>
#include <system_error>

#include <fmt/format.h>
#include <netdb.h>
#include <sys/stat.h>

#include "server/exit_codes.h"
#include "server/log.h"
#include "server/server.h"
#include "server/version.h"
#include "storage/migrate.h"
#include "storage/open_error.h"
#include "storage/sqlite_library.h"

namespace sfn::cli {

namespace {

using server::Config;

// The signals that stop are taken by sigwait in this thread; blocked before any other thread is started.
sigset_t block_stop_signals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  // A client that hangs up and a full file are answers of system calls, not ends of the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return stops;
}

bool only_loopback(const std::string& host) {
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, nullptr, &found) != 0)
    return true;  // listening will say what is wrong
  bool loopback = true;
  for (const auto* address = found; address != nullptr; address = address->ai_next) {
    char text[NI_MAXHOST] = {};
    getnameinfo(address->ai_addr, address->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
    const std::string_view shown(text);
    loopback = loopback && (shown.starts_with("127.") || shown == "::1");
  }
  freeaddrinfo(found);
  return loopback;
}

std::string size_of(const std::string& file) {
  struct stat facts {};
  if (stat(file.c_str(), &facts) != 0) return "new";
  return fmt::format("{:.1f} MiB", static_cast<double>(facts.st_size) / (1 << 20));
}

std::string retention_of(const storage::RetentionPolicy& policy) {
  const auto& age = policy.executions.age;
  std::string kept =
      age ? fmt::format("closed executions for {} days", std::chrono::floor<std::chrono::days>(*age).count())
          : "closed executions for ever";
  if (policy.executions.newest > 0)
    kept += fmt::format(", at most {} of a state machine", policy.executions.newest);
  if (!policy.machines.empty()) kept += fmt::format(", {} otherwise", policy.machines.size());
  return kept;
}

void show_banner(const Config& config, const server::Started& started) {
  const auto& found = started.recovery;
  std::string addresses;
  for (const auto& address : started.addresses)
    addresses += fmt::format("http://{} ", address);
  std::cerr << fmt::format(
      "Stepwell {} (SQLite {})\n"
      "  listens on   {}\n"
      "  account      {}, region {}\n"
      "  database     {} ({}, schema {})\n"
      "  last end     {}\n"
      "  keeps        {}\n"
      "  resumed      {}\n",
      version(), storage::sqlite_version(), addresses, config.account, config.region, started.database,
      size_of(started.database), storage::newest_schema_version(),
      found.epoch <= 1 ? "none, the database is new"
      : found.restored ? "restored from a copy"
      : found.clean    ? "a clean stop"
                       : "not clean, recovered from the log",
      retention_of(config.retention),
      started.recovering
          ? "goes on while calls are served; a line of the log will tell the end"
          : fmt::format("{} executions ({} folded from the log), {} timers, {} tasks, in {:.1f} ms",
                        found.open_executions, found.folded, found.timers, found.tasks,
                        static_cast<double>(found.duration_us) / 1000.0));
  if (found.quarantined > 0)
    std::cerr << fmt::format("  quarantined  {} executions; the view v_stuck says why\n", found.quarantined);
  std::cerr << "  stop with    Ctrl-C or SIGTERM\n";
}

int serve_until_stopped(const Config& config, const sigset_t& stops) {
  server::Server server(config);
  server.start();
  show_banner(config, server.started());
  int signal = 0;
  sigwait(&stops, &signal);
  server::log_info(fmt::format("stopping after {}", strsignal(signal)));
  server.stop();
  server::log_info("stopped");
  return server::kExitOk;
}

// Of what the store answers during a start.
int exit_code_of(StorageError::Kind kind) {
  switch (kind) {
    case StorageError::Kind::KnownFailure: return static_cast<int>(storage::OpenError::Reason::Unavailable);
    case StorageError::Kind::NotOwner: return server::kExitOwnershipLost;
    case StorageError::Kind::UnknownOutcome: return server::kExitUnknownOutcome;
    case StorageError::Kind::Damaged: return server::kExitDamaged;
  }
  return server::kExitInternalFailure;
}

std::string with_advice(int code, const std::string& why) {
  return code == server::kExitDamaged ? fmt::format("{}; {}", why, server::kDamageAdvice) : why;
}

int fail(int code, const std::string& why) {
  std::cerr << "stepwell: " << why << "\n";
  return code;
}

}  // namespace

int serve(const Config& config) {
  server::set_log_level(config.log_level);
  if (!config.unsafe_listen && !only_loopback(config.host))
    return fail(server::kExitUsage,
                fmt::format("{} can be reached by other machines, and there is no authentication; "
                            "--unsafe-listen allows it",
                            config.host));
  const auto stops = block_stop_signals();
  try {
    return serve_until_stopped(config, stops);
  } catch (const server::ConfigError& error) {
    return fail(server::kExitUsage, error.what());
  } catch (const storage::OpenError& error) {
    return fail(error.exit_code(), with_advice(error.exit_code(), error.what()));
  } catch (const StorageError& error) {
    const int code = exit_code_of(error.kind());
    return fail(code, with_advice(code, config.database() + ": " + error.what()));
  } catch (const std::system_error& error) {
    return fail(server::kExitCannotListen, error.what());
  } catch (const std::exception& error) {
    return fail(server::kExitInternalFailure, error.what());
  }
}

}  // namespace sfn::cli
