#include "server/integrations/http_tasks.h"

#include <doctest/doctest.h>

#include "engine/value/json.h"
#include "engine/value/value.h"
#include "server/integrations/address_policy.h"
#include "server/integrations/secrets.h"
#include "tests/server/outgoing_support.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;
using namespace sfn::integrations::test;

// An API and the endpoint of its tokens, whose answers may be held back.
struct Fixture {
  std::atomic<int> status = 200;
  std::atomic<int> tokens = 0, requests = 0;
  std::atomic<bool> left = false;  // the caller has ended a connection that was not answered
  std::string last_request;        // when its answer has come
  Gate token_gate, api_gate;
  RawServer server{[this](RawConnection& connection) {
    while (auto request = connection.read_request()) {
      const bool is_token = request->starts_with("POST /token");
      if (is_token) {
        const int number = ++tokens;
        if (!token_gate.wait()) return;
        connection.send(
            reply_text("{\"access_token\":\"t" + std::to_string(number) + "\",\"expires_in\":3600}"));
        continue;
      }
      ++requests;
      last_request = *request;
      if (request->find("/never") != std::string::npos) {
        connection.wait_for_end();
        left = true;
        return;
      }
      if (!api_gate.wait() || !connection.send(reply_text("done", "", status))) return;
    }
  }};
  std::atomic<std::int64_t> now = 0;
  HttpClient client;
  std::int64_t last_task = 0;
  std::shared_ptr<HttpTasks> http_tasks = make({.hosts = {"127.0.0.1"}});
  Outcomes<CallOutcome> outcomes;

  enum class Gates { Open, Closed };
  explicit Fixture(Gates gates = Gates::Open) {
    if (gates == Gates::Closed) return;
    token_gate.open();
    api_gate.open();
  }
  ~Fixture() {
    token_gate.open();
    api_gate.open();
    client.stop();
  }

  std::shared_ptr<HttpTasks> make(const AddressRules& rules) {
    const auto connections = parse_connections(
        "[connections.bank]\nauthorization_type = \"OAUTH_CLIENT_CREDENTIALS\"\n"
        "authorization_endpoint = \"" +
            server.url("/token") + "\"\nclient_id = \"id\"\nclient_secret = \"hidden\"\n",
        "connections.toml");
    return std::make_shared<HttpTasks>(
        client, HttpTasks::Options{.region = "us-east-1",
                                   .allow_plain_http = true,
                                   .address_policy = std::make_shared<AddressPolicy>(rules),
                                   .connections = std::make_shared<Connections>(connections),
                                   .now = [this] { return ElapsedPoint(Millis(now)); }});
  }

  TaskRef submit(const std::string& path, const std::string& more = "") {
    CallStarted call;
    call.execution = ExecutionId{1};
    call.task = Seq{++last_task};
    call.resource_type = "http";
    call.input = Payload(R"({"Method":"GET","ApiEndpoint":")" + server.url(path) + "\"" + more + "}");
    http_tasks->submit(call, outcomes.next());
    return {call.execution, call.task};
  }
  CallFailed failure(std::size_t index) {
    const auto outcome = outcomes.take(index);
    REQUIRE(std::holds_alternative<CallFailed>(outcome));
    return std::get<CallFailed>(outcome);
  }
  bool succeeded(std::size_t index) { return std::holds_alternative<CallSucceeded>(outcomes.take(index)); }
};

constexpr const char* kBank =
    R"(,"Authentication":{"ConnectionArn":"arn:aws:events:r:1:connection/bank/id"})";

}  // namespace

TEST_CASE("a call gets the token of its connection, and a new one after a refusal") {
  Fixture f;
  f.submit("/", kBank);
  CHECK(f.succeeded(0));
  CHECK(f.last_request.find("Authorization: Bearer t1\r\n") != std::string::npos);
  f.status = 401;
  f.submit("/", kBank);
  CHECK(f.failure(1).error == "States.Http.StatusCode.401");
  f.status = 200;
  f.submit("/", kBank);
  CHECK(f.succeeded(2));
  CHECK(f.last_request.find("Authorization: Bearer t2\r\n") != std::string::npos);
}

TEST_CASE("a call that is cancelled while it waits for its token is never made") {
  Fixture f(Fixture::Gates::Closed);
  const auto task = f.submit("/", kBank);
  REQUIRE(f.token_gate.wait_for_arrivals(1));
  f.http_tasks->cancel(task);
  f.token_gate.open();
  CHECK(f.failure(0).error == "States.TaskFailed");
  CHECK(f.requests == 0);
  CHECK(f.outcomes.once_each());
}

TEST_CASE("the time for a call includes that for its token") {
  Fixture f(Fixture::Gates::Closed);
  f.submit("/", kBank);
  REQUIRE(f.token_gate.wait_for_arrivals(1));
  f.now = kHttpTimeout.count() - 20;
  f.token_gate.open();
  CHECK(f.failure(0).error == "States.Http.Socket");
}

TEST_CASE("a call that is cancelled is given up, and its connection is closed") {
  Fixture f;
  const auto task = f.submit("/never");
  REQUIRE(eventually([&] { return f.requests == 1; }));
  f.http_tasks->cancel(task);
  CHECK(f.failure(0).error == "States.TaskFailed");
  CHECK(eventually([&] { return f.left.load(); }));
  f.http_tasks->cancel(task);  // it has ended
  CHECK(f.outcomes.once_each());
}

TEST_CASE("what may not be called is refused before a token is fetched") {
  Fixture f;
  f.http_tasks = f.make({});
  f.submit("/");
  CHECK(f.failure(0).error == "States.Permissions");
  f.submit("/", kBank);
  const auto token = f.failure(1);
  CHECK(token.error == "Events.ConnectionResource.InvalidConnectionState");
  CHECK(token.cause->find("the address 127.0.0.1 is not allowed") != std::string::npos);
  f.submit("/", R"(,"ApiEndpoint":"ftp://127.0.0.1/")" + std::string(kBank));
  CHECK(f.failure(2).error == "States.Permissions");
  f.submit("/", R"(,"Authentication":{"ConnectionArn":"nobody"})");
  CHECK(f.failure(3).error == "Events.ConnectionResource.ResourceNotFound");
  CHECK(f.server.connections() == 0);
}
