// What holds for the log of every execution, whatever it ran: ids dense from
// 1, previous ids smaller, entered and exited pair up in each branch, one terminal event at the end, at most
// one outcome for a scheduled task, no timer early, no time that goes back.
#pragma once

#include <string>
#include <vector>

#include "engine/execution/event.h"

namespace sfn::test {

// Empty: all of it holds. Otherwise a sentence with the row it is about.
[[nodiscard]] std::string broken_invariant(const std::vector<HistoryEvent>& events);

}  // namespace sfn::test
