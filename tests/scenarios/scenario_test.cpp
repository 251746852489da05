// Every file of this folder: each run comes out as it says, and comes out so as well when the process dies
// before or after any of its commits.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/execution/apply.h"
#include "engine/value/json.h"
#include "tests/scenarios/scenario_run.h"
#include "tests/support/history_invariants.h"
#include "tests/support/history_lines.h"
#include "tests/support/source_dir.h"

namespace sfn::test {
namespace {

// What GetExecutionHistory's last event and DescribeExecution say of the end.
struct End {
  Payload output;
  OptionalText error;
  OptionalText cause;
};

struct EndOf {
  End operator()(const ExecutionSucceeded& e) const { return {.output = e.output}; }
  End operator()(const ExecutionFailed& e) const { return {.error = e.error, .cause = e.cause}; }
  End operator()(const ExecutionAborted& e) const { return {.error = e.error, .cause = e.cause}; }
  End operator()(const ExecutionTimedOut& e) const { return {.error = e.error, .cause = e.cause}; }
  End operator()(const auto&) const { return {}; }
};

// As the scenario's file would have it.
std::string for_the_file(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += fmt::format("\n  {}", line.size() < 2'000 ? line : line.substr(0, 2'000) + "...");
  return text;
}

void check_log(const ScenarioOutcome& outcome) {
  CHECK(broken_invariant(outcome.events) == "");
  Execution folded(outcome.record.id);
  for (const HistoryEvent& event : outcome.events)
    apply(folded, event);
  CHECK(folded.status() == outcome.record.status);
  CHECK(folded.pending().empty() == folded.closed());
  CHECK(outcome.record.closed_at == (folded.closed() ? std::optional(folded.closed_at()) : std::nullopt));
}

void check_end(const Expectation& expect, const ScenarioOutcome& outcome) {
  CHECK(to_string(outcome.record.status) == expect.status);
  const End end = std::visit(EndOf{}, outcome.events.back().body);
  CHECK((end.output ? to_json(parse_payload(end.output)) : "") ==
        (expect.output ? to_json(*expect.output) : ""));
  CHECK(end.error.value_or("") == expect.error.value_or(""));
  CHECK(end.cause.value_or("") == expect.cause.value_or(""));
}

void check_times(const Expectation& expect, const ScenarioOutcome& outcome) {
  for (const auto& [id, time] : expect.times) {
    const auto event = std::find_if(outcome.events.begin(), outcome.events.end(),
                                    [&, id = id](const HistoryEvent& e) { return e.id == EventId(id); });
    REQUIRE(event != outcome.events.end());
    CAPTURE(id);
    CHECK(event->recorded_at - outcome.record.started_at == time);
  }
}

// Dies at every commit, before and after it, with and without a checkpoint to start from.
void check_crashes(const Scenario& scenario, const ScenarioOutcome& expected) {
  const auto lines = history_lines(expected.rows);
  using Fault = MemoryStorage::Fault;
  int crashes = 0;
  for (int batch = 0; batch < expected.batches; ++batch) {
    for (const Fault fault : {Fault::DiesBeforeStored, Fault::DiesAfterStored}) {
      const std::string when = fault == Fault::DiesAfterStored ? "after" : "before";
      INFO("the process dies ", when, " the commit of batch ", batch);
      const auto outcome = run_scenario(
          scenario, CrashPlan{.batch = batch, .fault = fault, .lose_checkpoint = batch % 2 == 1});
      if (!outcome.crashed) continue;
      ++crashes;
      check_log(outcome);
      const auto after_crash = history_lines(outcome.rows);
      CHECK_MESSAGE(after_crash == lines, for_the_file(after_crash));
      CHECK(outcome.record.status == expected.record.status);
    }
  }
  CHECK_MESSAGE(crashes >= 2, "the start is a commit");
}

void check_scenario(const Scenario& scenario) {
  INFO(scenario.name);
  const ScenarioOutcome outcome = run_scenario(scenario, std::nullopt);
  check_log(outcome);
  check_end(scenario.expect, outcome);
  const auto lines = history_lines(outcome.rows);
  if (scenario.expect.history) CHECK_MESSAGE(lines == *scenario.expect.history, for_the_file(lines));
  check_times(scenario.expect, outcome);
  check_crashes(scenario, outcome);
}

}  // namespace

TEST_CASE("scenarios: each comes out as its file says, also when the process dies at any commit") {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests" / "scenarios")) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    for (const Scenario& scenario : load_scenarios(entry.path())) {
      try {
        check_scenario(scenario);
      } catch (const std::exception& error) {
        // One that breaks down does not hide the others.
        FAIL_CHECK(scenario.name, ": ", error.what());
      }
    }
  }
  CHECK(files > 0);
}

}  // namespace sfn::test
