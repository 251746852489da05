#include "server/call_journal.h"

#include <doctest/doctest.h>

#include "engine/value/digest.h"
#include "engine/value/json.h"
#include "engine/value/value.h"

namespace {

using namespace sfn;
using namespace sfn::server;

Value parsed(const std::string& text) {
  return parse_json(text).value();
}

ApiCall call_at(std::int64_t millis, std::string operation = "GetActivityTask") {
  ApiCall call;
  call.received_at = TimePoint(Millis(millis));
  call.operation = std::move(operation);
  return call;
}

struct Rows {
  std::vector<ApiCall> written;
  CallJournal journal{[this](ApiCall call) { written.push_back(std::move(call)); }};
};

}  // namespace

TEST_CASE("a request is journaled without the payloads that stand in an event") {
  const auto request = parsed(R"({"stateMachineArn":"arn:x","name":"n","input":"{\"secret\":1}"})");
  const std::string_view payloads[] = {"input"};
  CHECK(journal_request(request, payloads) == R"({"stateMachineArn":"arn:x","name":"n"})");
  CHECK(journal_request(request, {}).find("secret") != std::string::npos);
}

TEST_CASE("a member of 1 KiB is kept, a longer one is cut and keeps its length and hash") {
  const std::string whole(1024, 'x');
  CHECK(parsed(journal_request(Value{{"input", whole}}, {}))["input"] == whole);
  const auto longer = whole + "y";
  const auto kept = parsed(journal_request(Value{{"input", longer}}, {}))["input"];
  CHECK(kept["cut"] == whole);
  CHECK(kept["bytes"] == 1025);
  CHECK(kept["sha256"] == sha256_hex(longer));
}

TEST_CASE("a cut does not split a character") {
  const auto text = std::string(1023, 'x') + "\u00e9\u00e9";
  CHECK(parsed(journal_text(text))["cut"] == std::string(1023, 'x'));
}

TEST_CASE("a body of arbitrary bytes becomes JSON text") {
  CHECK(parsed(journal_body("\xff{\x01")) == Value{{"body", "\xEF\xBF\xBD{\x01"}});
}

TEST_CASE("thousands of ignored members do not fill the journal") {
  Value request = Value::object();
  for (int i = 0; i < 5000; ++i)
    request["member" + std::to_string(i)] = i;
  CHECK(journal_request(request, {}).size() < 2000);
}

TEST_CASE(
    "the hundred-and-first empty poll of a second is counted, and the count is written after the second") {
  Rows rows;
  for (int i = 0; i < 100; ++i)
    rows.journal.record_or_count(call_at(5000 + i));
  CHECK(rows.written.size() == 100);
  for (int i = 0; i < 7; ++i)
    rows.journal.record_or_count(call_at(5200 + i));
  rows.journal.write_counts(TimePoint(Millis(5999)));
  CHECK(rows.written.size() == 100);
  rows.journal.write_counts(TimePoint(Millis(6000)));
  REQUIRE(rows.written.size() == 101);
  CHECK(rows.written.back().count == 7);
  CHECK(rows.written.back().operation == "GetActivityTask");
}

TEST_CASE("operations and callers are counted apart, and a new second starts anew") {
  Rows rows;
  for (int i = 0; i < 101; ++i)
    rows.journal.record_or_count(call_at(5000));
  rows.journal.record_or_count(call_at(5000, "CreateActivity"));
  rows.journal.record_or_count(call_at(6000));
  CHECK(rows.written.size() == 102);
  rows.journal.write_counts(TimePoint::max());
  REQUIRE(rows.written.size() == 103);
  CHECK(rows.written.back().count == 1);
}

TEST_CASE("a stranger who invents operations gets a bounded number of rows a second") {
  Rows rows;
  for (int i = 0; i < 5000; ++i)
    rows.journal.record_or_count(call_at(5000, "Invented" + std::to_string(i)));
  rows.journal.write_counts(TimePoint::max());
  CHECK(rows.written.size() <= 1101);
  std::int64_t calls = 0;
  for (const auto& row : rows.written)
    calls += row.count;
  CHECK(calls == 5000);
}
