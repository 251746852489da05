#include "server/integrations/http_client.h"

#include <cstdlib>
#include <thread>

#include <doctest/doctest.h>

#include "server/integrations/address_policy.h"
#include "tests/server/outgoing_support.h"

namespace {

using namespace sfn;
using namespace sfn::integrations;
using namespace sfn::integrations::test;

using HttpOutcomes = Outcomes<HttpOutcome>;

// Answers every request of every connection.
void answer_all(RawConnection& connection) {
  while (connection.read_request()) {
    if (!connection.send(reply_text("hello"))) return;
  }
}

// Answers with `text` as it is, and hangs up.
std::function<void(RawConnection&)> answer_with(std::string text) {
  return [text = std::move(text)](RawConnection& connection) {
    if (connection.read_request()) connection.send(text);
  };
}

// Never answers.
void fall_silent(RawConnection& connection) {
  connection.wait_for_end();
}

HttpFailureKind kind_of(const HttpOutcome& outcome) {
  REQUIRE(std::holds_alternative<HttpFailure>(outcome));
  return std::get<HttpFailure>(outcome).kind;
}

}  // namespace

TEST_CASE("a request goes out as it is written, with nothing added but host and length") {
  std::string seen;
  RawServer server([&](RawConnection& connection) {
    seen = connection.read_request().value_or("");
    connection.send(reply_text("{\"a\":1}", "X-One: 1\r\nx-two:2  \r\nX-One: 3\r\nX-Empty:\r\n", 201));
  });
  HttpClient client;
  auto request = post(server.url("/a/../b%20c?q=1&r=%2F#part"), "body\n");
  request.method = "PATCH";
  request.headers = {{"X-First", "a  b"}, {"x-empty", ""}, {"Authorization", "Basic x"}};
  const auto response = response_of(client, std::move(request));
  CHECK(seen ==
        "PATCH /a/../b%20c?q=1&r=%2F HTTP/1.1\r\nHost: " + server.url("").substr(7) +
            "\r\nX-First: a  b\r\nx-empty:\r\nAuthorization: Basic x\r\nContent-Length: 5\r\n\r\nbody\n");
  CHECK(response.status == 201);
  CHECK(response.body == "{\"a\":1}");
  CHECK(
      response.headers ==
      HeaderFields{{"x-one", "1"}, {"x-two", "2"}, {"x-one", "3"}, {"x-empty", ""}, {"content-length", "7"}});
  CHECK(response.header("x-one") == "1");
}

