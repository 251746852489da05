// The encoding of the log is frozen: what is written today is read by every later version. The expected lines
// are in tests/golden/encoding; when one differs, the encoding of that event has changed, and it needs a new
// `version` instead of another expectation.
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "engine/execution/event_codec.h"
#include "engine/registry/registry_codec.h"
#include "engine/value/json.h"
#include "engine/value/value.h"
#include "tests/support/sample_events.h"
#include "tests/support/source_dir.h"

namespace sfn {
namespace {

std::string or_null(const std::optional<std::string>& text) {
  return text.value_or("NULL");
}
std::string or_null(const Payload& payload) {
  return payload ? std::string(payload.text()) : "NULL";
}
template <class Tag>
std::string or_null(Id<Tag> id) {
  return id ? std::to_string(id.value) : "NULL";
}

std::string line_of(const LogRow& row) {
  return fmt::format("{}|{}|{}|{}|{} v{}|{}|{}|{}|{}|{}|{}\n", row.seq.value, or_null(row.event_id),
                     row.event_id ? std::to_string(row.previous_event_id.value) : "NULL",
                     row.recorded_at.time_since_epoch().count(), row.type, row.version, row.branch.value,
                     or_null(row.state), or_null(row.payload), or_null(row.payload_seq), or_null(row.details),
                     or_null(row.secret));
}

std::string line_of(const RegistryRow& row) {
  return fmt::format("{}|{} v{}|{}|{}|{}|{}|{}|{}\n", row.recorded_at.time_since_epoch().count(), row.type,
                     row.version, or_null(row.state_machine), or_null(row.revision), or_null(row.activity),
                     or_null(row.name), or_null(row.definition), or_null(row.details));
}

std::string expected(const char* file) {
  std::ifstream in(test::source_dir() / "tests/golden/encoding" / file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// What load() hands to decode.
Payload payload_in(const std::vector<HistoryEvent>& events, Seq seq) {
  return encode(events.at(static_cast<std::size_t>(seq.value - 1))).payload;
}

void check_reads_back(const std::vector<HistoryEvent>& events) {
  for (const HistoryEvent& event : events) {
    const LogRow row = encode(event);
    CAPTURE(line_of(row));
    const auto read = decode(row, [&](Seq seq) { return payload_in(events, seq); });
    REQUIRE(read.has_value());
    CHECK(read->body.index() == event.body.index());
    CHECK(line_of(encode(*read)) == line_of(row));
  }
}

}  // namespace

TEST_CASE("history rows of every event type are written as in the first release and read back") {
  const auto events = test::sample_events();
  std::set<std::size_t> kinds;
  std::string lines;
  for (const HistoryEvent& event : events) {
    kinds.insert(event.body.index());
    lines += line_of(encode(event));
  }
  const auto bare = test::sample_events_without_optionals();
  for (const HistoryEvent& event : bare)
    lines += line_of(encode(event));

  CHECK_MESSAGE(kinds.size() == std::variant_size_v<EventBody>, "a kind of event has no sample");
  CHECK(lines == expected("history_v1.txt"));
  check_reads_back(events);
  check_reads_back(bare);
}

TEST_CASE("a variable nested as deep as JSON may be is read back") {
  const std::string deepest = std::string(kJsonDepthMax, '[') + std::string(kJsonDepthMax, ']');
  auto events = test::sample_events();
  bool assigned = false;
  for (HistoryEvent& event : events) {
    if (auto* exited = std::get_if<StateExited>(&event.body)) {
      exited->assigned = {{"deep", Payload(deepest)}};
      assigned = true;
    }
  }
  REQUIRE(assigned);
  check_reads_back(events);
}

TEST_CASE("registry rows of every event type are written as in the first release and read back") {
  std::set<std::size_t> kinds;
  std::string lines;
  for (const RegistryEvent& event : test::sample_registry_events()) {
    kinds.insert(event.body.index());
    const RegistryRow row = encode(event);
    lines += line_of(row);
    const auto read = decode(row);
    REQUIRE(read.has_value());
    CHECK(line_of(encode(*read)) == line_of(row));
  }
  CHECK(kinds.size() == std::variant_size_v<RegistryEventBody>);
  CHECK(lines == expected("registry_v1.txt"));
}

TEST_CASE("a row that makes no sense is an error that names it, not a half-filled event") {
  const auto no_payload = [](Seq) { return Payload(); };
  const LogRow good = encode(test::sample_events().at(5));  // ActivityScheduled, payload in row 1
  const auto error_of = [&](const std::function<void(LogRow&)>& damage) {
    LogRow row = good;
    damage(row);
    const auto read = decode(row, [](Seq seq) { return seq == Seq(1) ? Payload("{}") : Payload(); });
    return read ? std::string() : read.error().what;
  };

  CHECK(error_of([](LogRow&) {}) == "");
  CHECK(decode(good, no_payload).error().what ==
        "row 6 (ActivityScheduled version 1): payload_seq does not name an earlier row with a payload");
  CHECK(error_of([](LogRow& row) { row.payload_seq = Seq(6); }) != "");
  CHECK(error_of([](LogRow& row) { row.type = "ActivityShipped"; }) != "");
  CHECK(error_of([](LogRow& row) { row.version = 2; }) != "");
  CHECK(error_of([](LogRow& row) { row.event_id = EventId(); }) != "");
  CHECK(error_of([](LogRow& row) { row.state.reset(); }) != "");
  CHECK(error_of([](LogRow& row) { row.details = "[]"; }) != "");
  CHECK(error_of([](LogRow& row) { row.details = "{\"resource\":1}"; }) != "");
  CHECK(error_of([](LogRow& row) { row.secret = "{"; }) != "");
}

TEST_CASE("history events are shown with AWS's detail objects") {
  const auto events = test::sample_events();
  const auto shown = [&](std::size_t index, bool data = true) {
    const LogRow row = encode(events.at(index));
    return to_wire_json(
        render_history_event(row, row.payload ? row.payload : payload_in(events, Seq(1)), data));
  };
  CHECK(shown(0) == R"({"timestamp":1700000000.001,"type":"ExecutionStarted","id":1,"previousEventId":0,)"
                    R"("executionStartedEventDetails":{"roleArn":"arn:aws:iam::123456789012:role/r",)"
                    R"("input":"{\"id\": 7}","inputDetails":{"truncated":false}}})");
  CHECK(shown(1) == R"({"timestamp":1700000000.002,"type":"WaitStateEntered","id":2,"previousEventId":1,)"
                    R"("stateEnteredEventDetails":{"name":"Later",)"
                    R"("input":"{\"id\": 7}","inputDetails":{"truncated":false}}})");
  CHECK(shown(1, false) ==
        R"({"timestamp":1700000000.002,"type":"WaitStateEntered","id":2,"previousEventId":1,)"
        R"("stateEnteredEventDetails":{"name":"Later"}})");
  CHECK(shown(3) ==
        R"({"timestamp":1700000000.004,"type":"ParallelStateAborted","id":4,"previousEventId":3})");
  CHECK(shown(12).find(
            R"("region":"us-east-1","timeoutInSeconds":1,"heartbeatInSeconds":2,"parameters":"{}"}})") !=
        std::string::npos);
  CHECK(shown(16).find("Details") == std::string::npos);  // ParallelStateStarted: AWS shows no input
}

}  // namespace sfn
