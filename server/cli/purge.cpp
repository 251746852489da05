#include "server/cli/purge.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <thread>

#include <sys/stat.h>

#include "engine/value/json.h"
#include "engine/value/json_text.h"
#include "engine/value/value.h"
#include "server/api/file_proof.h"
#include "server/cli/api_client.h"
#include "server/cli/reported.h"
#include "server/system_clock.h"
#include "storage/data_folder.h"
#include "storage/offline_purge.h"

namespace sfn::cli {

namespace {

// As the server does it by its settings (server/retention): a millisecond of the writer's time, and the next
// ones when the rows of the last ones are nearly gone.
constexpr std::size_t kAtATime = 50;
constexpr std::int64_t kLeftoversMax = 25;
constexpr auto kPoll = std::chrono::milliseconds(20);

// The server does not do what it is asked.
struct ServerFailure {
  std::string what;
};

double mebibytes_of(const std::filesystem::path& file) {
  struct stat facts {};
  if (stat(file.c_str(), &facts) != 0) return 0;
  return static_cast<double>(facts.st_size) / (1 << 20);
}

// Where the proposals go: the server that owns the file.
class ThroughServer {
 public:
  ThroughServer(const std::string& endpoint_url, storage::RetentionPlan& plan)
      : client_(endpoint_url), plan_(plan), proof_(api::file_proof_of(plan.token_key())) {}

  std::int64_t remove(const PurgeRequest& request) {
    const std::string body = body_of(request);
    std::int64_t removed = 0;
    while (true) {
      const auto result = client_.call("Stepwell.PurgeExecutions", body);
      if (result.ok) {
        while (plan_.leftovers() > kLeftoversMax)
          std::this_thread::sleep_for(kPoll);
        const auto answer = parse_json(result.body);
        removed += answer->value("removed", std::int64_t{0});
        if (answer->value("postponed", std::int64_t{0}) == 0) return removed;
        std::this_thread::sleep_for(kPoll);
        continue;
      }
      if (result.error_type != "ThrottlingException") throw ServerFailure{describe_failure(result, client_)};
      std::this_thread::sleep_for(kPoll);
    }
  }
  // Until the rows are gone and the space is given back.
  void finish() {
    while (plan_.leftovers() > 0 || plan_.pages_to_give_back() > 0)
      std::this_thread::sleep_for(kPoll);
  }

 private:
  [[nodiscard]] std::string body_of(const PurgeRequest& request) const {
    std::string ids;
    for (const ExecutionId id : request.executions)
      ids += fmt::format("{}{}", ids.empty() ? "" : ",", id.value);
    JsonObjectText body;
    body.add_string("file", proof_);
    body.add_json("executionIds", "[" + ids + "]");
    body.add_number("closedBefore",
                    std::max<std::int64_t>(request.closed_before.time_since_epoch().count(), 0));
    if (request.calls_below) body.add_number("callsBelow", request.calls_below.value);
    return body.take().value();
  }

  ApiClient client_;
  storage::RetentionPlan& plan_;
  const std::string proof_;
};

// Or this process, which owns the folder meanwhile.
class ByItself {
 public:
  explicit ByItself(const std::string& folder) : file_(folder, server::SystemClock().now().wall) {}
  std::int64_t remove(const PurgeRequest& request) {
    return file_.remove(request, server::SystemClock().now().wall);
  }
  void finish() {
    file_.tidy();
    file_.close();
  }

 private:
  storage::OfflinePurge file_;
};

// What would go, a line for each state machine.
int show_candidates(storage::RetentionPlan& plan) {
  struct Sum {
    std::int64_t executions = 0;
    std::int64_t events = 0;
  };
  std::map<StateMachineId, Sum> sums;
  for (auto some = plan.next(kAtATime); !some.empty(); some = plan.next(kAtATime)) {
    for (const auto& candidate : some) {
      Sum& sum = sums[candidate.state_machine];
      ++sum.executions;
      sum.events += plan.events_of(candidate.execution);
    }
  }
  for (const auto& [machine, sum] : sums)
    std::cout << fmt::format("would remove {} executions ({} events) of {}\n", sum.executions, sum.events,
                             plan.machine_name(machine));
  const CallId calls_below = plan.calls_below();
  const auto calls = calls_below ? plan.calls_before(calls_below) : 0;
  if (calls > 0) std::cout << fmt::format("would remove {} calls from the journal\n", calls);
  if (sums.empty() && calls == 0) std::cout << "would remove nothing\n";
  return server::kExitOk;
}

template <class Owner>
int remove_all(storage::RetentionPlan& plan, Owner&& owner, const std::string& folder) {
  const auto database = storage::database_path(folder);
  const double before = mebibytes_of(database);
  std::int64_t removed = 0;
  for (auto some = plan.next(kAtATime); !some.empty(); some = plan.next(kAtATime))
    removed += owner.remove(storage::purge_request("purge", some));
  const CallId calls_below = plan.calls_below();
  const auto calls = calls_below ? plan.calls_before(calls_below) : 0;
  if (calls > 0)
    owner.remove({.cause = "purge", .executions = {}, .closed_before = {}, .calls_below = calls_below});
  std::cout << fmt::format("removed {} executions and {} calls; giving their space back\n", removed, calls)
            << std::flush;
  owner.finish();
  std::cout << fmt::format("{}: {:.1f} MiB, {:.1f} before\n", database.string(), mebibytes_of(database),
                           before);
  return server::kExitOk;
}

bool owned_by_a_server(const std::string& folder) {
  try {
    const storage::FolderLock lock(folder);
    return false;
  } catch (const storage::OpenError& error) {
    if (error.reason() != storage::OpenError::Reason::InUse) throw;
    return true;
  }
}

int purge_file(const PurgeOptions& options) {
  const auto database = storage::database_path(options.folder);
  if (!std::filesystem::exists(database))
    throw storage::OpenError(storage::OpenError::Reason::Missing,
                             fmt::format("there is no database {}", database.string()));
  const bool served = owned_by_a_server(options.folder);
  std::unique_ptr<ByItself> own;
  // First: it may have to bring the file to this program's schema.
  if (!served && !options.dry_run) own = std::make_unique<ByItself>(options.folder);
  storage::RetentionPlan plan(database);
  plan.begin(options.policy, server::SystemClock().now().wall);
  if (options.dry_run) return show_candidates(plan);
  if (own) return remove_all(plan, *own, options.folder);
  return remove_all(plan, ThroughServer(options.endpoint_url, plan), options.folder);
}

}  // namespace

int purge(const PurgeOptions& options) {
  return reported([&] {
    try {
      return purge_file(options);
    } catch (const ServerFailure& failure) {
      std::cerr << "stepwell: " << failure.what << "\n";
      return int{server::kExitFailure};
    }
  });
}

}  // namespace sfn::cli