TEST_CASE("each method is sent by its name, with a length where a body is usual") {
  std::string seen;
  RawServer server([&](RawConnection& connection) {
    while (auto request = connection.read_request()) {
      seen = *std::move(request);
      connection.send(seen.starts_with("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                                               : reply_text("hello"));
    }
  });
  HttpClient client;
  for (const std::string method : {"GET", "HEAD", "DELETE", "OPTIONS", "POST", "PUT", "PATCH"}) {
    CAPTURE(method);
    auto request = get(server.url());
    request.method = method;
    const auto response = response_of(client, std::move(request));
    CHECK(response.body == (method == "HEAD" ? "" : "hello"));
    CHECK(seen.starts_with(method + " / HTTP/1.1\r\n"));
    const bool has_length = method[0] == 'P';
    CHECK((seen.find("Content-Length: 0\r\n") != std::string::npos) == has_length);
  }
  auto request = post(server.url(), "x");
  request.method = "GET";
  CHECK(response_of(client, std::move(request)).status == 200);
  CHECK(seen.ends_with("Content-Length: 1\r\n\r\nx"));
  CHECK(server.connections() == 1);
}

TEST_CASE("a connection is kept for the next request") {
  RawServer server(answer_all);
  HttpClient client;
  for (int i = 0; i < 5; ++i)
    CHECK(response_of(client, post(server.url(), "x")).body == "hello");
  CHECK(server.connections() == 1);
  CHECK(client.statistics().connected == 1);
  CHECK(client.statistics().answered == 5);

  HttpClient without({.idle_max = Millis(0)});
  response_of(without, get(server.url()));
  response_of(without, get(server.url()));
  CHECK(server.connections() == 3);
}

TEST_CASE("a redirect is an answer like any other") {
  std::atomic<int> requests = 0;
  RawServer server([&](RawConnection& connection) {
    while (connection.read_request()) {
      ++requests;
      connection.send(reply_text("", "Location: http://127.0.0.1:1/\r\n", 302));
    }
  });
  HttpClient client;
  const auto response = response_of(client, get(server.url()));
  CHECK(response.status == 302);
  CHECK(response.header("location") == "http://127.0.0.1:1/");
  CHECK(requests == 1);
}

TEST_CASE("interim replies and trailers add nothing to a reply") {
  RawServer server(
      answer_with("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
                  "HTTP/1.1 200 OK\r\nX-Late: 2\r\nTransfer-Encoding: chunked\r\nTrailer: X-Trailer\r\n\r\n"
                  "5\r\nhello\r\n0\r\nX-Trailer: 3\r\n\r\n"));
  HttpClient client;
  const auto response = response_of(client, get(server.url()));
  CHECK(response.status == 200);
  CHECK(response.body == "hello");
  CHECK(response.header("x-early").empty());
  CHECK(response.header("x-late") == "2");
  CHECK(response.header("x-trailer").empty());
}

TEST_CASE("a connection that ends in the middle of a reply is a failure that may have been delivered") {
  const std::string whole = reply_text("a body that is cut");
  for (const auto& sent : {std::string(), whole.substr(0, 10), whole.substr(0, whole.size() - 1)}) {
    CAPTURE(sent);
    RawServer server(answer_with(sent));
    HttpClient client;
    const auto failure = failure_of(client, post(server.url(), "x"));
    CHECK(failure.kind == HttpFailureKind::Dropped);
    CHECK(failure.maybe_delivered);
    CHECK(server.connections() == 1);
  }
}

TEST_CASE("a request whose kept connection ends is not sent again, not even without a body") {
  for (const std::string method : {"GET", "POST", "DELETE"}) {
    CAPTURE(method);
    std::atomic<int> requests = 0;
    RawServer server([&](RawConnection& connection) {
      for (int i = 0; connection.read_request(); ++i) {
        ++requests;
        if (i == 1) return;
        connection.send(reply_text("hello"));
      }
    });
    HttpClient client;
    auto request = get(server.url());
    request.method = method;
    response_of(client, request);
    const auto failure = failure_of(client, request);
    CHECK(failure.kind == HttpFailureKind::Dropped);
    CHECK(failure.maybe_delivered);
    CHECK(requests == 2);
    CHECK(response_of(client, request).body == "hello");
  }
}

TEST_CASE("what is no HTTP is a failure of the protocol") {
  HttpClient client;
  for (const auto* text :
       {"hello\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello"}) {
    CAPTURE(text);
    RawServer server(answer_with(text));
    CHECK(failure_of(client, get(server.url())).kind == HttpFailureKind::Protocol);
  }
}

TEST_CASE("a server that never answers is left when the time is up, and sees it") {
  Gate left;
  RawServer server([&](RawConnection& connection) {
    connection.wait_for_end();
    static_cast<void>(left.open());
  });
  HttpClient client;
  auto request = get(server.url());
  request.timeout = Millis(50);
  const auto failure = failure_of(client, std::move(request));
  CHECK(failure.kind == HttpFailureKind::Timeout);
  CHECK(failure.maybe_delivered);
  CHECK(left.wait());
}

TEST_CASE("a reply may be as long as the limit and not longer") {
  const std::string body(10'000, 'x');
  RawServer server(answer_with(reply_text(body)));
  HttpClient client;
  auto request = get(server.url());
  request.response_bytes_max = body.size();
  CHECK(response_of(client, request).body == body);
  request.response_bytes_max = body.size() - 1;
  const auto failure = failure_of(client, request);
  CHECK(failure.kind == HttpFailureKind::TooLarge);
  CHECK(failure.maybe_delivered);
}

TEST_CASE("a body without end is left at the limit") {
  Gate left;
  RawServer server([&](RawConnection& connection) {
    connection.read_request();
    connection.send("HTTP/1.1 200 OK\r\n\r\n");
    const std::string block(64 * 1024, 'x');
    while (connection.send(block)) {
    }
    left.open();
  });
  HttpClient client;
  CHECK(failure_of(client, get(server.url())).kind == HttpFailureKind::TooLarge);
  CHECK(left.wait());
}

TEST_CASE("the header of a reply may be as long as the limit, interim replies included, and not longer") {
  const std::string head =
      "HTTP/1.1 200 OK\r\nX-A: " + std::string(1'000, 'a') + "\r\nContent-Length: 0\r\n\r\n";
  const std::string interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
  RawServer server(answer_with(interim + head));
  HttpClient client;
  auto request = get(server.url());
  request.header_bytes_max = interim.size() + head.size();
  CHECK(response_of(client, request).status == 200);
  --request.header_bytes_max;
  CHECK(failure_of(client, request).kind == HttpFailureKind::TooLarge);
}

TEST_CASE("nobody listens: a failure that was not delivered") {
  std::string url;
  {
    const RawServer server(answer_all);
    url = server.url();
  }
  HttpClient client;
  const auto failure = failure_of(client, get(url));
  CHECK(failure.kind == HttpFailureKind::Connect);
  CHECK_FALSE(failure.maybe_delivered);
}

TEST_CASE("what can't or may not be sent is refused before anything is connected") {
  RawServer server(answer_all);
  HttpClient client;
  auto plain = get(server.url());
  plain.allow_plain_http = false;
  CHECK(failure_of(client, plain).kind == HttpFailureKind::NotAllowed);
  for (const auto* url : {"file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/",
                          "dict://127.0.0.1/", "ldap://127.0.0.1/", "ws://127.0.0.1/"}) {
    CAPTURE(url);
    CHECK(failure_of(client, get(url)).kind == HttpFailureKind::NotAllowed);
  }
  const auto port = std::to_string(server.port());
  const std::vector<std::string> urls = {"",
                                         "/path",
                                         "127.0.0.1:" + port,
                                         "http://",
                                         "http://user:secret@127.0.0.1:" + port + "/",
                                         "http://127.0.0.1:" + port + "/a b",
                                         "http://127.0.0.1:" + port + "/\r\nX: 1",
                                         "http://127.0.0.1:99999/",
                                         server.url("/" + std::string(kHttpUrlBytesMax, 'a'))};
  for (const auto& url : urls) {
    CAPTURE(url);
    CHECK(failure_of(client, get(url)).kind == HttpFailureKind::Invalid);
  }
  for (const HeaderFields& headers : {HeaderFields{{"X", "a\r\nY: b"}},
                                      {{"X", "a\nb"}},
                                      {{"X", std::string("a\0b", 3)}},
                                      {{"", "a"}},
                                      {{"X: 1\r\nY", "a"}},
                                      {{"X Y", "a"}},
                                      {{"Host", "a"}},
                                      {{"content-length", "1"}},
                                      {{"Transfer-Encoding", "chunked"}},
                                      {{"Connection", "close"}}}) {
    auto request = get(server.url());
    request.headers = headers;
    CHECK(failure_of(client, request).kind == HttpFailureKind::Invalid);
  }
  for (const auto* method : {"", "GET /", "GET\r\n", "CONNECT"}) {
    auto request = get(server.url());
    request.method = method;
    CHECK(failure_of(client, request).kind == HttpFailureKind::Invalid);
  }
  auto head = post(server.url(), "x");
  head.method = "HEAD";
  CHECK(failure_of(client, head).kind == HttpFailureKind::Invalid);
  CHECK(server.connections() == 0);
}

TEST_CASE("addresses inside are refused however they are written, unless they are allowed") {
  RawServer server(answer_all);
  const RawServer server_v6(answer_all, "::1");
  const auto public_only = std::make_shared<const AddressPolicy>();
  HttpClient client;
  const std::string port = ":" + std::to_string(server.port()) + "/";
  for (const std::string host : {"127.0.0.1", "127.1", "0x7f000001", "0x7f.1", "2130706433", "017700000001",
                                 "0.0.0.0", "0", "localhost", "LOCALHOST", "[::ffff:127.0.0.1]",
                                 "[::ffff:7f00:1]", "%31%32%37.0.0.1", "169.254.169.254"}) {
    CAPTURE(host);
    auto request = get("http://" + host + port);
    request.address_policy = public_only;
    const auto failure = failure_of(client, std::move(request));
    CHECK(failure.kind == HttpFailureKind::NotAllowed);
    CHECK_FALSE(failure.maybe_delivered);
  }
  auto v6 = get(server_v6.url("/", "[::1]"));
  v6.address_policy = public_only;
  CHECK(failure_of(client, v6).kind == HttpFailureKind::NotAllowed);
  CHECK(server.connections() + server_v6.connections() == 0);

  v6.address_policy = std::make_shared<const AddressPolicy>(AddressRules{.hosts = {}, .ranges = {"::1"}});
  CHECK(response_of(client, v6).status == 200);
  auto by_name = get(server.url("/", "localhost"));
  by_name.address_policy =
      std::make_shared<const AddressPolicy>(AddressRules{.hosts = {"localhost"}, .ranges = {}});
  CHECK(response_of(client, by_name).status == 200);
  auto by_range = get("http://0x7f000001" + port);
  by_range.address_policy =
      std::make_shared<const AddressPolicy>(AddressRules{.hosts = {}, .ranges = {"127.0.0.0/8"}});
  CHECK(response_of(client, by_range).status == 200);
}

TEST_CASE("a connection that was made without rules is not used by a request that has some") {
  RawServer server(answer_all);
  HttpClient client;
  auto request = get(server.url());
  response_of(client, request);
  request.address_policy = std::make_shared<const AddressPolicy>();
  const auto failure = failure_of(client, request);
  CHECK(failure.kind == HttpFailureKind::NotAllowed);
  CHECK_FALSE(failure.maybe_delivered);
}

TEST_CASE("a proxy of the environment is used, but not by a request whose address has to be known") {
  std::string seen;
  RawServer proxy([&](RawConnection& connection) {
    while (auto request = connection.read_request()) {
      seen = *std::move(request);
      connection.send(reply_text("by proxy"));
    }
  });
  RawServer server(answer_all);
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  {
    HttpClient client;
    CHECK(response_of(client, get("http://some.invalid/x")).body == "by proxy");
    CHECK(seen.starts_with("GET http://some.invalid/x HTTP/1.1\r\n"));
    auto request = get(server.url());
    request.address_policy =
        std::make_shared<const AddressPolicy>(AddressRules{.hosts = {}, .ranges = {"127.0.0.1"}});
    CHECK(response_of(client, request).body == "hello");
  }
  ::unsetenv("http_proxy");
}

TEST_CASE("connections are bounded in all and for one host, the rest waits, and no host is forgotten") {
  Gate gate;
  const auto hold = [&](RawConnection& connection) {
    while (connection.read_request()) {
      if (!gate.wait() || !connection.send(reply_text("held"))) return;
    }
  };
  RawServer busy(hold);
  RawServer other(hold);
  HttpOutcomes outcomes;
  HttpClient client({.connections_max = 6, .connections_per_host_max = 4});
  for (int i = 0; i < 100; ++i)
    client.submit(get(busy.url()), outcomes.next());
  for (int i = 0; i < 20; ++i)
    client.submit(get(other.url()), outcomes.next());
  REQUIRE(gate.wait_for_arrivals(6));
  CHECK(eventually([&] { return client.statistics().queued == 114; }));
  CHECK(client.statistics().running == 6);
  CHECK(busy.connections() <= 4);
  CHECK(busy.connections() + other.connections() == 6);
  CHECK(gate.arrivals() == 6);
  gate.open();
  CHECK(outcomes.wait_for_all());
  CHECK(outcomes.once_each());
  CHECK(client.statistics().answered == 120);
  CHECK(client.statistics().running + client.statistics().queued == 0);
}

TEST_CASE("a request that waits too long for a connection was not delivered") {
  RawServer server(fall_silent);
  HttpOutcomes outcomes;
  HttpClient client({.connections_max = 1});
  client.submit(get(server.url()), outcomes.next());
  auto request = get(server.url());
  request.timeout = Millis(20);
  client.submit(std::move(request), outcomes.next());
  const auto failure = std::get<HttpFailure>(outcomes.take(1));
  CHECK(failure.kind == HttpFailureKind::Timeout);
  CHECK_FALSE(failure.maybe_delivered);
  client.stop();
}

TEST_CASE("one request more than may wait is refused") {
  Gate gate;
  RawServer server([&](RawConnection& connection) {
    while (connection.read_request())
      if (!gate.wait() || !connection.send(reply_text(""))) return;
  });
  HttpOutcomes outcomes;
  HttpClient client({.connections_max = 1, .queued_max = 2});
  client.submit(get(server.url()), outcomes.next());
  REQUIRE(gate.wait_for_arrivals(1));
  for (int i = 0; i < 3; ++i)
    client.submit(get(server.url()), outcomes.next());
  CHECK(kind_of(outcomes.take(3)) == HttpFailureKind::Busy);
  gate.open();
  CHECK(outcomes.wait_for_all());
  CHECK(client.statistics().answered == 3);
}

TEST_CASE("a request is cancelled while it waits and while it is under way, and its server sees it") {
  Gate left;
  RawServer server([&](RawConnection& connection) {
    connection.wait_for_end();
    left.open();
  });
  HttpOutcomes outcomes;
  HttpClient client({.connections_max = 1});
  const auto running = client.submit(get(server.url()), outcomes.next());
  const auto waiting = client.submit(get(server.url()), outcomes.next());
  REQUIRE(eventually([&] { return server.connections() == 1; }));
  client.cancel(waiting);
  CHECK(kind_of(outcomes.take(1)) == HttpFailureKind::Canceled);
  client.cancel(running);
  CHECK(kind_of(outcomes.take(0)) == HttpFailureKind::Canceled);
  CHECK(left.wait());
  client.cancel(running);
  client.cancel(12'345);
  client.stop();
  CHECK(outcomes.once_each());
}

TEST_CASE("stopping answers everything, and what comes later at once") {
  RawServer server(fall_silent);
  HttpOutcomes outcomes;
  HttpClient client({.connections_max = 10});
  for (int i = 0; i < 100; ++i)
    client.submit(get(server.url()), outcomes.next());
  client.stop();
  CHECK(outcomes.count() == 100);
  client.submit(get(server.url()), outcomes.next());
  CHECK(outcomes.count() == 101);
  CHECK(kind_of(outcomes.take(100)) == HttpFailureKind::Canceled);
  CHECK(outcomes.once_each());
  client.stop();
}

TEST_CASE("requests from many threads, some cancelled, are each answered once") {
  RawServer server(answer_all);
  HttpOutcomes outcomes;
  {
    HttpClient client({.connections_max = 32});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 250; ++i) {
          const auto id = client.submit(post(server.url(), "x"), outcomes.next());
          if (i % 5 == t) client.cancel(id);
        }
      });
    }
    for (auto& thread : threads)
      thread.join();
    CHECK(outcomes.wait_for_all());
    CHECK(client.statistics().answered + client.statistics().failed == 1000);
    CHECK(client.statistics().answered >= 800);
    CHECK(server.connections() <= 32 + 200);  // a cancelled request takes its connection along
  }
  CHECK(outcomes.once_each());
}

TEST_CASE("a callback may submit the next request") {
  RawServer server(answer_all);
  HttpOutcomes outcomes;
  HttpClient client;
  auto last = outcomes.next();
  std::function<void(int)> go = [&](int left) {
    client.submit(get(server.url()), [&, left](HttpOutcome outcome) {
      if (left == 0) return last(std::move(outcome));
      go(left - 1);
    });
  };
  go(10);
  CHECK(std::get<HttpResponse>(outcomes.take(0)).status == 200);
  CHECK(client.statistics().answered == 11);
}
