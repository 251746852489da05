#include "tests/property/property.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/execution/apply.h"
#include "engine/value/json.h"
#include "tests/property/engine_run.h"

namespace sfn::property {
namespace {

std::string shown(const Text& text) {
  return text ? *text == kUnknownText ? "(any)" : to_json(Value(*text)) : "(none)";
}

std::string shown(const Outcome& outcome) {
  if (outcome.succeeded) return "succeeds with " + to_json(outcome.output);
  return fmt::format("fails with error {}, cause {}", shown(outcome.failure.error),
                     shown(outcome.failure.cause));
}

bool same_cause(const Text& expected, const Text& actual) {
  return expected == kUnknownText || expected == actual;
}

bool same_outcome(const Outcome& expected, const Outcome& actual) {
  if (expected.succeeded != actual.succeeded) return false;
  if (expected.succeeded) return same(expected.output, actual.output);
  return expected.failure.error == actual.failure.error &&
         same_cause(expected.failure.cause, actual.failure.cause);
}

void expect(const Example& example, const Outcome& actual, const std::string& where) {
  const bool expected = std::any_of(example.outcomes.begin(), example.outcomes.end(),
                                    [&](const Outcome& outcome) { return same_outcome(outcome, actual); });
  if (expected) return;
  std::string text = where + " it " + shown(actual) + "\n  the interpreter:";
  for (const Outcome& outcome : example.outcomes)
    text += "\n    it " + shown(outcome);
  throw Violation{text};
}

// The log of a run, written and read back.
std::vector<HistoryEvent> read_back(const std::vector<HistoryEvent>& events) {
  std::vector<LogRow> rows;
  std::vector<HistoryEvent> read;
  for (const HistoryEvent& event : events) {
    rows.push_back(encode(event));
    auto decoded = decode(rows.back(),
                          [&](Seq seq) { return rows.at(static_cast<std::size_t>(seq.value - 1)).payload; });
    if (!decoded) throw Violation{"a row can't be read back: " + decoded.error().what};
    read.push_back(std::move(*decoded));
  }
  return read;
}

void check_recovery(const Example& example, EngineRun run, const std::string& where) {
  try {
    run.finish();
    expect(example, run.outcome(), where);
  } catch (const std::exception& error) {
    throw Violation{where + ": " + error.what()};
  }
}

Outcome outcome_of(EngineRun& run, const Example& example) {
  run.start(to_json(example.input));
  run.finish();
  return run.outcome();
}

void check_runs(const Example& example, std::uint64_t seed, Checked& checked) {
  const Revision revision = revision_of(to_json(example.definition));
  EngineRun in_one_go(revision, seed, Limits().slice_events_max);
  const Outcome outcome = outcome_of(in_one_go, example);
  checked.succeeded = outcome.succeeded;
  expect(example, outcome, "without interruption");

  EngineRun in_steps(revision, seed + 1, 1);
  expect(example, outcome_of(in_steps, example), "in the smallest slices");
  const std::vector<HistoryEvent> log = read_back(in_steps.events());
  checked.rows = log.size();
  Execution folded(ExecutionId(7));
  for (std::size_t row = 0; row + 1 < log.size(); ++row) {
    apply(folded, log[row]);
    if (!in_steps.ends_command()[row]) continue;  // committed together with the next one
    const std::string where =
        fmt::format("interrupted after row {} of {} ({})", row + 1, log.size(), event_type(log[row].body));
    check_recovery(example, EngineRun(revision, seed + row + 2, folded), where);
    ++checked.recoveries;
  }
}

}  // namespace

Checked check_property(const Example& example, std::uint64_t seed) {
  Checked checked;
  try {
    check_runs(example, seed, checked);
  } catch (const Violation& violation) {
    checked.violation = violation;
  } catch (const std::exception& error) {
    checked.violation = Violation{error.what()};
  }
  return checked;
}

}  // namespace sfn::property
