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

// finish: starts a chain and asks until it has succeeded. roundtrips: executions whose task comes again and
// again, and every connection a worker. describe and list read a file that stepwell_make_parked made.
enum class Workload { kStart, kChain, kActivity, kMixed, kPolls, kFinish, kRoundTrips, kDescribe, kList };
// nullopt for a name that is none of start, chain, activity, mixed, polls, finish, roundtrips, describe,
// list.
std::optional<Workload> workload_of(std::string_view name);

struct Sizes {
  int connections = 64;            // beside the parked polls
  int polls = 2000;                // of the workload polls
  int activities = 2;              // of the workload polls
  int states = 10;                 // of a chain
  int open = 1000;                 // executions of the workload roundtrips
  std::string machine = "closed";  // whose executions describe and list read: closed-1 to closed-<executions>
  std::int64_t executions = 1000;
};

// The resources and counts that clients share.
struct Shared {
  std::string run;           // makes names of executions unique
  std::string pass_machine;  // one Pass state
  std::string chain_machine;
  std::string task_machine;  // one Task state
  std::vector<std::string> activities;
  std::string last_execution;
  std::string known_machine;          // of describe and list
  std::int64_t known_executions = 0;  // named <machine>-1 and so on
  std::int64_t tasks_open = 0;
  std::int64_t tasks_open_max = 0;
  std::uint64_t executions_started = 0;
};

enum class Role { kStarter, kTaskStarter, kWorker, kReader, kPoller, kFinisher, kDescriber, kLister };

class Client {
 public:
  Client(Role role, std::string target, int number);

  // nullopt: nothing to do until another client was answered.
  std::optional<Call> next(Shared& shared);
  void take(const Answer& answer, Shared& shared);
  // The next call belongs to what an earlier one began (finish): both are measured as one, too.
  [[nodiscard]] bool continues() const { return role_ == Role::kFinisher && !open_.empty(); }
  // Waits for a task without being measured by it.
  [[nodiscard]] bool polls() const {
    return role_ == Role::kPoller || (role_ == Role::kWorker && token_.empty());
  }

 private:
  Call start_call(const Shared& shared);
  Call read_call(const Shared& shared);
  Call describe_call(const Shared& shared);
  Call list_call() const;

  Role role_;
  std::string target_;  // the ARN of a state machine or an activity
  int number_;
  std::uint64_t calls_ = 0;
  std::string token_;  // of the task at hand, or of the next page
  std::string open_;   // the execution that is not known to have succeeded
};

// Creates what the workload needs; throws ConnectionError when a call is refused.
Shared set_up(Workload workload, const Sizes& sizes, Connection& connection);
std::vector<Client> clients_of(Workload workload, const Sizes& sizes, const Shared& shared);

}  // namespace sfn::bench
