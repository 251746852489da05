// Callees are the services that tasks call in the workload. A call is answered in the next round, by what it
// names; like real ones they live on when the process dies, but their answers to it are lost, and a token
// that they have been given is good all the same.
//
//   function `works`   succeeds                     sqs   answers the call, then its token, twice
//   function `breaks`  fails                        sns   nobody takes it: it has no connector
//   function `sleeps`  never answers
#pragma once

#include <string>
#include <vector>

#include "tests/durability/world.h"

namespace sfn::durability {

class Callees {
 public:
  // After every batch.
  void take(const Effects& effects);
  // What they say now. `tokens` gets those to answer through the API.
  [[nodiscard]] std::vector<CallRequest> answer(std::vector<std::string>& tokens);
  void process_gone();

 private:
  std::vector<CallStarted> called_;
  std::vector<std::string> tokens_;  // of calls that were answered
};

// Which calls have a connector: one call at a time, so that others wait.
[[nodiscard]] RouteCall route_calls();

}  // namespace sfn::durability
