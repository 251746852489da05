// Ten thousand executions wait, each other one for a moment, the rest for a number of seconds, and come due
// over 20 s, while others start and end and the wall clock is set back by two hours and forward by one, five
// times in all. The clock is the simulator's: only the store takes time, as a disk does. What must hold: none
// ends early by the clock it follows, each ends once, none hangs.
#pragma once

#include <string>

namespace sfn::sim {

// A line about how late they were, in milliseconds of the simulated time. Throws Violation.
[[nodiscard]] std::string run_waits_under_jumps();

}  // namespace sfn::sim
