// How results are shown: a table for people, JSON for scripts.
#include <fmt/format.h>

#include "tests/bench/load.h"

namespace sfn::bench {

std::uint64_t Results::error_count() const {
  std::uint64_t count = 0;
  for (const auto& [what, times] : errors)
    count += times;
  return count;
}

std::string as_table(const Results& results) {
  const double seconds = results.duration.count();
  std::string text = fmt::format("{:<22}{:>10}{:>10}{:>10}{:>10}{:>10}\n", "operation", "calls", "calls/s",
                                 "p50 ms", "p99 ms", "max ms");
  for (const auto& [operation, times] : results.answered)
    text += fmt::format("{:<22}{:>10}{:>10.0f}{:>10.2f}{:>10.2f}{:>10.1f}\n", operation, times.count(),
                        static_cast<double>(times.count()) / seconds, times.quantile_ms(0.5),
                        times.quantile_ms(0.99), times.longest_ms());
  for (const auto& [what, times] : results.errors)
    text += fmt::format("error: {} ({} times)\n", what, times);
  text += fmt::format(
      "{} executions started, {:.0f} a second; {} polls waiting at the end; {} errors in {:.1f} s\n",
      results.executions_started, static_cast<double>(results.executions_started) / seconds,
      results.polls_parked, results.error_count(), seconds);
  return text;
}

std::string as_json(const Results& results) {
  std::string operations, errors;
  for (const auto& [operation, times] : results.answered)
    operations += fmt::format(R"({}"{}":{{"calls":{},"p50_ms":{:.3f},"p99_ms":{:.3f},"max_ms":{:.3f}}})",
                              operations.empty() ? "" : ",", operation, times.count(), times.quantile_ms(0.5),
                              times.quantile_ms(0.99), times.longest_ms());
  for (const auto& [what, times] : results.errors)
    errors += fmt::format(R"({}"{}":{})", errors.empty() ? "" : ",", what, times);
  return fmt::format(R"({{"seconds":{:.3f},"executions_started":{},"polls_parked":{},"operations":{{{}}},)"
                     R"("errors":{{{}}}}})",
                     results.duration.count(), results.executions_started, results.polls_parked, operations,
                     errors) +
         "\n";
}

}  // namespace sfn::bench
