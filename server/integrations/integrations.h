// Integrations decides which connector makes a task's call, hands committed calls to it, and gives what came
// of them to the writer. Which resources can be called is settled while the server starts. route() and
// perform() are the writer thread's; outcomes come from the connectors' threads.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/scheduler/effects.h"
#include "engine/scheduler/request.h"
#include "server/integrations/connector.h"

namespace sfn::integrations {

// What a task calls, as the definition names it.
struct CallTarget {
  std::string_view resource;       // the ARN
  std::string_view resource_type;  // `lambda`, `aws-sdk:sfn`; empty: a function's ARN
  std::string_view action;         // `invoke`, `sendMessage.waitForTaskToken`
};

struct Integration {
  std::string name;  // of the connector, for its share of calls
  int at_once = 1;
  std::function<bool(const CallTarget&)> takes;
  std::shared_ptr<Connector> connector;
  // In whose share a call is, where that depends on its input; nullopt: nobody's. None: in the connector's.
  std::function<std::optional<CallRoute>(const CallTarget&, const Payload& input)> route = {};
};

class Integrations {
 public:
  // The first that takes a call makes it. `tell` gets every outcome, from any thread.
  Integrations(std::vector<Integration> integrations, std::function<void(CallRequest)> tell);
  ~Integrations();
  Integrations(const Integrations&) = delete;
  Integrations& operator=(const Integrations&) = delete;

  [[nodiscard]] tl::expected<CallRoute, std::string> route(const asl::TaskState& task,
                                                           const Payload& input) const;
  void perform(const Effects& effects);
  // Waits until no call is under way, or until the time is over. False: some still are.
  bool wait_until_idle(std::chrono::milliseconds most);
  // Nothing is told any more: what is under way is unknown to the next start.
  void close();

 private:
  struct UnderWay;
  [[nodiscard]] const Integration* find(const CallTarget& target) const;

  const std::vector<Integration> integrations_;
  std::shared_ptr<UnderWay> under_way_;
};

}  // namespace sfn::integrations
