// The state machines of the recorded workload: between them they write every event there is and wait in every
// way there is. What a worker does with a task follows from the name of its activity (clients.h).
#pragma once

#include <string>
#include <vector>

namespace sfn::durability {

struct Machine {
  std::string name;
  std::string definition;
};
[[nodiscard]] std::vector<Machine> machines();
[[nodiscard]] std::vector<std::string> activities();
// Of the executions, with the items and values that the definitions look for.
[[nodiscard]] std::string input_of(int number);

}  // namespace sfn::durability
