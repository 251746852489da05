// What each connection of a load does: a Client knows its next call from the answers it got. Starters,
// workers and readers meet in Shared, which also keeps the number of unfinished activity executions bounded:
// a starter waits while workers are behind. No sockets here; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/connection.h"

namespace sfn::bench {

enum class Workload { kStart, kChain, kActivity, kMixed, kPolls };
// nullopt for a name that is none of start, chain, activity, mixed, polls.
std::optional<Workload> workload_of(std::string_view name);

struct Sizes {
  int connections = 64;  // beside the parked polls
  int polls = 2000;      // of the workload polls
  int activities = 2;    // of the workload polls
};

// The resources and counts that clients share.
struct Shared {
  std::string run;           // makes names of executions unique
  std::string pass_machine;  // one Pass state
  std::string chain_machine;
  std::string task_machine;  // one Task state
  std::vector<std::string> activities;
  std::string last_execution;
  std::int64_t tasks_open = 0;
  std::int64_t tasks_open_max = 0;
  std::uint64_t executions_started = 0;
};

enum class Role { kStarter, kTaskStarter, kWorker, kReader, kPoller };

class Client {
 public:
  Client(Role role, std::string target, int number);

  // nullopt: nothing to do until another client was answered.
  std::optional<Call> next(Shared& shared);
  void take(const Answer& answer, Shared& shared);
  // Waits for a task without being measured by it.
  [[nodiscard]] bool polls() const {
    return role_ == Role::kPoller || (role_ == Role::kWorker && token_.empty());
  }

 private:
  Call start_call(const Shared& shared);
  Call read_call(const Shared& shared);

  Role role_;
  std::string target_;  // the ARN of a state machine or an activity
  int number_;
  std::uint64_t calls_ = 0;
  std::string token_;
};

// Creates what the workload needs; throws ConnectionError when a call is refused.
Shared set_up(Workload workload, const Sizes& sizes, Connection& connection);
std::vector<Client> clients_of(Workload workload, const Sizes& sizes, const Shared& shared);

}  // namespace sfn::bench
