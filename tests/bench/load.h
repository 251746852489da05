// A Load drives clients over as many connections from one thread with epoll, for a given time, and measures.
// It is closed: a connection has one call in flight, so a slow server gets fewer calls, never a growing pile.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/histogram.h"
#include "tests/bench/workload.h"

namespace sfn::bench {

struct Results {
  std::map<std::string_view, Histogram> answered;  // by operation, successes only
  std::map<std::string, std::uint64_t>
      errors;  // "StartExecution ThrottlingException", "... 500", dropped connections
  std::chrono::duration<double> duration{};
  std::uint64_t executions_started = 0;
  std::uint64_t polls_parked = 0;  // polls that waited when the time was over

  [[nodiscard]] std::uint64_t error_count() const;
};

// Throws ConnectionError when the server can't be reached at all. A connection that is dropped during the
// load is an error in the results and is not opened again. `begins` is called when everything is set up.
Results run_load(std::uint16_t port, Workload workload, const Sizes& sizes, std::chrono::seconds time,
                 const std::function<void()>& begins);

std::string as_table(const Results& results);
std::string as_json(const Results& results);

}  // namespace sfn::bench
