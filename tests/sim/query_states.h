// The members of JSONata states in random definitions: what JSONPath says with paths, said with expressions.
// Most find what they look for in the inputs of machines.h; the others fail, as expressions do.
#pragma once

#include <string>

#include "tests/sim/random.h"

namespace sfn::sim {

// What comes behind the Type, with a comma at its end if it is anything. Without Assign, whose names are the
// machine's business.
[[nodiscard]] std::string query_pass(Random& random);
[[nodiscard]] std::string query_wait(Random& random);
// Arguments, time-outs and Output of any task.
[[nodiscard]] std::string query_task(Random& random);
// Resource and members of a task that reaches outside.
[[nodiscard]] std::string query_call(Random& random);
[[nodiscard]] std::string query_parallel(Random& random);
[[nodiscard]] std::string query_map(Random& random);
// Condition and Output of a rule.
[[nodiscard]] std::string query_condition(Random& random);
// Without a comma.
[[nodiscard]] std::string query_fail(Random& random);
// Of a catcher.
[[nodiscard]] std::string query_catch(Random& random);

}  // namespace sfn::sim
